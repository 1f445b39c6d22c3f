import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatFixed } from '@/lib/format';
import { points, type DriversView } from '@/lib/workspace/driversView';
import { Bar } from './bar';

/** Which pairs of features do more together than each alone. */
export function InteractionsCard({ interactions, source }: { interactions: NonNullable<DriversView['interactions']>; source: string }) {
  const { pairs } = interactions;
  return (
    <Card>
      <ChartFrame
        id="interactions"
        title={interactions.title}
        subtitle={`Mean |SHAP interaction index| in percentage points, the ${formatCount(pairs.length)} strongest pairs, on ${formatCount(interactions.sampleSize)} customers. ${source}`}
        table={{
          columns: [{ header: 'Pair' }, { header: 'Strength, points', numeric: true }],
          rows: pairs.map((pair) => [pair.label, formatFixed(pair.strength * 100, 2)]),
        }}
      >
        <ol className="flex max-w-3xl flex-col gap-1 text-xs">
          {pairs.map((pair) => (
            <li key={pair.label} className="grid grid-cols-[minmax(0,1fr)_2.5rem] items-center gap-x-3 sm:grid-cols-[13rem_minmax(0,1fr)_2.5rem]">
              <span className="max-sm:col-span-full sm:text-right">{pair.label}</span>
              <Bar value={pair.strength} max={pairs[0]!.strength} color="var(--accent)" />
              <span className="numeric text-right font-medium">{points(pair.strength)}</span>
            </li>
          ))}
        </ol>
        <p className="mt-3 text-xs text-text-2">{interactions.sentence}</p>
      </ChartFrame>
    </Card>
  );
}
