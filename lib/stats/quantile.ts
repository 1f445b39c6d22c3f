/**
 * Quantile of sorted values by linear interpolation, equal to R's type 7 and NumPy's default. O(1).
 *
 * @param sorted ascending, without NaN
 * @param q 0 … 1
 * @returns NaN for no values
 * @throws RangeError when q is outside 0 … 1
 * @example quantileSorted([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantileSorted(sorted: ArrayLike<number>, q: number): number {
  if (!(q >= 0 && q <= 1)) throw new RangeError(`Quantile must lie within 0 and 1: got ${q}`);
  if (sorted.length === 0) return NaN;
  const exact = q * (sorted.length - 1);
  // A third has no binary form: a position that is whole but for rounding must not slip behind its value.
  const at = Math.abs(exact - Math.round(exact)) < 1e-9 * sorted.length ? Math.round(exact) : exact;
  const low = Math.floor(at);
  const a = sorted[low]!;
  const b = sorted[Math.min(low + 1, sorted.length - 1)]!;
  return a + (b - a) * (at - low);
}

/** How many of the sorted values are strictly below `value`, by bisection. */
export function countBelow(sorted: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
