import type { Forest } from './forest';

/**
 * How far the trees disagree about each row: the standard deviation between trees of the leaf value that the row reaches (divisor
 * trees − 1), in units of probability. 0 for a forest of one tree.
 *
 * O(rows × trees × depth).
 *
 * @param X n×p row-major, finite
 * @returns n standard deviations
 * @throws RangeError when X is no whole number of rows
 * @example treeSpread(forest, x)[0] // of one row
 */
export function treeSpread(forest: Forest, X: Float32Array): Float64Array {
  const p = forest.featureNames.length;
  const n = X.length / p;
  if (!Number.isInteger(n)) throw new RangeError(`X must hold whole rows of ${p} features: got ${X.length} values`);
  const { roots, feature, threshold, left, value } = forest;
  const trees = roots.length;
  return Float64Array.from({ length: n }, (_, row) => {
    const offset = row * p;
    let mean = 0;
    let squares = 0;
    for (let tree = 0; tree < trees; tree++) {
      let node = roots[tree]!;
      for (let f = feature[node]!; f >= 0; f = feature[node]!) {
        node = X[offset + f]! < threshold[node]! ? left[node]! : left[node]! + 1;
      }
      // Welford's update: exactly 0 where all trees agree.
      const fromMean = value[node]! - mean;
      mean += fromMean / (tree + 1);
      squares += fromMean * (value[node]! - mean);
    }
    return trees > 1 ? Math.sqrt(squares / (trees - 1)) : 0;
  });
}
