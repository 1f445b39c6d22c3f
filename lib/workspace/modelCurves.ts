import { calibrationCurve, type CalibrationGroup } from '@/lib/stats/calibration';
import { cumulativeGain, precisionRecallCurve, rocCurve, type GainStep } from '@/lib/stats/curves';
import { quantileSorted } from '@/lib/stats/quantile';
import { thinCurve } from '@/lib/stats/thinCurve';

interface Point { x: number; y: number }

/** Points of the ROC curves of two models over the same false positive rates; a rate stands twice where a curve rises steeply. */
export interface RocRow { falsePositiveRate: number; forest: number; logisticRegression: number }

/** One bin of scores: which share of those who left, and of those who stayed, scored in it. */
export interface ScoreBin { from: number; to: number; left: number; stayed: number; leftCount: number; stayedCount: number }

/** What the charts of a model draw, thinned to what an eye can tell apart. */
export interface ModelCurves {
  roc: RocRow[];
  precisionRecall: { recall: number; precision: number }[];
  calibration: CalibrationGroup[];
  /** The calibration error that chance makes of a perfect model in the groups of each. */
  errorByChance: { forest: number; logisticRegression: number };
  gain: GainStep[];
  scores: ScoreBin[];
  medianScore: { left: number; stayed: number };
}

const MAX_POINTS = 60;
const BINS = 20;

/**
 * The expected calibration error of a perfectly calibrated model in groups of these sizes and probabilities p, from their noise alone:
 * Σ n/N · √(2/π)·√(p(1 − p)/n), the mean of |normal| around each p.
 *
 * @returns 0 for no groups
 * @see expectedCalibrationError
 * @example calibrationErrorByChance([{ count: 800, predicted: 0.5 }]) // √(2/π)·√(¼/800) = .0141
 */
export function calibrationErrorByChance(groups: readonly Pick<CalibrationGroup, 'count' | 'predicted'>[]): number {
  const n = groups.reduce((sum, { count }) => sum + count, 0);
  return groups.reduce((sum, { count, predicted: p }) => sum + (count / n) * Math.sqrt((2 / Math.PI) * ((p * (1 - p)) / count)), 0);
}

/** Four decimals: a tenth of a pixel. */
const rounded = (value: number) => Number(value.toFixed(4));

/**
 * The curves of a model from predictions for rows that it has not seen.
 *
 * @param y n labels, 1 = churned
 * @param forest n probabilities of the served model
 * @param logisticRegression n probabilities of its rival
 * @returns null where an outcome is absent, as no curve is then defined
 */
export function modelCurves(y: Uint8Array, forest: Float64Array, logisticRegression: Float64Array): ModelCurves | null {
  const positives = y.reduce((sum, label) => sum + label, 0);
  if (positives === 0 || positives === y.length) return null;
  const ofOutcome = (outcome: number) => forest.filter((_, row) => y[row] === outcome).sort();
  const [stayed, left] = [ofOutcome(0), ofOutcome(1)];
  const calibration = calibrationCurve(y, forest);
  return {
    roc: mergeRoc(thinRoc(y, forest), thinRoc(y, logisticRegression)),
    precisionRecall: thinPrecisionRecall(y, forest),
    calibration,
    errorByChance: { forest: calibrationErrorByChance(calibration), logisticRegression: calibrationErrorByChance(calibrationCurve(y, logisticRegression)) },
    gain: cumulativeGain(y, forest),
    scores: scoreBins(left, stayed),
    medianScore: { left: quantileSorted(left, 0.5), stayed: quantileSorted(stayed, 0.5) },
  };
}

function thinRoc(y: Uint8Array, score: Float64Array): Point[] {
  const { falsePositiveRate, truePositiveRate } = rocCurve(y, score);
  return thinCurve(Array.from(falsePositiveRate, (x, i) => ({ x: rounded(x), y: rounded(truePositiveRate[i]!) })), MAX_POINTS);
}

/** From the first leaver found on: before, precision is 0 and says nothing. */
function thinPrecisionRecall(y: Uint8Array, score: Float64Array): ModelCurves['precisionRecall'] {
  const { recall, precision } = precisionRecallCurve(y, score);
  const points = Array.from(recall, (x, i) => ({ x, y: precision[i]! })).filter(({ x }) => x > 0);
  return thinCurve(points, MAX_POINTS).map((point) => ({ recall: rounded(point.x), precision: rounded(point.y) }));
}

/** Both curves at every x of either; two rows where one of them is vertical. */
export function mergeRoc(forest: readonly Point[], logisticRegression: readonly Point[]): RocRow[] {
  const xs = [...new Set([...forest, ...logisticRegression].map((point) => point.x))].sort((a, b) => a - b);
  return xs.flatMap((x) => {
    const [ours, theirs] = [valueAt(forest, x), valueAt(logisticRegression, x)];
    const row = (side: 0 | 1): RocRow => ({ falsePositiveRate: x, forest: rounded(ours[side]), logisticRegression: rounded(theirs[side]) });
    return ours[0] === ours[1] && theirs[0] === theirs[1] ? [row(0)] : [row(0), row(1)];
  });
}

/** Where a rising line through points enters and leaves an x. */
function valueAt(points: readonly Point[], x: number): [number, number] {
  const on = points.filter((point) => point.x === x);
  if (on.length > 0) return [on[0]!.y, on.at(-1)!.y];
  const after = points.findIndex((point) => point.x > x);
  const [a, b] = [points[after - 1]!, points[after]!];
  const y = a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y);
  return [y, y];
}

/** Bins of equal width over 0–1; a score of 1 is in the last one. */
function scoreBins(left: Float64Array, stayed: Float64Array): ScoreBin[] {
  const count = (scores: Float64Array) => {
    const counts = Array.from({ length: BINS }, () => 0);
    for (const score of scores) counts[Math.min(BINS - 1, Math.floor(score * BINS))]!++;
    return counts;
  };
  const [leftCounts, stayedCounts] = [count(left), count(stayed)];
  return leftCounts.map((leftCount, bin) => {
    const stayedCount = stayedCounts[bin]!;
    return { from: bin / BINS, to: (bin + 1) / BINS, left: rounded(leftCount / left.length), stayed: rounded(stayedCount / stayed.length), leftCount, stayedCount };
  });
}
