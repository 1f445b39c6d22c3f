import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { DataTable } from '@/app/_components/ui/dataTable';
import { formatCount, formatFixed, formatRate } from '@/lib/format';
import type { Combination, InteractionsView } from '@/lib/workspace/driversViewPairs';
import { points } from '@/lib/workspace/driversViewWords';
import { Bar } from './bar';
import { HowComputed } from './howComputed';

/** Which pairs of features act together, and beside them what became of the customers along the strongest. */
export function InteractionsCard({ interactions, source }: { interactions: InteractionsView; source: string }) {
  const { pairs, combinations } = interactions;
  return (
    <Card>
      <ChartFrame
        id="interactions"
        title={interactions.title}
        subtitle={`How far two features together move a customer's probability beyond what each does alone: the ${formatCount(pairs.length)} strongest pairs, in percentage points on average, on ${formatCount(interactions.sampleSize)} customers. ${source}`}
        table={{
          columns: [{ header: 'Pair' }, { header: 'Strength, points', numeric: true }],
          rows: pairs.map((pair) => [pair.label, formatFixed(pair.strength * 100, 2)]),
        }}
      >
        <div className="grid grid-cols-1 gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <ol className="flex flex-col gap-1 text-xs">
            {pairs.map((pair) => (
              <li key={pair.label} className="grid grid-cols-[minmax(0,1fr)_2.5rem] items-center gap-x-3 sm:grid-cols-[13rem_minmax(0,1fr)_2.5rem]">
                <span className="max-sm:col-span-full sm:text-right">{pair.label}</span>
                <Bar value={pair.strength} max={pairs[0]!.strength} color="var(--accent)" />
                <span className="numeric text-right font-medium">{points(pair.strength)}</span>
              </li>
            ))}
          </ol>
          <div className="flex flex-col gap-2 text-xs text-text-2">
            <p>{interactions.sentence}</p>
            {combinations && <Combinations combinations={combinations} />}
          </div>
        </div>
        <HowComputed>
          <p>Mean |SHAP interaction index| in percentage points: the part of a prediction that neither feature of a pair adds alone, its size averaged over the sampled customers.</p>
          {combinations && <p>Combinations: those who left ÷ customers of both groups, over the file’s whole window, with 95% Wilson intervals.</p>}
        </HowComputed>
      </ChartFrame>
    </Card>
  );
}

function Combinations({ combinations: { features: [first, second], sentence, shown } }: { combinations: NonNullable<InteractionsView['combinations']> }) {
  return (
    <>
      <p className="font-medium text-text">{sentence}</p>
      <DataTable<Combination>
        caption="The combinations with the highest and the lowest share that left"
        columns={[
          { header: first, cell: ({ labels }) => labels[0] },
          { header: second, cell: ({ labels }) => labels[1] },
          { header: 'Customers', numeric: true, cell: ({ count }) => formatCount(count) },
          { header: 'Left', numeric: true, cell: ({ rate }) => formatRate(rate) },
          { header: '95% interval', numeric: true, wideOnly: true, cell: ({ lower, upper }) => `${formatRate(lower)} to ${formatRate(upper)}` },
        ]}
        rows={shown}
        rowKey={({ labels }) => labels.join('|')}
      />
    </>
  );
}
