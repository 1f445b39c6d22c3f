import { Beeswarm, BeeswarmKey } from '@/app/_components/charts/beeswarm';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatNumber, formatProbability } from '@/lib/format';
import { points, signedPoints, type DriversView } from '@/lib/workspace/driversView';

/** The strongest features, customer by customer: which way each value moves the probability. */
export function BeeswarmCard({ view, source }: { view: DriversView; source: string }) {
  const rows = view.beeswarm;
  const shown = rows[0]?.shapValue.length ?? 0;
  if (shown === 0) return null;
  return (
    <Card>
      <ChartFrame
        id="beeswarm"
        title={view.beeswarmTitle}
        subtitle={`Each dot is one of ${formatCount(shown)} customers: percentage points that the feature adds to the average of ${formatProbability(view.baseValue)} (SHAP value) for them. ${source}`}
        legend={<BeeswarmKey />}
        table={{
          columns: [{ header: 'Feature' }, ...['Mean |SHAP|, points', 'Lowest', 'Highest'].map((header) => ({ header, numeric: true })), { header: 'Direction' }],
          rows: rows.map((row) => [row.label, points(row.shap.mean), signedPoints(Math.min(...row.shapValue)), signedPoints(Math.max(...row.shapValue)), row.direction]),
        }}
      >
        <Beeswarm
          rows={rows.map((row) => ({ label: row.label, values: row.shapValue.map((value) => value * 100), ranks: row.rank }))}
          summary={`${view.beeswarmTitle}. ${rows.slice(0, 3).map((row) => `${row.label}: ${row.direction.toLowerCase()}.`).join(' ')} The table below has all of them.`}
          format={(value) => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value))}
        />
        <p className="mt-2 text-xs text-text-2">Right of the line raises the probability, left lowers it. The colours of a category follow the order of its values in the data dictionary; a value that is not known counts as the lowest.</p>
      </ChartFrame>
    </Card>
  );
}
