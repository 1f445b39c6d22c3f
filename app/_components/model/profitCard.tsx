import { ChartFrame, LegendItem } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { Notice } from '@/app/_components/ui/notice';
import type { Dictionary } from '@/lib/dataset/schema';
import { formatCount, formatCut, formatDate, formatMoney, formatMoneyRounded, formatNumber, formatRate } from '@/lib/format';
import type { ModelView } from '@/lib/workspace/modelView';
import { ProfitChart } from './cutCharts';
import { ReferenceItem } from './legend';
import { FOREST_COLOR } from './look';

const TABLE_STEP = 5;

/** What a campaign at each cut would have brought in hindsight, under assumptions that stand beside it. */
export function ProfitCard({ view: { profit, counts, n }, window }: { view: ModelView; window: Dictionary['observationWindow'] }) {
  if ('absence' in profit) return <Card><Notice title="No profit curve">{profit.absence}</Notice></Card>;
  const { best, perCustomer, lower, upper, saveRate, emp } = profit;
  const money = (value: number) => formatMoney(value, counts.currency);
  const title = perCustomer[best]! > 0
    ? `In hindsight over the whole window, contacting from ${formatCut(counts.cuts[best]!)} on would have earned most: ${money(perCustomer[best]!)} per customer`
    : 'Under these assumptions no threshold would have earned anything, even in hindsight';
  const wholeWindow = window ? `the whole window, ${formatDate(window.start)} to ${formatDate(window.end)}` : 'the whole window of the file';
  const printed = counts.cuts.flatMap((cut, i) => (i % TABLE_STEP === 0 || i === best || cut === counts.inUse || i === counts.cuts.length - 1 ? [i] : []));
  return (
    <Card>
      <ChartFrame
        id="profit"
        title={title}
        subtitle={
          <>
            A comparison, as if one campaign had reached every customer of the file before they left ({wholeWindow}). <strong className="font-medium text-text">Not a forecast of what contacting today’s customers earns</strong>: some of these customers are gone, and far
            fewer leave in any one month. Per customer of the base, contacted or not (Verbraken et al. 2013): {formatCount(n)} customers, out of bag, {formatRate(counts.positives / n)} of whom left. All costs are assumed, not measured.
          </>
        }
        legend={<><LegendItem color={FOREST_COLOR}>At the mean save rate</LegendItem><LegendItem color={FOREST_COLOR} shape="band">Save rate {formatRate(saveRate.lower)} to {formatRate(saveRate.upper)}</LegendItem><ReferenceItem>Nobody contacted</ReferenceItem></>}
        table={{
          columns: ['Threshold', 'Contacted', 'Profit per customer', 'At the low save rate', 'At the high save rate'].map((header) => ({ header, numeric: true })),
          rows: printed.map((i) => [formatCut(counts.cuts[i]!), formatCount(counts.truePositives[i]! + counts.falsePositives[i]!), ...[perCustomer, lower, upper].map((column) => money(column[i]!))]),
        }}
      >
        <ProfitChart title={title} lower={lower} upper={upper} best={best} currency={counts.currency} />
      </ChartFrame>
      <p className="numeric mt-3 text-text-2">
        To compare models by, in the same hindsight: expected maximum profit (EMP) is <strong className="font-semibold text-text">{money(emp.forest.emp)}</strong> per customer for the forest, by contacting the {formatRate(emp.forest.fraction)} with the highest scores,
        and <strong className="font-semibold text-text">{money(emp.logisticRegression.emp)}</strong> for logistic regression, by contacting {formatRate(emp.logisticRegression.fraction)}; both on predictions for customers not seen, averaged over the save rate.
      </p>
      <p className="numeric mt-2 text-xs text-text-3">
        Assumed, not measured: a contact costs {money(profit.contactCost)}, an accepted offer {money(profit.incentiveCost)}; whoever would have stayed accepts it too; of those who would leave it keeps{' '}
        {formatRate(saveRate.mean)} on average (Beta({formatNumber(saveRate.a)}, {formatNumber(saveRate.b)})), each valued at the average lifetime value of the active customers, {formatMoneyRounded(profit.clv, counts.currency)}, which is generous;
        being contacted does no harm. Under all this the formula breaks even at a probability of {formatRate(profit.breakEven)}. The costs are set in assumptions.json of the dataset. What to do with a customer is a separate rule: the bands on their page.
      </p>
    </Card>
  );
}
