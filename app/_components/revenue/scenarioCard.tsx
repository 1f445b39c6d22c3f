import Link from 'next/link';
import { Card } from '@/app/_components/ui/card';
import type { RevenueQuery } from '@/app/(dashboard)/revenue/revenueQuery';
import { formatCount, formatCut, formatMoneyRounded, formatRate } from '@/lib/format';
import { MONTHS_AHEAD } from '@/lib/survival/revenueLoss';
import type { Workspace } from '@/lib/workspace/derive';
import { predictedToLeave, retainMore } from '@/lib/workspace/revenuePage/scenario';
import { RetainForm } from './retainForm';

const LINK = 'inline-flex min-h-6 items-center text-accent underline underline-offset-2';

/** What retaining more of those predicted to leave would bring, or why that cannot be said. */
export function ScenarioCard({ workspace, query }: { workspace: Workspace; query: RevenueQuery }) {
  const { dataset: { dictionary: { currency } }, assumptions: { threshold, grossMargin }, modelProblem } = workspace;
  const atRisk = predictedToLeave(workspace);
  const all = retainMore(workspace, 1);
  return (
    <Card id="scenario" labelledBy="scenario-title" className="scroll-mt-4">
      <h2 id="scenario-title" className="text-base/6 font-semibold text-balance">What if we retain more of those predicted to leave?</h2>
      {!atRisk || !all ? (
        <p className="mt-1 text-text-2">Without a model nobody is predicted to leave. {modelProblem?.message} {modelProblem?.remedy}</p>
      ) : (
        <>
          <p className="numeric mt-0.5 mb-3 max-w-4xl text-xs text-text-3">
            {formatCount(atRisk.customers)} active customers are predicted to leave (probability of {formatCut(threshold)} or more, the threshold of the <Link href="/model" className={LINK}>model page</Link>). They pay {formatMoneyRounded(atRisk.revenue, currency)} a month, of which {formatMoneyRounded(atRisk.lost[MONTHS_AHEAD]!, currency)} is expected to leave within {MONTHS_AHEAD} months. Retained is a share of these expected departures; who is kept is kept for the {MONTHS_AHEAD} months.
          </p>
          <RetainForm retain={query.retain} by={query.by} all={all} grossMargin={formatRate(grossMargin)} currency={currency} />
          <p className="mt-3 text-xs text-text-3">Not discounted. The gross margin is an <Link href="/assumptions" className={LINK}>assumption</Link>, and so is the share: no offer has been shown to reach it.</p>
        </>
      )}
    </Card>
  );
}
