/** Terms after which the series and the fraction have long converged, for any degrees of freedom that a table can have. */
const MAX_TERMS = 100_000;

/**
 * Upper tail of the chi-square distribution, P(χ² > x): the regularised incomplete gamma function Q(df/2, x/2). Within about 1e-12
 * of itself; 0 below 1e-308, where `logChiSquareTail` goes on. O(df + √x).
 *
 * @param x 1 below 0
 * @param degreesOfFreedom a whole number from 1
 * @throws RangeError when x is NaN or the degrees of freedom are not such a number
 * @see DLMF 8.7.1 and 8.9.2; Press et al. (2007), Numerical Recipes, §6.2
 * @example chiSquareTail(3.841458820694124, 1) // 0.05
 */
export function chiSquareTail(x: number, degreesOfFreedom: number): number {
  return Math.exp(logChiSquareTail(x, degreesOfFreedom));
}

/** Natural logarithm of `chiSquareTail`, which stays finite where the tail is too small for a number. */
export function logChiSquareTail(x: number, degreesOfFreedom: number): number {
  if (!(Number.isInteger(degreesOfFreedom) && degreesOfFreedom > 0)) throw new RangeError(`Degrees of freedom must be a whole number from 1: got ${degreesOfFreedom}`);
  if (Number.isNaN(x)) throw new RangeError('Chi-square must be a number: got NaN');
  if (x <= 0) return 0;
  if (x === Infinity) return -Infinity;
  const a = degreesOfFreedom / 2;
  const z = x / 2;
  const logKernel = a * Math.log(z) - z - logGammaOfHalf(degreesOfFreedom);
  // Below its centre the tail is large and 1 − P loses nothing; above it, it is the fraction that does not.
  return z < a + 1 ? Math.log1p(-Math.exp(logKernel + Math.log(lowerSeries(a, z)))) : logKernel + Math.log(upperFraction(a, z));
}

/** ln Γ(k/2) by Γ(z + 1) = z·Γ(z) from Γ(½) = √π or Γ(1) = 1. */
function logGammaOfHalf(k: number): number {
  let sum = k % 2 === 1 ? Math.log(Math.PI) / 2 : 0;
  for (let z = k % 2 === 1 ? 0.5 : 1; z < k / 2; z++) sum += Math.log(z);
  return sum;
}

/** Σ zⁿ/(a(a + 1)…(a + n)): the lower incomplete gamma function over zᵃe⁻ᶻ. */
function lowerSeries(a: number, z: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MAX_TERMS && term > sum * Number.EPSILON; n++) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

/** The upper incomplete gamma function over zᵃe⁻ᶻ, as a continued fraction by the modified Lentz method. */
function upperFraction(a: number, z: number): number {
  let b = z + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < MAX_TERMS; i++) {
    const coefficient = -i * (i - a);
    b += 2;
    d = 1 / (coefficient * d + b);
    c = b + coefficient / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) <= Number.EPSILON) break;
  }
  return fraction;
}
