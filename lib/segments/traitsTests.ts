/** What a test of a difference needs of one of its two groups. */
export interface Sample { n: number; mean: number; variance: number }

/**
 * Two-sided p-value of a standard normal z: P(|Z| ≥ |z|), with a relative error below 1.2e-7 everywhere, also far out.
 *
 * @see Press et al., Numerical Recipes in C (1992), §6.2, erfcc
 * @example normalPValue(1.959963984540054) // 0.05
 */
export function normalPValue(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  if (x === Infinity) return 0;
  const t = 1 / (1 + x / 2);
  const polynomial = CHEBYSHEV.reduceRight((sum, coefficient) => sum * t + coefficient, 0);
  return t * Math.exp(-x * x + polynomial);
}

const CHEBYSHEV = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];

/**
 * Welch's z of two means: their difference in units of its standard error, for groups of unlike spread. The normal tail stands for
 * Student's: it is for groups of some tens.
 *
 * @returns ±Infinity where neither group varies and the means differ, NaN where they do not
 * @see Welch (1947)
 */
export function welchZ(a: Sample, b: Sample): number {
  return (a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n);
}

/** Cohen's d of two means, in pooled standard deviations; where neither group varies, in those of everybody. NaN where nobody differs. */
export function cohensD(a: Sample, b: Sample): number {
  const difference = a.mean - b.mean;
  const pooled = ((a.n - 1) * a.variance + (b.n - 1) * b.variance) / (a.n + b.n - 2);
  const everybody = (a.n * b.n * difference ** 2) / (a.n + b.n) ** 2;
  return difference / Math.sqrt(pooled > 0 ? pooled : everybody);
}

/**
 * z of two proportions under their pooled share.
 *
 * @param a counts: `hits` of `n`
 * @returns NaN where both are 0 or both are 1
 * @see Agresti (2013), Categorical Data Analysis, §3.2
 */
export function twoProportionsZ(a: { hits: number; n: number }, b: { hits: number; n: number }): number {
  const pooled = (a.hits + b.hits) / (a.n + b.n);
  return (a.hits / a.n - b.hits / b.n) / Math.sqrt(pooled * (1 - pooled) * (1 / a.n + 1 / b.n));
}

/**
 * Cohen's h: the difference of two shares on the scale where their spread is the same everywhere, −π … π.
 *
 * @see Cohen (1988), Statistical Power Analysis, §6.2
 * @example cohensH(1, 0) // π
 */
export function cohensH(a: number, b: number): number {
  return 2 * (Math.asin(Math.sqrt(a)) - Math.asin(Math.sqrt(b)));
}

/**
 * Holm's correction for many tests: to reject what is left at 5% is wrong, even once, in at most 5% of cases.
 *
 * @returns corrected p-values in the order given, each ≥ the one it corrects and ≤ 1; empty for none
 * @see Holm (1979), "A simple sequentially rejective multiple test procedure"
 * @example holm([0.01, 0.04, 0.03]) // [0.03, 0.06, 0.06]
 */
export function holm(pValues: readonly number[]): number[] {
  const order = [...pValues.keys()].sort((a, b) => pValues[a]! - pValues[b]!);
  const corrected = pValues.map(() => 0);
  let largest = 0;
  order.forEach((test, rank) => {
    largest = Math.max(largest, Math.min(1, pValues[test]! * (pValues.length - rank)));
    corrected[test] = largest;
  });
  return corrected;
}
