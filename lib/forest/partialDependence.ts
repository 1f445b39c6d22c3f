import { type Forest, LEAF, treeEnd } from './forest';

/**
 * Partial dependence: the mean probability of class 1 over all rows, were the feature the same value in each of them.
 *
 * Equal to overwriting the column and predicting every row anew for each grid value, but each row runs down each tree once: at a
 * split on the feature it goes both ways, so that a tree needs only the number of rows at each leaf to answer for the whole grid.
 * O(rows × trees × depth × ways + nodes × grid), where a row has 2ᵏ ways if it meets k splits on the feature on each.
 *
 * @param X n×p row-major, finite; n = X.length / p; left as it is
 * @param feature column, 0 … p − 1
 * @param grid values of the feature, in any order; each counts as the 32-bit float that X would hold
 * @returns one mean probability per grid value, each in [0, 1]; NaN for no rows
 * @throws RangeError when X is no whole number of rows, or the feature is not a column
 * Source: Friedman, Greedy function approximation (2001), §8.2.
 * @example partialDependence(forest, X, 0, [0, 12, 24]) // mean probability if feature 0 were 0, 12, 24
 */
export function partialDependence(forest: Forest, X: Float32Array, feature: number, grid: ArrayLike<number>): Float64Array {
  const p = forest.featureNames.length;
  const n = X.length / p;
  if (!Number.isInteger(n)) throw new RangeError(`X must hold whole rows of ${p} features: got ${X.length} values`);
  if (!(Number.isInteger(feature) && feature >= 0 && feature < p)) throw new RangeError(`Feature must be within 0 … ${p - 1}: got ${feature}`);
  const arrivals = new Uint32Array(forest.feature.length);
  for (const root of forest.roots) countArrivals(forest, root, X, feature, arrivals);
  const sums = new Float64Array(arrivals.length);
  return Float64Array.from(grid, (value) => sumAt(forest, arrivals, feature, Math.fround(value), sums) / (n * forest.roots.length));
}

/** How many rows can reach each leaf of a tree, if the feature's splits let through whatever comes. */
function countArrivals({ featureNames, feature: features, threshold, left }: Forest, root: number, X: Float32Array, feature: number, arrivals: Uint32Array): void {
  const p = featureNames.length;
  const waiting: number[] = [];
  for (let offset = 0; offset < X.length; offset += p) {
    waiting.push(root);
    while (waiting.length > 0) {
      let node = waiting.pop()!;
      for (let f = features[node]!; f !== LEAF; f = features[node]!) {
        const child = left[node]!;
        if (f === feature) waiting.push(child + 1);
        node = f === feature || X[offset + f]! < threshold[node]! ? child : child + 1;
      }
      arrivals[node]!++;
    }
  }
}

/** Sum over rows and trees of the leaf values at one value of the feature: trees from their leaves up, a split on the feature choosing a side. */
function sumAt(forest: Forest, arrivals: Uint32Array, feature: number, x: number, sums: Float64Array): number {
  const { roots, feature: features, threshold, left, value } = forest;
  let total = 0;
  for (let tree = 0; tree < roots.length; tree++) {
    for (let node = treeEnd(forest, tree) - 1; node >= roots[tree]!; node--) {
      const child = left[node]!;
      const f = features[node]!;
      if (f === LEAF) sums[node] = arrivals[node]! * value[node]!;
      else if (f === feature) sums[node] = x < threshold[node]! ? sums[child]! : sums[child + 1]!;
      else sums[node] = sums[child]! + sums[child + 1]!;
    }
    total += sums[roots[tree]!]!;
  }
  return total;
}
