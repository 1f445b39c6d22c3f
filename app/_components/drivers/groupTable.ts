import type { ChartTable } from '@/app/_components/charts/chartFrame';
import { formatCount, formatProbability, formatRate, MISSING } from '@/lib/format';
import type { FeatureView } from '@/lib/workspace/driversViewFeature';

/** The groups of a feature: what the model says, and what became of them. */
export function observedTable(feature: FeatureView): ChartTable {
  return {
    columns: [{ header: feature.label }, ...['Customers', 'Left', 'Share that left', '95% interval', 'Model'].map((header) => ({ header, numeric: true }))],
    rows: feature.groups.map((group) => [
      group.label, formatCount(group.count), formatCount(group.churned), formatRate(group.rate), `${formatRate(group.lower)} to ${formatRate(group.upper)}`,
      group.probability === null ? MISSING : formatProbability(group.probability),
    ]),
  };
}
