import { Beeswarm, BeeswarmKey } from '@/app/_components/charts/beeswarm';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCount, formatNumber, formatProbability } from '@/lib/format';
import type { DriversView } from '@/lib/workspace/driversView';
import { points, signedPoints } from '@/lib/workspace/driversViewWords';
import { HowComputed } from './howComputed';

/** The strongest features, customer by customer: which way each value moves the probability. */
export function BeeswarmCard({ view, source }: { view: DriversView; source: string }) {
  const rows = view.beeswarm;
  const shown = rows[0]?.shapValue.length ?? 0;
  if (shown === 0) return null;
  const order = rows.filter((row) => row.isCategory).map((row) => `${labelWithin(row.label)} from ${row.lowest} to ${row.highest}`).join('; ');
  return (
    <Card>
      <ChartFrame
        id="beeswarm"
        title={view.beeswarmTitle}
        subtitle={`Each dot is one of ${formatCount(shown)} customers: how many percentage points the feature adds to the average of ${formatProbability(view.baseValue)} for them, or takes from it. ${source}`}
        legend={<BeeswarmKey />}
        table={{
          columns: [{ header: 'Feature' }, ...['Mean |SHAP|, points', 'Takes at most', 'Adds at most'].map((header) => ({ header, numeric: true })), { header: 'Direction' }, { header: 'Low colour' }, { header: 'High colour' }],
          rows: rows.map((row) => [row.label, points(row.shap.mean), signedPoints(Math.min(...row.shapValue)), signedPoints(Math.max(...row.shapValue)), row.direction, row.lowest, row.highest]),
        }}
      >
        <Beeswarm
          rows={rows.map((row) => ({ label: row.label, values: row.shapValue.map((value) => value * 100), ranks: row.rank }))}
          summary={`${view.beeswarmTitle}. ${rows.slice(0, 3).map((row) => `${row.label}: ${row.direction.toLowerCase()}.`).join(' ')} The table below has all of them.`}
          format={(value) => (value > 0 ? `+${formatNumber(value)}` : formatNumber(value))}
        />
        <p className="mt-2 text-xs text-text-2">Right of the line raises the probability, left lowers it. A value that is not known counts as the lowest.{order && ` The colours of a category follow the order of its values in the data dictionary: ${order}.`}</p>
        <HowComputed>
          <p>Each dot is a SHAP value: the feature's fair share of the difference between the customer's probability and the average. The shares of all features add up to that difference.</p>
        </HowComputed>
      </ChartFrame>
    </Card>
  );
}
