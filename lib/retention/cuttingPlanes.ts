/** f(x) ≥ offset + slope · x everywhere, with equality where it was found. */
export interface Cut {
  offset: number;
  slope: Float64Array;
}

export interface CuttingPlaneInput {
  /** d: f is defined on the unit box 0 ≤ x ≤ 1 of d dimensions. */
  dimension: number;
  /** The cut that touches f at x. */
  cutAt: (x: Float64Array) => Cut;
  /** Cuts that are known already, one at least. */
  cuts: readonly Cut[];
  /** What f is nowhere below. */
  lower: number;
  /** A point that is known already, and f there. */
  start: { x: Float64Array; value: number };
  /** Ends when the lowest value found is within this of the lower bound … */
  tolerance: number;
  /** … or after as many evaluations. */
  maxEvaluations: number;
}

export interface CuttingPlaneResult {
  /** The best point met, and its value. */
  x: Float64Array;
  value: number;
  /** The cuts known and found, in that order. */
  cuts: Cut[];
  /** A weight for each cut, 1 in all: where x is inside the box, the slopes so weighed come to about 0. */
  weights: Float64Array;
}

/**
 * Minimises a convex function by central cutting planes: each new point is a centre of the region that the cuts found so far leave
 * for something better, found by Newton's method on a logarithmic barrier. For few dimensions and costly functions: tens of
 * evaluations, whatever the function's kinks.
 *
 * @see Goffin, Haurie & Vial (1992), "Decomposition and nondifferentiable optimization with the projective algorithm"
 * @example
 * const cutAt = ([x]: Float64Array) => (x! < 0.3 ? { offset: 0.3, slope: Float64Array.of(-1) } : { offset: -0.3, slope: Float64Array.of(1) });
 * minimiseConvex({ dimension: 1, cutAt, start: { x: Float64Array.of(0), value: 0.3 }, cuts: [cutAt(Float64Array.of(0))], lower: 0, tolerance: 1e-6, maxEvaluations: 50 }) // x .3, |x − .3| = 0
 */
export function minimiseConvex({ dimension, cutAt, cuts: known, lower, start, tolerance, maxEvaluations }: CuttingPlaneInput): CuttingPlaneResult {
  const cuts = [...known];
  const centre = new Float64Array(dimension).fill(0.5);
  let weights: Float64Array = new Float64Array(cuts.length).fill(1 / cuts.length);
  let best = start;
  let least = lower;
  for (let k = 0; k < maxEvaluations && best.value - least > tolerance; k++) {
    const terms = cuts.length + 2 * dimension;
    let height = 0;
    // The barrier's centre is at most terms / weight above the lowest point of the cuts: stay in the middle of the gap that is left.
    for (let gap = Infinity; best.value - least > tolerance && best.value - least < gap * CENTRING; ) {
      gap = best.value - least;
      const weight = terms / (CENTRALITY * gap);
      height = moveToCentre(cuts, centre, weight);
      weights = shares(cuts.map((each) => 1 / (height - heightAt(each, centre))));
      least = Math.max(least, height - terms / weight);
    }
    if (best.value - least <= tolerance) break;
    const cut = cutAt(centre);
    cuts.push(cut);
    const value = heightAt(cut, centre);
    if (value < best.value) best = { x: centre.slice(), value };
  }
  return { ...best, cuts, weights: Float64Array.from(cuts, (_, k) => weights[k] ?? 0) };
}

function shares(amounts: readonly number[]): Float64Array {
  const total = amounts.reduce((sum, each) => sum + each, 0);
  return Float64Array.from(amounts, (each) => each / total);
}

const CENTRALITY = 0.5;
/** A centre is found again, at no evaluation, as long as that narrows the gap to less than this share. */
const CENTRING = 0.8;
const NEWTON_STEPS = 60;

/** The cut's value at x: f itself where it touches. */
export function heightAt({ offset, slope }: Cut, x: Float64Array): number {
  let sum = offset;
  for (let j = 0; j < x.length; j++) sum += slope[j]! * x[j]!;
  return sum;
}

/**
 * Moves x to where weight · z − Σ log(z − cut(x)) − Σ log x − Σ log(1 − x) is least, by damped Newton steps, which never leave the region.
 *
 * @returns z there
 */
function moveToCentre(cuts: readonly Cut[], x: Float64Array, weight: number): number {
  const d = x.length;
  let z = Math.max(...cuts.map((cut) => heightAt(cut, x))) + 1 / weight;
  for (let round = 0; round < NEWTON_STEPS; round++) {
    const { gradient, hessian } = barrier(cuts, x, z, weight);
    const step = solvePositive(hessian, gradient);
    const decrement = Math.sqrt(Math.max(step.reduce((sum, each, j) => sum + each * gradient[j]!, 0), 0));
    const length = decrement > 0.25 ? 1 / (1 + decrement) : 1;
    for (let j = 0; j < d; j++) x[j] = Math.min(Math.max(x[j]! - length * step[j]!, 1e-12), 1 - 1e-12);
    z -= length * step[d]!;
    if (decrement < 1e-3) break;
  }
  return z;
}

/** Derivatives of the barrier; z is the last coordinate. */
function barrier(cuts: readonly Cut[], x: Float64Array, z: number, weight: number): { gradient: Float64Array; hessian: Float64Array[] } {
  const d = x.length;
  const gradient = new Float64Array(d + 1);
  const hessian = Array.from({ length: d + 1 }, () => new Float64Array(d + 1));
  gradient[d] = weight;
  for (let j = 0; j < d; j++) {
    const [low, high] = [1 / x[j]!, 1 / (1 - x[j]!)];
    gradient[j] = high - low;
    hessian[j]![j] = low * low + high * high;
  }
  for (const cut of cuts) {
    const inverse = 1 / (z - heightAt(cut, x));
    for (let j = 0; j <= d; j++) {
      // The room above a cut, z − offset − slope · x, grows with z and falls along the slope.
      const a = (j < d ? -cut.slope[j]! : 1) * inverse;
      gradient[j]! -= a;
      for (let k = 0; k <= j; k++) hessian[j]![k]! += a * (k < d ? -cut.slope[k]! : 1) * inverse;
    }
  }
  return { gradient, hessian };
}

/** Solves A · y = b by Cholesky; of A, positive definite, only the lower half is read, and it is overwritten. */
function solvePositive(A: Float64Array[], b: Float64Array): Float64Array {
  const n = b.length;
  const y = b.slice();
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < j; k++) for (let i = j; i < n; i++) A[i]![j]! -= A[i]![k]! * A[j]![k]!;
    const root = Math.sqrt(Math.max(A[j]![j]!, Number.MIN_VALUE));
    for (let i = j; i < n; i++) A[i]![j]! /= root;
  }
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) y[i]! -= A[i]![k]! * y[k]!;
    y[i]! /= A[i]![i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) y[i]! -= A[k]![i]! * y[k]!;
    y[i]! /= A[i]![i]!;
  }
  return y;
}
