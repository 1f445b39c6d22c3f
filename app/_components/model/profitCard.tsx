import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import { formatCount, formatMoney, formatMoneyRounded, formatNumber, formatRate } from '@/lib/format';
import { formatCut } from '@/lib/workspace/cut';
import type { ModelView } from '@/lib/workspace/modelView';
import { ProfitChart } from './cutCharts';
import { FOREST_COLOR } from './look';

const TABLE_STEP = 5;

/** What a campaign at each cut is expected to bring, under assumptions that stand beside it. */
export function ProfitCard({ view: { profit, counts, n } }: { view: ModelView }) {
  if ('absence' in profit) return <Card><Notice title="No profit curve">{profit.absence}</Notice></Card>;
  const { best, perCustomer, lower, upper, saveRate } = profit;
  const money = (value: number) => formatMoney(value, counts.currency);
  const bestCut = counts.cuts[best]!;
  const title = perCustomer[best]! > 0
    ? `Contacting from ${formatCut(bestCut)} on is expected to earn most: ${money(perCustomer[best]!)} per customer`
    : 'Under these assumptions no threshold is expected to earn anything';
  const printed = counts.cuts.flatMap((cut, i) => (i % TABLE_STEP === 0 || i === best || cut === counts.inUse || i === counts.cuts.length - 1 ? [i] : []));
  return (
    <Card>
      <ChartFrame
        id="profit"
        title={title}
        subtitle={`Profit of one campaign by threshold, per customer of the base, contacted or not (Verbraken et al. 2013). The base: ${formatCount(n)} customers, out of bag, ${formatRate(counts.positives / n)} of whom left. All costs are assumed, not measured.`}
        legend={<><LegendItem color={FOREST_COLOR}>Expected</LegendItem><LegendItem color={FOREST_COLOR} shape="band">Save rate {formatRate(saveRate.lower)} to {formatRate(saveRate.upper)}</LegendItem><LegendItem color="var(--text-3)" shape="dashed">Nobody contacted</LegendItem></>}
        table={{
          columns: ['Threshold', 'Contacted', 'Profit per customer', 'At the low save rate', 'At the high save rate'].map((header) => ({ header, numeric: true })),
          rows: printed.map((i) => [formatCut(counts.cuts[i]!), formatCount(counts.truePositives[i]! + counts.falsePositives[i]!), ...[perCustomer, lower, upper].map((column) => money(column[i]!))]),
        }}
      >
        <ProfitChart title={title} lower={lower} upper={upper} best={best} currency={counts.currency} />
      </ChartFrame>
      <p className="numeric mt-3 text-text-2">
        Expected maximum profit (EMP): <strong className="font-semibold text-text">{money(profit.emp)}</strong> per customer, by contacting the {formatRate(profit.fraction)} with the highest scores on average over the save rate.
      </p>
      <p className="numeric mt-2 text-xs text-text-3">
        Assumed, not measured: a contact costs {money(profit.contactCost)}, an accepted offer {money(profit.incentiveCost)}; whoever would have stayed accepts it too; of those who would leave it keeps{' '}
        {formatRate(saveRate.mean)} on average (Beta({formatNumber(saveRate.a)}, {formatNumber(saveRate.b)})), each worth the average lifetime value of the active customers, {formatMoneyRounded(profit.clv, counts.currency)}.
        Contacting a customer of that value pays from {formatRate(profit.paysFrom)} on. The costs are set in assumptions.json of the dataset.
      </p>
    </Card>
  );
}
