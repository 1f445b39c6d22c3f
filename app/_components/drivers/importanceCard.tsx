import Link from 'next/link';
import { ChartFrame } from '@/app/_components/charts/chartFrame';
import { Card } from '@/app/_components/ui/card';
import { formatCount, formatFixed, MISSING } from '@/lib/format';
import type { DriversView } from '@/lib/workspace/driversView';
import { points } from '@/lib/workspace/driversViewWords';
import { Bar } from './bar';
import { HowComputed } from './howComputed';

/** Two answers to "what counts most", in one order, each feature leading to its own course. */
export function ImportanceCard({ view, source }: { view: DriversView; source: string }) {
  const { rows } = view;
  const loss = (value: number | undefined) => (value === undefined ? MISSING : formatFixed(value, 4));
  const furthest = Math.max(...rows.map((row) => row.shap.mean + row.shap.standardError));
  const costliest = Math.max(...rows.map((row) => (row.permutation ? row.permutation.mean + row.permutation.sd : 0)));
  return (
    <Card>
      <ChartFrame
        id="importance"
        title={view.importanceTitle}
        subtitle={`Left: by how many percentage points a feature moves a customer's probability, up or down, on average over ${formatCount(view.sampleSize)} of the ${formatCount(view.trainedOn)} customers. Right: how much worse the predictions get for all of them when the feature's values are shuffled. ${source}`}
        legend="Choose a feature to see how it works and whom it concerns."
        table={{
          columns: [{ header: 'Feature' }, ...['Mean |SHAP|, points', '± standard error', 'Rise in log loss', '± sd'].map((header) => ({ header, numeric: true })), { header: 'Direction' }],
          rows: rows.map((row) => [row.label, formatFixed(row.shap.mean * 100, 2), formatFixed(row.shap.standardError * 100, 2), loss(row.permutation?.mean), loss(row.permutation?.sd), row.direction]),
        }}
      >
        <div className="grid grid-cols-[minmax(0,1fr)_2.5rem_minmax(0,1fr)_3.5rem] items-center gap-x-2 text-xs sm:grid-cols-[8.5rem_minmax(0,1fr)_2.5rem_minmax(0,1fr)_3.5rem]">
          <p className="col-span-2 pb-1 text-text-2 sm:col-start-2">Moves it by, points</p>
          <p className="col-span-2 pb-1 text-text-2">Worse when shuffled, log loss</p>
          {rows.map((row) => (
            <div key={row.name} className="contents">
              <Link href={{ pathname: '/drivers', query: { feature: row.name }, hash: 'feature' }} className="col-span-full inline-flex min-h-6 items-center font-medium text-accent underline underline-offset-2 max-sm:w-fit sm:col-span-1 sm:justify-self-end sm:text-right">{row.label}</Link>
              <Bar value={row.shap.mean} interval={[row.shap.mean - row.shap.standardError, row.shap.mean + row.shap.standardError]} max={furthest} color="var(--accent)" />
              <span className="numeric text-right font-medium">{points(row.shap.mean)}</span>
              {row.permutation
                ? <Bar value={row.permutation.mean} interval={[row.permutation.mean - row.permutation.sd, row.permutation.mean + row.permutation.sd]} max={costliest} color="var(--text-3)" />
                : <span className="text-text-3">Not measured</span>}
              <span className="numeric text-right font-medium">{loss(row.permutation?.mean)}</span>
            </div>
          ))}
        </div>
        <p className="mt-3 text-xs text-text-2">
          Left: how far a feature moves the probabilities. Right: how much the model needs it to be right. Features that tell much the same share the left bar, and each can stand in for the other, so both look small on the right. {view.agreement}
        </p>
        <HowComputed>
          <p>Left: mean |SHAP value|. Whiskers ± 1 standard error of the sampled customers.</p>
          <p>Right: rise in log loss, in nats, of out-of-bag predictions (each customer by trees that were grown without them) when the feature is shuffled. Whiskers ± 1 sd of the {view.repeats} shuffles.</p>
          <p>Neither whisker includes what training anew would change.</p>
        </HowComputed>
      </ChartFrame>
    </Card>
  );
}
