import type { Metadata } from 'next';
import { DriversCard } from '@/app/_components/overview/driversCard';
import { GroupsCard } from '@/app/_components/overview/groupsCard';
import { KpiCard } from '@/app/_components/overview/kpiCard';
import { LikeliestCard } from '@/app/_components/overview/likeliestCard';
import { PeriodSwitch } from '@/app/_components/overview/periodSwitch';
import { PlanFirstCard } from '@/app/_components/overview/planFirstCard';
import { SaveListCard } from '@/app/_components/overview/saveListCard';
import { SegmentsCard } from '@/app/_components/overview/segmentsCard';
import { TenureCard } from '@/app/_components/overview/tenureCard';
import { TrendCard } from '@/app/_components/overview/trendCard';
import { panelData } from '@/app/_components/predict/panelData';
import { PredictPanel } from '@/app/_components/predict/predictPanel';
import { RevenueCard } from '@/app/_components/revenue/revenueCard';
import { PageHeader } from '@/app/_components/shell/pageHeader';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatDate } from '@/lib/format';
import { ALL_CUSTOMERS } from '@/lib/workspace/customerList/customerList';
import { customersView } from '@/lib/workspace/customerList/customersView';
import { getOverview } from '@/lib/workspace/server/queries';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { weekPlan } from '@/lib/workspace/weekPlan';
import { readOverviewQuery } from './overviewQuery';

export const metadata: Metadata = { title: 'Overview', description: 'Churn, retention and revenue at risk of the period, their course, and whom to call first.' };

export default async function OverviewPage({ searchParams }: PageProps<'/'>) {
  const workspace = await getWorkspace();
  const { dictionary, rowCount } = workspace.dataset;
  const query = readOverviewQuery(await searchParams, dictionary);
  const view = getOverview(workspace, query.period, query.by, query.listed);
  const plan = await weekPlan(workspace, query.listed);
  const panel = panelData(workspace);
  const source = dictionary.snapshotDate ? `${dictionary.name}, ${formatDate(dictionary.snapshotDate)}.` : `${dictionary.name}.`;

  return (
    <>
      <PageHeader title={view.periodLabel ? `Overview, ${view.periodLabel}` : 'Overview'} aside={view.periodLabel && <PeriodSwitch query={query} />}>
        {dictionary.name}: {formatCount(rowCount)} customers in the file, {formatCount(workspace.activeRows.length)} active{dictionary.snapshotDate && ` on ${formatDate(dictionary.snapshotDate)}`}
      </PageHeader>
      <div className="flex flex-col gap-6">
        {query.ignored.length > 0 && <Notice title="Part of the address was ignored">{query.ignored.join(' ')}</Notice>}
        {view.modelProblem && (
          <Notice tone="problem" title="No predictions right now">{view.modelProblem.message} {view.modelProblem.remedy} The numbers that need no model are below.</Notice>
        )}
        <div className="grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4 xl:grid-cols-5 max-md:[&>:last-child]:col-span-2">
          {view.cards.map((card) => <KpiCard key={'metric' in card ? card.metric.id : card.label} card={card} currency={view.currency} />)}
        </div>
        <div className={`grid grid-cols-1 items-start gap-6 ${panel.definition ? 'xl:grid-cols-[minmax(0,1fr)_340px]' : ''}`}>
          <div className="flex min-w-0 flex-col gap-6">
            {view.trend && <TrendCard trend={view.trend} source={source} />}
            {view.tenure && <TenureCard tenure={view.tenure} absence={view.trendAbsence!} source={source} />}
            {!view.trend && !view.tenure && <Notice title="No course of churn to show">{view.trendAbsence}</Notice>}
            {/* On a phone whom to call comes before how it went. */}
            {plan.state === 'ready' ? (
              <div className="max-md:order-first"><PlanFirstCard plan={plan} months={workspace.assumptions.leaveWithin} currency={view.currency} saveNow={view.saveList?.saveNow ?? null} query={query} /></div>
            ) : view.saveList ? (
              <div className="max-md:order-first"><SaveListCard saveList={view.saveList} plan={plan} dictionary={workspace.dataset.dictionary} source={source} query={query} /></div>
            ) : workspace.model && (
              <div className="max-md:order-first empty:hidden"><LikeliestCard rows={customersView(workspace, { ...ALL_CUSTOMERS, status: 'active' }).rows} source={source} /></div>
            )}
            <RevenueCard workspace={workspace} />
            <div className="grid grid-cols-1 items-start gap-6 md:grid-cols-2">
              <SegmentsCard breakdown={view.segments} source={source} />
              <div className="flex min-w-0 flex-col gap-6">
                {view.groups && <GroupsCard groups={view.groups} query={query} periodLabel={view.periodLabel} source={source} />}
                {view.drivers && <DriversCard drivers={view.drivers} source={source} />}
              </div>
            </div>
          </div>
          {panel.definition && (
            <Card className="xl:sticky xl:top-6 xl:max-h-[calc(100dvh-3rem)] xl:overflow-y-auto" labelledBy="predict-title">
              <h2 id="predict-title" className="mb-3 text-base/6 font-semibold">Will this customer leave?</h2>
              <PredictPanel definition={panel.definition} initial={panel.initial} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}
