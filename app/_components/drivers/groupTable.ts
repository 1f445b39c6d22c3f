import type { ChartTable } from '@/app/_components/charts/chartFrame';
import { formatCount, formatRate } from '@/lib/format';
import type { FeatureView } from '@/lib/workspace/driversViewFeature';
import { MARKS } from './markNames';

/** The groups of a feature: what became of them, and what the model says. */
export function observedTable(feature: FeatureView): ChartTable {
  return {
    columns: [{ header: feature.label }, ...['Customers', 'Customers who left', MARKS.left, '95% interval', MARKS.these, MARKS.everyone].map((header) => ({ header, numeric: true }))],
    rows: feature.groups.map((group) => [
      group.label, formatCount(group.count), formatCount(group.churned), formatRate(group.rate), `${formatRate(group.lower)} to ${formatRate(group.upper)}`,
      formatRate(group.outOfBag ?? NaN), formatRate(group.ifEveryone ?? NaN),
    ]),
  };
}
