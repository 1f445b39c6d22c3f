/** The 97.5% point of the standard normal distribution. */
export const Z95 = 1.959963984540054;

/**
 * Wilson score interval for a proportion, 95%. Stays within 0 and 1 and holds its level for small counts, where p ± 2 se does not.
 *
 * @param successes how many of the trials, 0 ≤ successes ≤ trials
 * @returns [lower, upper], or [NaN, NaN] without a trial
 * @see Wilson (1927); Newcombe (1998), method 3
 * @example wilsonInterval(81, 263) // [0.2553…, 0.3662…], Newcombe's table I
 */
export function wilsonInterval(successes: number, trials: number): [lower: number, upper: number] {
  if (trials === 0) return [NaN, NaN];
  const p = successes / trials;
  const z2 = Z95 * Z95;
  const centre = p + z2 / (2 * trials);
  const half = Z95 * Math.sqrt((p * (1 - p)) / trials + z2 / (4 * trials * trials));
  const scale = 1 + z2 / trials;
  // Without a success (or a failure) the end is exact; the subtraction would leave a rounding error there.
  return [successes === 0 ? 0 : (centre - half) / scale, successes === trials ? 1 : (centre + half) / scale];
}
