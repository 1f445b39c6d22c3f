import type { Metadata } from 'next';
import Link from 'next/link';
import { ByOfferCard } from '@/app/_components/plan/byOfferCard';
import { CallList } from '@/app/_components/plan/callList';
import { ChangedByHand } from '@/app/_components/plan/changedByHand';
import { ComparePlans } from '@/app/_components/plan/comparePlans';
import { CurveCard } from '@/app/_components/plan/curveCard';
import { NoPlan } from '@/app/_components/plan/noPlan';
import { PlanControls } from '@/app/_components/plan/planControls';
import { PlanTiles } from '@/app/_components/plan/planTiles';
import { UsualWaysCard } from '@/app/_components/plan/usualWaysCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Notice } from '@/app/_components/ui/notice';
import { SavedViews } from '@/app/_components/views/savedViews';
import { formatCount, formatDate, formatMoneyRounded } from '@/lib/format';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { listViews } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { planQueryText, readPlanQuery } from './planQuery';

export const metadata: Metadata = { title: 'Plan', description: 'Whom to contact this week, with which offer, at what cost and for how much.' };

/** What a plan of the usual settings is saved as: a query is never empty. */
const USUAL = `days=${DEFAULT_PLAN.days}`;
/** After a start the first plan waits for the reasons a little longer than other pages do. */
const PATIENCE_MS = 4000;

export default async function PlanPage({ searchParams }: PageProps<'/plan'>) {
  const [workspace, params] = await Promise.all([getWorkspace(), searchParams]);
  const { dictionary: { name, snapshotDate, currency } } = workspace.dataset;
  const query = readPlanQuery(params, workspace);
  const reasons = await reasonsWithin(workspace, PATIENCE_MS);
  const view = reasons && planView(workspace, reasons, query.settings);
  const about = `${name}: ${formatCount(workspace.activeRows.length)} active customers${snapshotDate ? `, as of ${formatDate(snapshotDate)}` : ''}`;
  if (!reasons || !view) {
    return (
      <>
        <PageHeader title="The week’s plan">{about}</PageHeader>
        <NoPlan working={!reasons} workspace={workspace} />
      </>
    );
  }
  const { views: plans } = await listViews('plans');
  const { totals } = view;
  const title = totals.contacted === 0
    ? 'Nobody to contact under these settings'
    : `Contact ${formatCount(totals.contacted)} customers for ${formatMoneyRounded(totals.cost, currency)}: ${formatMoneyRounded(totals.value, currency)} more than doing nothing`;
  return (
    <>
      <PageHeader title={title}>{about}. What it brings is expected, not promised: it rests on <Link href="/assumptions" className="text-accent underline underline-offset-2">assumptions</Link>.</PageHeader>
      <div className="flex flex-col gap-4">
        {query.ignored.length > 0 && <Notice title="Part of the address was ignored">{query.ignored.join(' ')}</Notice>}
        {workspace.offersProblem && <Notice tone="problem" title="The file of offers cannot be used">{workspace.offersProblem} Until it is corrected, the bundled offers are in use.</Notice>}
        <PlanControls workspace={workspace} query={query} view={view} />
        <SavedViews shelf="plans" current={planQueryText(query.settings) || USUAL} />
        <PlanTiles workspace={workspace} view={view} />
        <ChangedByHand workspace={workspace} settings={query.settings} />
        <CallList workspace={workspace} reasons={reasons} query={query} view={view} />
        <ComparePlans workspace={workspace} reasons={reasons} query={query} view={view} plans={plans} chosen={[params.compare].flat()[0]} />
        <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 xl:grid-cols-2">
          <CurveCard view={view} currency={currency} />
          <div className="flex flex-col gap-4">
            <UsualWaysCard view={view} currency={currency} />
            <ByOfferCard workspace={workspace} view={view} />
          </div>
        </div>
      </div>
    </>
  );
}
