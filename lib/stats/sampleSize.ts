/** Standard normal quantiles of a two-sided test at .05 and of a power of .8. */
const Z_ALPHA = 1.959963984540054;
const Z_POWER = 0.8416212335729143;

/**
 * Customers that each of two equal groups needs for a difference of two proportions to be seen: two-sided test at .05, power .8, by
 * the normal approximation, pooled under the null.
 *
 * @returns a number to be rounded up; Infinity for equal proportions
 * @throws RangeError for a proportion outside 0 … 1
 * @see Fleiss, Levin & Paik (2003), Statistical Methods for Rates and Proportions, §4.2; R `power.prop.test`
 * @example sampleSizePerArm(0.2, 0.15) // 905.4, so 906
 */
export function sampleSizePerArm(p1: number, p2: number): number {
  if (![p1, p2].every((p) => p >= 0 && p <= 1)) throw new RangeError(`Proportions must lie within 0 and 1: got ${p1} and ${p2}`);
  return (reach(p1, p2, 1, 1) / Math.abs(p1 - p2)) ** 2;
}

/**
 * The smallest fall from a proportion that two groups of these sizes would show, at the same level and power.
 *
 * @param base proportion of the group that is left alone
 * @param treated its other group's size, and `control` its own
 * @returns the difference; null where not even a fall to nothing would be told from chance
 * @example smallestDifference(0.2, 906, 906) // .05
 */
export function smallestDifference(base: number, treated: number, control: number): number | null {
  const isSeen = (difference: number) => reach(base, base - difference, control, treated) <= difference;
  if (!(base > 0 && treated > 0 && control > 0) || !isSeen(base)) return null;
  let [from, to] = [0, base];
  for (let round = 0; round < 60; round++) {
    const middle = (from + to) / 2;
    if (isSeen(middle)) to = middle;
    else from = middle;
  }
  return to;
}

/** The difference that is just seen between groups of n1 and n2 with these proportions. */
function reach(p1: number, p2: number, n1: number, n2: number): number {
  const pooled = (n1 * p1 + n2 * p2) / (n1 + n2);
  return Z_ALPHA * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2)) + Z_POWER * Math.sqrt((p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2);
}
