/**
 * Euclidean distances between all pairs of rows: n×n, row-major, symmetric. O(n²·p).
 *
 * @example distanceMatrix([[0], [3]]) // [0, 3, 3, 0]
 */
export function distanceMatrix(rows: readonly number[][]): Float64Array {
  const n = rows.length;
  const distances = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const a = rows[i]!;
    for (let j = 0; j < i; j++) {
      const b = rows[j]!;
      let sum = 0;
      for (let d = 0; d < a.length; d++) sum += (a[d]! - b[d]!) ** 2;
      distances[i * n + j] = distances[j * n + i] = Math.sqrt(sum);
    }
  }
  return distances;
}

/**
 * The silhouette of each row: (b − a) / max(a, b), where a is its mean distance to the others of its cluster and b the smallest mean
 * distance to another cluster. 1 deep inside its cluster, 0 on the border, below 0 in the wrong one. O(n²).
 *
 * @param distances n×n, row-major
 * @param labels n cluster numbers, 0 … k−1
 * @returns n values; 0 for a row that is alone in its cluster, and for all where there is but one cluster
 * @see Rousseeuw (1987), "Silhouettes"
 * @example silhouettes(distanceMatrix([[0], [1], [10]]), [0, 0, 1], 2) // [0.9, 8/9, 0]
 */
export function silhouettes(distances: Float64Array, labels: ArrayLike<number>, k: number): Float64Array {
  const n = labels.length;
  const size = new Float64Array(k);
  for (let i = 0; i < n; i++) size[labels[i]!]!++;
  const sum = new Float64Array(k);
  return Float64Array.from({ length: n }, (_, i) => {
    sum.fill(0);
    for (let j = 0; j < n; j++) sum[labels[j]!]! += distances[i * n + j]!;
    const own = labels[i]!;
    if (size[own]! < 2) return 0;
    const a = sum[own]! / (size[own]! - 1);
    let b = Infinity;
    for (let c = 0; c < k; c++) if (c !== own && size[c]! > 0) b = Math.min(b, sum[c]! / size[c]!);
    // Rows that all coincide are on the border of everything.
    return b === Infinity || Math.max(a, b) === 0 ? 0 : (b - a) / Math.max(a, b);
  });
}
