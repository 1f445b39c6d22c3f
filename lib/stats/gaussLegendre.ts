/** A rule ∫₀¹ f(t) dt ≈ Σ weights[q]·f(nodes[q]). */
export interface Quadrature {
  /** Within 0–1, falling. */
  readonly nodes: Float64Array;
  /** Positive, of sum 1. */
  readonly weights: Float64Array;
}

/**
 * Gauss–Legendre quadrature on 0 … 1: exact for polynomials up to degree 2·count − 1.
 *
 * The roots of the Legendre polynomial by Newton's iteration from Tricomi's estimate. O(count²).
 *
 * @param count number of nodes, a whole number ≥ 0; none integrate everything to 0
 * @throws RangeError when count is no whole number ≥ 0
 * Source: Press et al., Numerical Recipes, 3rd ed. (2007), §4.6.
 * @example gaussLegendre(1) // { nodes: [0.5], weights: [1] }
 */
export function gaussLegendre(count: number): Quadrature {
  if (!(Number.isInteger(count) && count >= 0)) throw new RangeError(`Number of nodes must be a whole number from 0: got ${count}`);
  const nodes = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5));
    let step = 1;
    // From Tricomi's estimate the error squares at each step: three do, the limit only stops a dance around the last bit.
    for (let round = 0; round < 10 && Math.abs(step) > 1e-15; round++) {
      const { value, slope } = legendre(count, x);
      step = value / slope;
      x -= step;
    }
    const { slope } = legendre(count, x);
    nodes[i] = (1 + x) / 2;
    weights[i] = 1 / ((1 - x * x) * slope * slope);
  }
  return { nodes, weights };
}

/** Legendre's polynomial of degree n ≥ 1 and its slope at x within −1 … 1, by Bonnet's recursion. */
function legendre(n: number, x: number): { value: number; slope: number } {
  let before = 1;
  let value = x;
  for (let k = 2; k <= n; k++) [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  return { value, slope: (n * (x * value - before)) / (x * x - 1) };
}
