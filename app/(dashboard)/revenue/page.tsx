import type { Metadata } from 'next';
import Link from 'next/link';
import { HowComputed } from '@/app/_components/drivers/howComputed';
import { BridgeCard } from '@/app/_components/revenue/bridgeCard';
import { OutlookTiles } from '@/app/_components/revenue/outlookTiles';
import { PlanScenarioCard } from '@/app/_components/revenue/planScenarioCard';
import { ScenarioCard } from '@/app/_components/revenue/scenarioCard';
import { WhereCard } from '@/app/_components/revenue/whereCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate, formatMoneyRounded, formatRate } from '@/lib/format';
import { divisionOptions } from '@/lib/workspace/revenuePage/divisions';
import { revenuePage } from '@/lib/workspace/revenuePage/revenuePage';
import { NOT_COUNTED, NOT_IN_RANGE } from '@/lib/workspace/revenuePage/words';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { readRevenueQuery } from './revenueQuery';

export const metadata: Metadata = { title: 'Revenue', description: 'How much revenue will leave within a year, where, and what retaining more would bring.' };

export default async function RevenuePage({ searchParams }: PageProps<'/revenue'>) {
  const workspace = await getWorkspace();
  const { dataset: { dictionary }, activeRows } = workspace;
  const { currency } = dictionary;
  const query = readRevenueQuery(await searchParams, divisionOptions(workspace));
  const view = revenuePage(workspace, query.by);
  const asOf = dictionary.snapshotDate ? `, as of ${formatDate(dictionary.snapshotDate)}` : '';
  return (
    <>
      <PageHeader title="How much revenue will leave, and where">
        {dictionary.name}: {'absence' in view ? `${formatCount(activeRows.length)} active customers` : `${formatMoneyRounded(view.total.revenue, currency)} of monthly revenue from ${formatCount(view.total.customers)} active customers`}{asOf}
      </PageHeader>
      <div className="flex flex-col gap-6">
        {query.ignored.length > 0 && <Notice title="Part of the address was ignored">{query.ignored.join(' ')}</Notice>}
        {'absence' in view ? (
          <Notice title="The revenue that will leave cannot be told">{view.absence}</Notice>
        ) : (
          <>
            {view.withoutCharge > 0 && <Notice title={`${formatCount(view.withoutCharge)} active customers are left out`}>What they pay is not known.</Notice>}
            <section aria-labelledby="outlook-title">
              <h2 id="outlook-title" className="mb-3 text-base/6 font-semibold text-balance">{view.outlookTitle}</h2>
              <OutlookTiles total={view.total} currency={currency} />
              <p className="mt-2 max-w-4xl text-xs text-text-2">{NOT_IN_RANGE} {NOT_COUNTED}</p>
            </section>
            <WhereCard view={view} query={query} currency={currency} />
            <BridgeCard groups={view.groups} total={view.total} currency={currency} source={`${dictionary.name}${asOf}.`} />
            <ScenarioCard workspace={workspace} query={query} />
            <PlanScenarioCard workspace={workspace} />
            <Method grossMargin={formatRate(workspace.assumptions.grossMargin)} grouped={workspace.model !== null} />
          </>
        )}
      </div>
    </>
  );
}

function Method({ grossMargin, grouped }: { grossMargin: string; grouped: boolean }) {
  return (
    <HowComputed>
      <p>Monthly revenue that has left by month h: Σ what each pays × (1 − S(T + h) ÷ S(T)) over the active customers, T the months that each has been there and S the chance to stay so long: of {grouped ? 'their fifth by risk, times how much faster or slower than it they leave by their own details (a proportional hazards model stratified by risk, without the details that grow with time)' : 'all customers, because without a model nothing tells them apart'}. It is not the probability of the customer list times months: that one is of the whole time that the file covers.</p>
      <p>Revenue not received over h months: what has left by month 1, by month 2, … by month h, added up. Who leaves in a month does not pay in it.</p>
      <p>90% range: the middle of 1,000 simulated years with a fixed seed. Each draws what the survival curves may be off by (month by month, from the number of departures seen), what the risk scores may be off by (as if all erred in the same direction), and which customers happen to leave.</p>
      <p>What they pay is today’s. Gross margin {grossMargin}, threshold and risk bands are <Link href="/assumptions" className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">assumptions</Link>.</p>
    </HowComputed>
  );
}
