import { countBelow } from './quantile';
import { scoreBlocks } from './scoreBlocks';

export interface ConfusionCounts {
  truePositives: number;
  falsePositives: number;
  /** All churned rows, predicted or not. */
  positives: number;
  /** All staying rows. */
  negatives: number;
}

/**
 * Counts of rows predicted to churn (probability ≥ threshold) at each threshold, by outcome. O(n log n) for any number of thresholds.
 *
 * @param y n labels, 1 = churned
 * @param probability n probabilities
 * @param thresholds t thresholds, in any order
 * @returns t counts of each kind; zeros for no rows
 * @throws RangeError when the lengths of y and probability differ, or for a probability that is NaN
 * @example countsAtThresholds([0, 1, 1], [0.5, 0.5, 0.2], [0.2, 0.5]) // truePositives [2, 1], falsePositives [1, 1]
 */
export function countsAtThresholds(
  y: ArrayLike<number>,
  probability: ArrayLike<number>,
  thresholds: readonly number[],
): { truePositives: number[]; falsePositives: number[] } {
  const { score, count, churned } = scoreBlocks(y, probability);
  // Entry b: rows, and churned rows, of the blocks from b up; one entry more for a threshold above every score.
  const rowsFrom = new Float64Array(score.length + 1);
  const churnedFrom = new Float64Array(score.length + 1);
  for (let b = score.length - 1; b >= 0; b--) {
    rowsFrom[b] = rowsFrom[b + 1]! + count[b]!;
    churnedFrom[b] = churnedFrom[b + 1]! + churned[b]!;
  }
  const first = thresholds.map((threshold) => countBelow(score, threshold));
  return { truePositives: first.map((b) => churnedFrom[b]!), falsePositives: first.map((b) => rowsFrom[b]! - churnedFrom[b]!) };
}

/**
 * The confusion matrix at one threshold and what is read from it. Figures that would divide by zero are NaN: precision and lift when
 * no row is predicted to churn, recall and lift when nobody churned, falsePositiveRate when everybody did, f1 when both of
 * precision's and recall's cases hold, selectionRate for no rows. f1 = 2·TP / (2·TP + FP + FN) is 0 where churners exist and none is found.
 *
 * @example atThreshold({ truePositives: 6, falsePositives: 2, positives: 10, negatives: 30 }) // precision .75, recall .6, lift 3
 */
export function atThreshold({ truePositives, falsePositives, positives, negatives }: ConfusionCounts) {
  const falseNegatives = positives - truePositives;
  const selected = truePositives + falsePositives;
  const precision = truePositives / selected;
  return {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives: negatives - falsePositives,
    precision,
    recall: truePositives / positives,
    f1: (2 * truePositives) / (2 * truePositives + falsePositives + falseNegatives),
    falsePositiveRate: falsePositives / negatives,
    /** Share of all rows that are predicted to churn. */
    selectionRate: selected / (positives + negatives),
    /** Precision ÷ prevalence: how many times more churners a contact finds than a random one. */
    lift: precision / (positives / (positives + negatives)),
  };
}
