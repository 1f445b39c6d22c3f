import { countBelow } from './quantile';

/** What every ranking metric needs to know of n rows: how many have each distinct score, and how many of those churned. */
export interface ScoreBlocks {
  /** m distinct scores, rising. */
  score: Float64Array;
  /** m row counts; 0 is allowed, for a score that a resample did not draw. */
  count: Float64Array;
  /** m counts of churned rows. */
  churned: Float64Array;
}

/** @throws RangeError when the lengths differ */
export function assertPaired(y: ArrayLike<number>, score: ArrayLike<number>): void {
  if (y.length !== score.length) throw new RangeError(`Labels and scores must pair up: got ${y.length} labels, ${score.length} scores`);
}

/**
 * The distinct scores in rising order, and which of them each row has. O(n log n).
 *
 * @param score n scores
 * @returns m distinct scores and n block numbers, 0 … m−1
 * @throws RangeError for a score that is NaN
 * @example distinctScores([0.5, 0.2, 0.5]) // score [0.2, 0.5], blockOf [1, 0, 1]
 */
export function distinctScores(score: ArrayLike<number>): { score: Float64Array; blockOf: Uint32Array } {
  const sorted = Float64Array.from(score).sort();
  if (Number.isNaN(sorted.at(-1))) throw new RangeError('Scores must be numbers: got NaN');
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  return { score: distinct, blockOf: Uint32Array.from(score, (value) => countBelow(distinct, value)) };
}

/**
 * Gathers rows by score. Ties are one block, so that no metric built on blocks depends on the order of rows. O(n log n).
 *
 * @param y n labels, 1 = churned
 * @param score n scores
 * @returns no blocks for no rows
 * @throws RangeError when the lengths differ, or for a score that is NaN
 * @example scoreBlocks([1, 0, 0], [0.5, 0.2, 0.5]) // score [0.2, 0.5], count [1, 2], churned [0, 1]
 */
export function scoreBlocks(y: ArrayLike<number>, score: ArrayLike<number>): ScoreBlocks {
  assertPaired(y, score);
  const { score: distinct, blockOf } = distinctScores(score);
  const blocks = { score: distinct, count: new Float64Array(distinct.length), churned: new Float64Array(distinct.length) };
  blockOf.forEach((block, row) => {
    blocks.count[block]! += 1;
    blocks.churned[block]! += y[row]!;
  });
  return blocks;
}
