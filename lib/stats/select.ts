/**
 * Reorders the values so that the k-th smallest, from 0, is in place k, none larger before it and none smaller behind. O(n) on average.
 *
 * @param values n values without NaN
 * @see Hoare (1961), "Algorithm 65: find"
 * @example select(values, 2) // values[2] is now the third smallest
 */
export function select(values: Float64Array, k: number): void {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    // The middle one: values that lie sorted, or are all the same, are halved too.
    const pivot = values[(from + to) >> 1]!;
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else return;
  }
}
