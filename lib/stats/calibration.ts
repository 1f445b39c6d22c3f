import { wilsonInterval } from './intervals';
import { scoreBlocks, type ScoreBlocks } from './scoreBlocks';

export interface CalibrationGroup {
  /** Rows of the group. */
  count: number;
  churned: number;
  /** Mean probability that was predicted for them. */
  predicted: number;
  /** Share of them that churned, and its 95% Wilson interval. */
  observed: number;
  lower: number;
  upper: number;
}

interface GroupSum {
  count: number;
  churned: number;
  /** Sum of the predicted probabilities. */
  predicted: number;
}

/**
 * Sums over groups of nearly equal size by rising probability. Rows of one probability stay together, in the group where the middle of
 * them falls: a probability that many rows share then stands alone instead of swallowing its neighbours.
 */
function groupSums({ score, count, churned }: ScoreBlocks, groups: number): GroupSum[] {
  if (!Number.isInteger(groups) || groups < 1) throw new RangeError(`Groups must be a whole number of at least 1: got ${groups}`);
  const total = count.reduce((sum, rows) => sum + rows, 0);
  const sums: GroupSum[] = Array.from({ length: groups }, () => ({ count: 0, churned: 0, predicted: 0 }));
  let start = 0;
  for (let b = 0; b < score.length; b++) {
    const rows = count[b]!;
    if (rows === 0) continue;
    const sum = sums[Math.floor(((2 * start + rows) * groups) / (2 * total))]!;
    sum.count += rows;
    sum.churned += churned[b]!;
    sum.predicted += rows * score[b]!;
    start += rows;
  }
  return sums.filter((sum) => sum.count > 0);
}

/**
 * Calibration curve (reliability diagram): what was predicted against what happened, in groups of nearly equal size by rising
 * probability. Equal probabilities are never split, so there may be fewer groups than asked for: a constant predictor has one.
 *
 * @param y n labels, 1 = churned
 * @param probability n probabilities
 * @param groups how many groups at most
 * @returns the groups by rising probability; none for no rows
 * @throws RangeError when the lengths differ, for a NaN probability, or unless `groups` is a whole number of at least 1
 * @see Niculescu-Mizil & Caruana (2005), "Predicting good probabilities with supervised learning"
 * @example calibrationCurve([0, 1, 1, 1], [0.2, 0.2, 0.8, 0.9], 2) // predicted .2 and .85, observed .5 and 1
 */
export function calibrationCurve(y: ArrayLike<number>, probability: ArrayLike<number>, groups = 10): CalibrationGroup[] {
  return groupSums(scoreBlocks(y, probability), groups).map(({ count, churned, predicted }) => {
    const [lower, upper] = wilsonInterval(churned, count);
    return { count, churned, predicted: predicted / count, observed: churned / count, lower, upper };
  });
}

/**
 * Expected calibration error Σ count/n · |predicted − observed| over the groups of `calibrationCurve`, in the variant of equal group
 * sizes, which is less biased than equal widths. Lower is better, but a perfectly calibrated model does not reach 0: it shows
 * about the noise of its groups, √(2/π)·√(p(1 − p)·groups/n), so compare models on the same rows only.
 *
 * @param y n labels, 1 = churned
 * @param probability n probabilities
 * @returns NaN for no rows
 * @throws RangeError as `calibrationCurve`
 * @see Naeini, Cooper & Hauskrecht (2015), "Obtaining well calibrated probabilities using Bayesian binning"; Roelofs et al. (2022) on its bias
 * @example expectedCalibrationError([0, 1, 1, 1], [0.2, 0.2, 0.8, 0.9], 2) // ½ · |.2 − .5| + ½ · |.85 − 1| = .225
 */
export function expectedCalibrationError(y: ArrayLike<number>, probability: ArrayLike<number>, groups = 10): number {
  return expectedCalibrationErrorOfBlocks(scoreBlocks(y, probability), groups);
}

/** `expectedCalibrationError` of rows that are gathered by probability. O(m). */
export function expectedCalibrationErrorOfBlocks(blocks: ScoreBlocks, groups = 10): number {
  const sums = groupSums(blocks, groups);
  const error = sums.reduce((total, sum) => total + Math.abs(sum.predicted - sum.churned), 0);
  return error / sums.reduce((total, sum) => total + sum.count, 0);
}
