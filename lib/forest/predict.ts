import type { Forest } from './forest';
import { rankedForest, rankOf } from './rankedForest';

/** Rows scored by one tree before the next tree's turn: block and tree then both fit the fastest cache. Even, for pairs. */
const BLOCK_ROWS = 256;

/**
 * Probability of class 1 for many rows, tree by tree in blocks of rows.
 *
 * O(rows × trees × depth). Bitwise equal to `predictOne` on each row, since both add the trees in the same order.
 *
 * @param X n×p row-major, finite; n = X.length / p
 * @param rows row numbers to score, in the order of the answer; all n when absent
 * @returns one probability per row, each in [0, 1]; empty for no rows
 * @throws RangeError when X is no whole number of rows, or a row number is outside 0 … n−1
 * @example predictProba(forest, X)[0] // probability of the first row
 */
export function predictProba(forest: Forest, X: Float32Array, rows?: ArrayLike<number>): Float64Array {
  const p = forest.featureNames.length;
  const n = X.length / p;
  if (!Number.isInteger(n)) throw new RangeError(`X must hold whole rows of ${p} features: got ${X.length} values`);
  const { cuts, nodes, roots, depths } = rankedForest(forest);
  const { value } = forest;
  const trees = roots.length;
  const probability = new Float64Array(rows ? rows.length : n);
  const ranks = new Int32Array(BLOCK_ROWS * p);
  for (let start = 0; start < probability.length; start += BLOCK_ROWS) {
    const count = Math.min(BLOCK_ROWS, probability.length - start);
    for (let i = 0; i < count; i++) {
      const row = rows ? rows[start + i]! : start + i;
      if (!(row >= 0 && row < n)) throw new RangeError(`Row number must be within 0 … ${n - 1}: got ${row}`);
      for (let j = 0; j < p; j++) ranks[i * p + j] = rankOf(cuts[j]!, X[row * p + j]!);
    }
    for (let tree = 0; tree < trees; tree++) {
      const root = roots[tree]!;
      const depth = depths[tree]!;
      // Two rows at a time: the steps of one fill the waiting of the other. An odd block's last partner is a row of the block before.
      for (let i = 0; i < count; i += 2) {
        const one = i * p;
        const two = one + p;
        let a = root;
        let b = root;
        for (let level = 0; level < depth; level++) {
          a = nodes[a + 1]! + (((nodes[a + 2]! - ranks[one + nodes[a]!]!) >>> 31) << 2);
          b = nodes[b + 1]! + (((nodes[b + 2]! - ranks[two + nodes[b]!]!) >>> 31) << 2);
        }
        probability[start + i]! += value[a >> 2]!;
        if (i + 1 < count) probability[start + i + 1]! += value[b >> 2]!;
      }
    }
    for (let i = start; i < start + count; i++) probability[i]! /= trees;
  }
  return probability;
}

/**
 * Probability of class 1 for one row, without allocating.
 *
 * @param x p features, finite
 * @returns a probability in [0, 1]
 * @throws RangeError when x has not p features
 */
export function predictOne(forest: Forest, x: Float32Array): number {
  const { roots, feature, threshold, left, value } = forest;
  if (x.length !== forest.featureNames.length) {
    throw new RangeError(`A row must have ${forest.featureNames.length} features: got ${x.length}`);
  }
  let sum = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!;
    for (let f = feature[node]!; f >= 0; f = feature[node]!) {
      node = x[f]! < threshold[node]! ? left[node]! : left[node]! + 1;
    }
    sum += value[node]!;
  }
  return sum / roots.length;
}
