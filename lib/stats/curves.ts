import { scoreBlocks, type ScoreBlocks } from './scoreBlocks';

/** Points from the strictest threshold to the loosest; a row is predicted to churn when its score is at least the threshold. */
export interface RocCurve {
  threshold: Float64Array;
  /** Share of the staying that are predicted to churn. */
  falsePositiveRate: Float64Array;
  /** Share of the churned that are predicted to churn (recall). */
  truePositiveRate: Float64Array;
}

export interface PrecisionRecallCurve {
  threshold: Float64Array;
  precision: Float64Array;
  recall: Float64Array;
}

/** One step of a gain chart: the rows of highest score are contacted. */
export interface GainStep {
  /** Rows contacted. */
  count: number;
  /** Share of all rows contacted. */
  share: number;
  /** Churned rows among them; a fraction where the last contacted rows are some of a tie. */
  churned: number;
  /** Share of all churned rows among them. */
  gain: number;
  /** gain ÷ share. */
  lift: number;
}

/** Rows and churned rows at or above each distinct score, falling. */
function countsFromTop({ score, count, churned }: ScoreBlocks): { threshold: Float64Array; count: Float64Array; churned: Float64Array } {
  const fromTop = { threshold: score.toReversed(), count: count.toReversed(), churned: churned.toReversed() };
  for (let i = 1; i < score.length; i++) {
    fromTop.count[i]! += fromTop.count[i - 1]!;
    fromTop.churned[i]! += fromTop.churned[i - 1]!;
  }
  return fromTop;
}

function prepend(first: number, rest: Float64Array): Float64Array {
  const all = new Float64Array(rest.length + 1);
  all[0] = first;
  all.set(rest, 1);
  return all;
}

/**
 * ROC curve over every distinct score, none dropped (as scikit-learn's `roc_curve` with `drop_intermediate=False`). O(n log n).
 *
 * @param y n labels, 1 = churned
 * @param score n scores; only their order counts
 * @returns m + 1 points of m distinct scores: first (0, 0) at the threshold Infinity, last (1, 1). The rate of a class that is absent is
 * NaN throughout
 * @throws RangeError when the lengths differ, or for a score that is NaN
 * @see Fawcett (2006), "An introduction to ROC analysis"
 * @example rocCurve([0, 1], [0.2, 0.8]) // threshold [∞, .8, .2], falsePositiveRate [0, 0, 1], truePositiveRate [0, 1, 1]
 */
export function rocCurve(y: ArrayLike<number>, score: ArrayLike<number>): RocCurve {
  const { threshold, count, churned } = countsFromTop(scoreBlocks(y, score));
  const positives = churned.at(-1) ?? 0;
  const negatives = (count.at(-1) ?? 0) - positives;
  return {
    threshold: prepend(Infinity, threshold),
    falsePositiveRate: prepend(0, count.map((rows, i) => rows - churned[i]!)).map((rows) => rows / negatives),
    truePositiveRate: prepend(0, churned).map((found) => found / positives),
  };
}

/**
 * Precision and recall at every distinct score, from the highest threshold to the lowest. O(n log n).
 *
 * scikit-learn's `precision_recall_curve` returns the same points in the opposite order and appends precision 1 at recall 0, which
 * has no threshold; here every point is one that a threshold reaches. Σ (recall − recall before) · precision is `averagePrecision`.
 *
 * @param y n labels, 1 = churned
 * @param score n scores; only their order counts
 * @returns m points of m distinct scores; recall is NaN when nobody churned
 * @throws RangeError when the lengths differ, or for a score that is NaN
 * @example precisionRecallCurve([0, 1], [0.2, 0.8]) // threshold [.8, .2], precision [1, .5], recall [1, 1]
 */
export function precisionRecallCurve(y: ArrayLike<number>, score: ArrayLike<number>): PrecisionRecallCurve {
  const { threshold, count, churned } = countsFromTop(scoreBlocks(y, score));
  const positives = churned.at(-1) ?? 0;
  return { threshold, precision: churned.map((found, i) => found / count[i]!), recall: churned.map((found) => found / positives) };
}

/**
 * Cumulative gain and lift when rows are contacted by falling score, in steps of equal size. The order within a tie is arbitrary, so
 * a step that ends inside one counts what a random order would find on average. O(n log n).
 *
 * @param y n labels, 1 = churned
 * @param score n scores; only their order counts
 * @param groups steps: 10 for deciles. Each ends at the nearest whole row; fewer rows than steps give one step a row
 * @returns steps from few contacted to all; none for no rows. Gain and lift are NaN when nobody churned
 * @throws RangeError when the lengths differ, for a NaN score, or unless `groups` is a whole number of at least 1
 * @example cumulativeGain([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.4], 2) // half contacted: gain .75, lift 1.5; all contacted: gain 1, lift 1
 */
export function cumulativeGain(y: ArrayLike<number>, score: ArrayLike<number>, groups = 10): GainStep[] {
  if (!Number.isInteger(groups) || groups < 1) throw new RangeError(`Groups must be a whole number of at least 1: got ${groups}`);
  const { count, churned } = countsFromTop(scoreBlocks(y, score));
  const positives = churned.at(-1) ?? 0;
  const sizes = new Set(Array.from({ length: groups }, (_, i) => Math.round(((i + 1) * y.length) / groups)));
  sizes.delete(0);
  let block = 0;
  return [...sizes].map((contacted) => {
    while (count[block]! < contacted) block++;
    const [rowsAbove, foundAbove] = block === 0 ? [0, 0] : [count[block - 1]!, churned[block - 1]!];
    const found = foundAbove + ((contacted - rowsAbove) / (count[block]! - rowsAbove)) * (churned[block]! - foundAbove);
    const share = contacted / y.length;
    return { count: contacted, share, churned: found, gain: found / positives, lift: found / positives / share };
  });
}

/**
 * The upper convex hull of a ROC curve: the points that are best at some trade of true against false positives. Points on a
 * straight piece are dropped, but for its ends. O(m), Andrew's monotone chain.
 *
 * @returns positions on the curve, rising; the first and last point are always among them
 * @see Provost & Fawcett (2001), "Robust classification for imprecise environments"
 * @example rocConvexHull(rocCurve([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1])) // [0, 1, 3, 4]
 */
export function rocConvexHull({ falsePositiveRate: x, truePositiveRate: y }: RocCurve): number[] {
  const hull: number[] = [];
  for (let i = 0; i < x.length; i++) {
    while (hull.length >= 2) {
      const [a, b] = [hull.at(-2)!, hull.at(-1)!];
      const turn = (x[b]! - x[a]!) * (y[i]! - y[a]!) - (y[b]! - y[a]!) * (x[i]! - x[a]!);
      // Rates are quotients: what is straight but for rounding is straight.
      if (turn < -1e-14) break;
      hull.pop();
    }
    hull.push(i);
  }
  return hull;
}
