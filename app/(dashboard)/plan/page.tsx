import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
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
import { formatCount, formatDate, formatMoneyRounded, formatMonths } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { fittingOverrides } from '@/lib/workspace/plan/fittingOverrides';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { listViews } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { planQueryText, problemText, readPlanQuery } from './planQuery';

export const metadata: Metadata = { title: 'Plan', description: 'Whom to contact this week, with which offer, at what cost and for how much.' };

/** What a plan of the usual settings is saved as: a query is never empty. */
const USUAL = `days=${DEFAULT_PLAN.days}`;
/** After a start the first plan waits for the reasons a little longer than other pages do. */
const PATIENCE_MS = 4000;
const LINK = 'text-accent underline underline-offset-2';

export default async function PlanPage({ searchParams }: PageProps<'/plan'>) {
  const [workspace, params] = await Promise.all([getWorkspace(), searchParams]);
  const { dictionary: { name, snapshotDate, currency } } = workspace.dataset;
  const query = readPlanQuery(params, workspace);
  const reasons = await reasonsWithin(workspace, PATIENCE_MS);
  const about = `${name}: ${formatCount(workspace.activeRows.length)} active customers${snapshotDate ? `, as of ${formatDate(snapshotDate)}` : ''}`;
  const fitting = reasons && fittingOverrides(workspace, reasons, query.settings);
  const view = reasons && fitting && planView(workspace, reasons, fitting.settings);
  if (!reasons || !view || !fitting) {
    return (
      <>
        <PageHeader title="The week’s plan">{about}</PageHeader>
        <NoPlan working={!reasons} workspace={workspace} />
      </>
    );
  }
  const { settings } = fitting;
  const controls = <PlanControls workspace={workspace} query={{ settings, problems: query.problems }} most={view.plan.curve.best.cost} />;
  const notices = <Notices ignored={[...query.ignored, ...fitting.ignored]} workspace={workspace} />;
  const problem = problemText(query);
  if (problem) {
    return (
      <>
        <PageHeader title="No plan was made">{about}</PageHeader>
        <div className="flex flex-col gap-4">
          <Notice tone="problem" title={`No plan was made: ${problem}`}>Correct the field and make the plan.</Notice>
          {notices}
          {controls}
        </div>
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
      <PageHeader title={title}>
        {about}. What it brings is expected, not promised: it rests on <Link href="/assumptions" className={LINK}>assumptions</Link>, and counts only departures within {formatMonths(workspace.assumptions.leaveWithin)}, so it promises less than it brings where an offer keeps people beyond that.
      </PageHeader>
      <div className="flex flex-col gap-4">
        {notices}
        {controls}
        <SavedViews shelf="plans" current={planQueryText(settings) || USUAL} />
        <div className="grid grid-cols-1 gap-4 *:min-w-0 xl:grid-cols-2">
          <PlanTiles workspace={workspace} settings={settings} view={view} />
          <CurveCard view={view} currency={currency} />
        </div>
        <ChangedByHand workspace={workspace} settings={settings} />
        <ComparePlans workspace={workspace} reasons={reasons} settings={settings} view={view} plans={plans} chosen={[params.compare].flat()[0]} />
        {totals.contacted > 0 && <a href="#usual-ways" className={`inline-flex min-h-6 w-fit items-center text-xs min-[87.5rem]:hidden print:hidden ${LINK}`}>Compared with the usual ways, and by offer</a>}
        {/* Beside the list where there is room for both; elsewhere, below fifty rows, the link above leads there. */}
        <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 min-[87.5rem]:grid-cols-[minmax(0,1fr)_22rem]">
          <CallList workspace={workspace} reasons={reasons} settings={settings} page={query.page} view={view} />
          <div className="grid grid-cols-1 items-start gap-4 *:min-w-0 xl:grid-cols-2 min-[87.5rem]:grid-cols-1">
            <UsualWaysCard view={view} currency={currency} />
            <ByOfferCard workspace={workspace} view={view} />
          </div>
        </div>
      </div>
    </>
  );
}

function Notices({ ignored, workspace: { offersProblem } }: { ignored: readonly string[]; workspace: Workspace }): ReactNode {
  return (
    <>
      {ignored.length > 0 && <Notice title="Part of the address was ignored">{ignored.join(' ')}</Notice>}
      {offersProblem && <Notice tone="problem" title="The file of offers cannot be used">{offersProblem} Until it is corrected, others to start from are in use.</Notice>}
    </>
  );
}
