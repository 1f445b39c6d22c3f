/**
 * Whole numbers near the given ones that add up to `total`: each is rounded, then the rounding that went furthest wrong is undone
 * first. The method of largest remainders, for numbers of either sign.
 *
 * A zero stays zero, and no number changes its sign, as long as `total` is within 1 of the sum (total and a term besides these
 * were themselves rounded).
 *
 * @param total a whole number
 * @returns values.length whole numbers; with no values the total cannot be met
 * @see Hare and Niemeyer: seats in proportion to votes
 * @example roundToSum([1.4, 1.4, 1.4], 4) // [2, 1, 1]
 */
export function roundToSum(values: readonly number[], total: number): number[] {
  const rounded = values.map((value) => Math.round(value) || 0);
  let missing = total - rounded.reduce((sum, value) => sum + value, 0);
  const step = Math.sign(missing);
  // How much of the true value the rounding lost, in the direction that is needed; exact zeros last.
  const lost = (i: number) => (values[i] === 0 ? -Infinity : step * (values[i]! - rounded[i]!));
  const order = [...values.keys()].sort((a, b) => lost(b) - lost(a) || Math.abs(values[b]!) - Math.abs(values[a]!));
  for (let k = 0; missing !== 0 && order.length > 0; k++, missing -= step) rounded[order[k % order.length]!]! += step;
  return rounded;
}
