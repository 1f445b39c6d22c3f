/**
 * Columns to mean 0 and spread 1, so that sums of squares keep their digits whatever the units; a constant column becomes 0. O(n·p).
 *
 * @param X n×p row-major; p follows from its length
 * @returns Z like X, and the mean (`centre`) and spread (`scale`, 1 for a constant one) of each column: a coefficient on Z ÷ scale is the coefficient on X
 * @throws RangeError when X does not hold n whole rows or is not finite
 */
export function standardise(X: Float64Array, n: number): { Z: Float64Array; centre: Float64Array; scale: Float64Array; p: number } {
  const p = X.length / n;
  if (n === 0 || !Number.isInteger(p)) throw new RangeError(`X must hold ${n} whole rows: got ${X.length} values`);
  const wrong = X.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new RangeError(`X must be finite: row ${Math.floor(wrong / p)}, column ${wrong % p} is ${X[wrong]}`);
  const Z = new Float64Array(n * p);
  const centre = new Float64Array(p);
  const scale = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    let mean = 0;
    let squares = 0;
    for (let i = 0; i < n; i++) {
      // Welford's update: a constant column has a spread of exactly 0.
      const fromMean = X[i * p + j]! - mean;
      mean += fromMean / (i + 1);
      squares += fromMean * (X[i * p + j]! - mean);
    }
    const spread = Math.sqrt(squares / n);
    centre[j] = mean;
    // What varies by no more than rounding is constant; the square of a still smaller spread would be 0.
    const constant = !(spread > Math.max(1e-12 * Math.abs(mean), 1e-100));
    scale[j] = constant ? 1 : spread;
    if (!constant) for (let i = 0; i < n; i++) Z[i * p + j] = (X[i * p + j]! - mean) / spread;
  }
  return { Z, centre, scale, p };
}
