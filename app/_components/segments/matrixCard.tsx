import Link from 'next/link';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { ValueRiskMatrix } from '@/app/_components/charts/valueRiskMatrix';
import { Card } from '@/app/_components/ui/card';
import { numberByRole } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { roleLabel } from '@/lib/dataset/roleWords';
import { formatCount, formatCut, formatMoney, formatMoneyRounded, formatRate } from '@/lib/format';
import type { QuadrantId } from '@/lib/segments/quadrants';
import { shareFrom, topText } from '@/lib/segments/ruleSegments';
import type { Workspace } from '@/lib/workspace/derive';
import { quadrantRows, tooNewText, valueRiskMatrix, type Quadrant } from '@/lib/workspace/segmentsPage/valueRiskMatrix';
import { AbsentCard } from './absentCard';

/** The active customers by what they pay and how likely they are to leave, and what to do with each quarter. */
export function MatrixCard({ workspace, source }: { workspace: Workspace; source: string }) {
  const view = valueRiskMatrix(workspace);
  if ('absence' in view) return <AbsentCard id="matrix" title="Value and risk">{view.absence}</AbsentCard>;
  const { dataset: { dictionary }, assumptions } = workspace;
  const { currency } = dictionary;
  const chargeLabel = roleLabel(dictionary, 'monthlyCharge');
  const { cuts, total, withoutCharge, tooNew, bins } = view;
  const payMuch = shareFrom(numberByRole(workspace.dataset, 'monthlyCharge')!, workspace.activeRows, cuts.highValueFrom);
  return (
    <Card id="matrix" className="scroll-mt-4">
      <ChartFrame
        id="matrix-chart"
        title={view.title}
        subtitle={`${formatCount(total.customers)} active customers${withoutCharge > 0 ? ` of whom it is known what they pay (${formatCount(withoutCharge)} are not shown)` : ''}. ${tooNew > 0 ? `${tooNewText(tooNew)}. ` : ''}Value is the ${labelWithin(chargeLabel)}, not the lifetime value, which has the risk in it already. ${source}`}
        legend={<span><span aria-hidden className="mr-1.5 inline-block size-2.5 bg-accent" />Customers: areas in proportion, the largest stands for {formatCount(Math.max(...bins.map(({ customers }) => customers)))}; the smallest are drawn larger, to be seen</span>}
        table={{
          columns: [{ header: 'Quadrant' }, ...['Customers', 'Share', 'Pay a month', 'Revenue at risk a month'].map((header) => ({ header, numeric: true }))],
          rows: quadrantRows(view, currency),
        }}
      >
        <div className="grid grid-cols-1 items-start gap-x-8 gap-y-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] print:grid-cols-[minmax(0,1fr)_minmax(0,20rem)]">
          <ValueRiskMatrix view={view} currency={currency} chargeLabel={chargeLabel} href={quadrantHref} />
          <div className="flex flex-col gap-3">
            <Quadrants quadrants={view.quadrants} currency={currency} />
            <p className="text-xs text-text-2">Pays much: the top {topText(assumptions.segments.highValueShare, payMuch)} of active customers, {formatMoney(cuts.highValueFrom, currency)} a month or more. Predicted to leave: a probability of {formatCut(cuts.threshold)} or more, the threshold of the <Link href="/model" className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">model page</Link>.</p>
          </div>
        </div>
      </ChartFrame>
    </Card>
  );
}

/** In the order in which they lie on the drawing. */
function Quadrants({ quadrants, currency }: { quadrants: readonly Quadrant[]; currency: string }) {
  const placed = quadrants.toSorted((a, b) => Number(b.highValue) - Number(a.highValue) || Number(a.leaving) - Number(b.leaving));
  return (
    <ul className="grid grid-cols-2 gap-2" aria-label="Quadrants">
      {placed.map(({ id, label, text, customers, share, charge, atRisk }) => (
        <li key={id} data-quadrant={id} className="numeric flex flex-col rounded-control border border-border p-3">
          <Link href={quadrantHref(id)} className="inline-flex min-h-6 w-fit items-center font-semibold text-accent underline underline-offset-2">{label}</Link>
          <span className="mt-0.5">{formatCount(customers)} <span className="text-text-3">({formatRate(share)})</span></span>
          <dl className="mt-0.5 flex flex-wrap justify-between gap-x-3">
            <dt className="text-text-3">Pay a month</dt><dd>{formatMoneyRounded(charge, currency)}</dd>
          </dl>
          <dl className="flex flex-wrap justify-between gap-x-3">
            <dt className="text-text-3">Revenue at risk</dt><dd>{formatMoneyRounded(atRisk, currency)}</dd>
          </dl>
          <span className="mt-1 text-xs text-text-3">They {text}.</span>
        </li>
      ))}
    </ul>
  );
}

/** The list of the customers in a quadrant: all of them are active. */
function quadrantHref(id: QuadrantId) {
  return { pathname: '/customers' as const, query: { quadrant: id } };
}
