'use client';
import { formatCut } from '@/lib/format';
import { LineChart } from '@/app/_components/charts/lineChart';
import { ticks, ticksFromZero } from '@/app/_components/charts/scale';
import type { ModelCurves } from '@/lib/workspace/modelCurves';
import { useDrawnCut } from './cutContext';
import { FOREST_COLOR, SHARE_TICKS } from './look';

// Charts whose curves stand still while the cut moves on them.

const PROBABILITY = [0, 0.2, 0.4, 0.6, 0.8, 1];

export function RocChart({ title, curve }: { title: string; curve: ModelCurves['roc'] }) {
  const { cut, figures } = useDrawnCut();
  return (
    <LineChart
      id="roc-chart"
      title={title}
      data={curve.map((row) => ({ ...row }))}
      x={{ key: 'falsePositiveRate', label: 'Flagged of those who stayed', ticks: SHARE_TICKS, format: 'percent' }}
      y={{ label: 'Flagged of those who left', ticks: SHARE_TICKS, format: 'percent' }}
      lines={[
        { key: 'logisticRegression', label: 'Logistic regression', color: 'var(--text-2)', dashed: true },
        { key: 'forest', label: 'Forest', color: FOREST_COLOR },
      ]}
      references={[[{ x: 0, y: 0 }, { x: 1, y: 1 }]]}
      marker={{ x: figures.falsePositiveRate, y: figures.recall, text: formatCut(cut) }}
    />
  );
}

export function PrecisionRecallChart({ title, curve, baseRate }: { title: string; curve: ModelCurves['precisionRecall']; baseRate: number }) {
  const { cut, figures } = useDrawnCut();
  return (
    <LineChart
      id="precision-recall-chart"
      title={title}
      data={curve.map((row) => ({ ...row }))}
      x={{ key: 'recall', label: 'Recall: flagged of those who left', ticks: SHARE_TICKS, format: 'percent' }}
      y={{ label: 'Precision: left, of those flagged', ticks: SHARE_TICKS, format: 'percent' }}
      lines={[{ key: 'precision', label: 'Precision', color: FOREST_COLOR }]}
      references={[[{ x: 0, y: baseRate }, { x: 1, y: baseRate }]]}
      marker={{ x: figures.recall, y: figures.precision, text: formatCut(cut) }}
    />
  );
}

export function ScoreChart({ title, bins }: { title: string; bins: ModelCurves['scores'] }) {
  const { cut } = useDrawnCut();
  const axis = ticksFromZero(Math.max(...bins.flatMap((bin) => [bin.left, bin.stayed])));
  const data = bins.map(({ from, left, stayed }) => ({ from, left, stayed }));
  return (
    <LineChart
      id="scores-chart"
      title={title}
      // A step ends where the next one begins, so the last one needs an end.
      data={[...data, { ...data.at(-1)!, from: 1 }]}
      x={{ key: 'from', label: 'Probability, out of bag', ticks: PROBABILITY, format: 'percent' }}
      y={{ label: 'Share of each group in 5-point bins', ticks: axis, format: 'percent' }}
      lines={[
        { key: 'stayed', label: 'Of those who stayed', color: 'var(--retention)', steps: true },
        { key: 'left', label: 'Of those who left', color: 'var(--churn)', steps: true },
      ]}
      cut={{ x: cut, text: formatCut(cut) }}
    />
  );
}

/** Profit in hindsight with the band of the save rate, against nobody contacted. */
export function ProfitChart({ title, lower, upper, best, currency }: { title: string; lower: number[]; upper: number[]; best: number; currency: string }) {
  const { counts, cut } = useDrawnCut();
  const profit = counts.profit!;
  const data = counts.cuts.map((at, i) => ({ cut: at, profit: profit[i]!, band: [lower[i]!, upper[i]!] as [number, number] }));
  return (
    <LineChart
      id="profit-chart"
      title={title}
      data={data}
      currency={currency}
      width={520}
      x={{ key: 'cut', label: 'Threshold', ticks: PROBABILITY, format: 'percent' }}
      y={{ label: 'Profit in hindsight per customer of the base', ticks: profitTicks(Math.min(0, ...lower), Math.max(0, ...upper)), format: 'money' }}
      lines={[{ key: 'profit', label: 'Profit in hindsight', color: FOREST_COLOR, band: 'band' }]}
      references={[[{ x: 0, y: 0 }, { x: 1, y: 0 }]]}
      cut={{ x: cut, text: formatCut(cut) }}
      marker={{ x: counts.cuts[best]!, y: profit[best]!, text: `Most: ${formatCut(counts.cuts[best]!)}`, above: true }}
    />
  );
}

/** A loss of next to nothing needs no room of its own. */
function profitTicks(lowest: number, highest: number): number[] {
  return lowest < -0.02 * highest ? ticks(lowest, highest) : ticksFromZero(highest);
}
