/** Coefficients of 1/z, 1/z³, 1/z⁵ … in the remainder of Stirling's series (DLMF 5.11.1). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/** ln Γ(z) without its remainder: (z − ½) ln z − z + ½ ln 2π. */
const stirling = (z: number) => (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI);

/** ln Γ(z) − stirling(z) for z > 0, to rounding: by its series from 10 up, below by Γ(z + 1) = z·Γ(z). */
function stirlingRemainder(z: number): number {
  let product = 1;
  let shifted = z;
  for (; shifted < 10; shifted++) product *= shifted;
  const series = STIRLING.reduceRight((sum, coefficient) => sum / (shifted * shifted) + coefficient, 0) / shifted;
  return shifted === z ? series : stirling(shifted) - stirling(z) - Math.log(product) + series;
}

function assertShape(a: number, b: number): void {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity)) throw new RangeError(`Beta parameters must be positive and finite: got ${a}, ${b}`);
}

/** ln(x / centre), exact to rounding also close to the centre. */
function logRatio(x: number, centre: number, difference: number): number {
  return Math.abs(difference) < centre / 2 ? Math.log1p(difference / centre) : Math.log(x / centre);
}

/**
 * xᵃ(1−x)ᵇ / B(a, b), written around the mean m = a/(a + b) as √(ab/(2π(a + b)))·(x/m)ᵃ·((1−x)/(1−m))ᵇ times the exponential of
 * remainders: differences of ln Γ would lose a digit for every digit of a and b.
 */
function betaKernel(x: number, a: number, b: number): number {
  const difference = x - betaMean(a, b);
  const powers = a * logRatio(x, betaMean(a, b), difference) + b * logRatio(1 - x, betaMean(b, a), -difference);
  const remainders = stirlingRemainder(a + b) - stirlingRemainder(a) - stirlingRemainder(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(powers + remainders);
}

/** The continued fraction of DLMF 8.17.22 by the modified Lentz method; converges fast for x < (a + 1)/(a + b + 2). */
function betaFraction(x: number, a: number, b: number): number {
  const guard = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
  let c = 1;
  let d = 1 / guard(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  const step = (coefficient: number) => {
    d = 1 / guard(1 + coefficient * d);
    c = guard(1 + coefficient / c);
    fraction *= c * d;
    return c * d;
  };
  // The number of terms grows as the root of the larger parameter.
  for (let m = 1; m <= 100 + 10 * Math.sqrt(Math.max(a, b)); m++) {
    step((m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)));
    const factor = step((-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)));
    if (Math.abs(factor - 1) <= Number.EPSILON) break;
  }
  return fraction;
}

/**
 * Distribution function of Beta(a, b): the regularised incomplete beta function I_x(a, b), by its continued fraction. Within
 * about 1e-12 of itself for parameters up to thousands.
 *
 * @param x outside 0 … 1 it is 0 or 1
 * @throws RangeError unless a and b are positive and finite
 * @see DLMF 8.17.22; Press et al. (2007), Numerical Recipes, §6.4
 * @example betaCdf(0.5, 2, 2) // 0.5
 */
export function betaCdf(x: number, a: number, b: number): number {
  assertShape(a, b);
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // On the other side of its centre the fraction is slow, and I_x(a, b) = 1 − I_{1−x}(b, a).
  if (x > (a + 1) / (a + b + 2)) return 1 - (betaKernel(1 - x, b, a) / b) * betaFraction(1 - x, b, a);
  return (betaKernel(x, a, b) / a) * betaFraction(x, a, b);
}

/**
 * Quantile of Beta(a, b): the x with `betaCdf(x, a, b)` = q, by Newton's steps held inside a bracket that bisection narrows.
 *
 * @param q 0 … 1
 * @throws RangeError when q is outside 0 … 1, or a or b is not positive and finite
 * @example betaQuantile(0.5, 6, 14) // 0.2932…
 */
export function betaQuantile(q: number, a: number, b: number): number {
  assertShape(a, b);
  if (!(q >= 0 && q <= 1)) throw new RangeError(`Quantile must lie within 0 and 1: got ${q}`);
  if (q === 0 || q === 1) return q;
  let [low, high] = [0, 1];
  let x = betaMean(a, b);
  for (let round = 0; round < 200; round++) {
    const excess = betaCdf(x, a, b) - q;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - (excess * x * (1 - x)) / betaKernel(x, a, b);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-16 * x) return next;
    x = next;
  }
  return x;
}

/**
 * Mean of Beta(a, b).
 *
 * @throws RangeError unless a and b are positive and finite
 * @example betaMean(6, 14) // 0.3
 */
export function betaMean(a: number, b: number): number {
  assertShape(a, b);
  return a / (a + b);
}
