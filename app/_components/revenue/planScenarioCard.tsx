import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatCount, formatMoneyRounded, formatRate } from '@/lib/format';
import { betaMean } from '@/lib/stats/beta';
import type { Workspace } from '@/lib/workspace/derive';
import { reasonsWithin } from '@/lib/workspace/offers/reasonsWithin';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import { planView } from '@/lib/workspace/plan/planView';
import { withPlan } from '@/lib/workspace/revenuePage/scenario';
import { ScenarioFigures } from './scenarioFigures';

const LINK = 'text-accent underline underline-offset-2';

/** What the week's plan would change in the coming year. */
export async function PlanScenarioCard({ workspace }: { workspace: Workspace }) {
  const { dataset: { dictionary: { currency } }, assumptions: { grossMargin }, activeRows, offers: { applicable } } = workspace;
  const reasons = await reasonsWithin(workspace);
  const view = reasons && planView(workspace, reasons, DEFAULT_PLAN);
  const saveRates = applicable.map(({ offer: { saveRate } }) => betaMean(saveRate.a, saveRate.b));
  const scenario = view && withPlan(workspace, new Map(view.contacted.map(({ customer, offer }) => [activeRows[customer]!, saveRates[offer]!])));
  return (
    <Card id="plan-scenario" labelledBy="plan-scenario-title" className="scroll-mt-4">
      <h2 id="plan-scenario-title" className="text-base/6 font-semibold text-balance">What if we apply the plan?</h2>
      {view && scenario ? (
        <>
          <p className="numeric mt-0.5 mb-3 max-w-4xl text-xs text-text-3">
            The <Link href="/plan" className={LINK}>week’s plan</Link> under its usual settings: {formatCount(view.totals.contacted)} customers contacted for {formatMoneyRounded(view.totals.cost, currency)}. Of those who would leave, each offer keeps its save rate, for the year.
          </p>
          <ScenarioFigures scenario={scenario} grossMargin={formatRate(grossMargin)} currency={currency} />
          <p className="mt-3 text-xs text-text-3">Within 12 months; the plan’s own value counts the whole horizon of the lifetime value, and takes the cost off.</p>
        </>
      ) : (
        <p className="mt-1 text-text-2">{reasons ? `A plan needs columns with ${COLUMN_FOR.tenure} and with ${COLUMN_FOR.monthlyCharge}.` : 'The plan is still being worked out after the start: load the page again in a few seconds.'}</p>
      )}
    </Card>
  );
}
