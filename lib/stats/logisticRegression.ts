import { choleskyFactor, choleskySolve } from './cholesky';
import { standardise } from './standardise';

/** A linear model of the log-odds of label 1. */
export interface LogisticModel {
  intercept: number;
  /** p coefficients, per unit of each column. */
  coefficients: Float64Array;
  /** Newton steps taken. */
  iterations: number;
}

export interface LogisticInput {
  /** n×p, row-major. */
  X: Float64Array;
  /** n labels, 0|1. */
  y: ArrayLike<number>;
  n: number;
  p: number;
  /** λ of the ridge, scikit-learn's 1/C; 1 when absent. */
  penalty?: number;
}

/** Newton's method squares its error with each step: ten are the rule, more come only from nearly separated classes. */
const MAX_ITERATIONS = 100;
/** Gradient per row at which the optimum counts as found, in units of standardised columns. */
const TOLERANCE = 1e-10;
/** Share of its own diagonal below which a pivot is rounding. */
const PIVOT = 1e-14;

/**
 * Logistic regression with a ridge: minimises Σ log loss + penalty/2 · ‖coefficients‖², the intercept unpenalised (scikit-learn's
 * L2 with C = 1/penalty), by Newton's method with step halving. The ridge keeps separated classes and collinear columns solvable;
 * a constant column gets coefficient 0. O(n·k² + p³) a step, k being the cells of a row that are not 0.
 *
 * @throws RangeError when shapes disagree, a label is not 0|1, a class is absent, X is not finite, or penalty is not above 0
 * @see Hastie, Tibshirani & Friedman (2009), The Elements of Statistical Learning, §4.4.1 and §3.4.1
 * @example fitLogisticRegression({ X: Float64Array.of(0, 0, 1, 1), y: [0, 1, 1, 1], n: 4, p: 1 })
 */
export function fitLogisticRegression({ X, y, n, p, penalty = 1 }: LogisticInput): LogisticModel {
  assertInput({ X, y, n, p, penalty });
  const { Z, centre, scale } = leaveIndicators(X, standardise(X, n), n);
  // In units of standardised columns a coefficient is `scale` times as large: its penalty shrinks accordingly, the optimum stays.
  const ridge = Float64Array.from({ length: p + 1 }, (_, j) => (j === 0 ? 0 : penalty / scale[j - 1]! ** 2));
  const problem: Problem = { ...nonZero(Z, n, p), y, n, ridge };

  let churned = 0;
  for (let i = 0; i < n; i++) churned += y[i]!;
  let theta = new Float64Array(p + 1);
  theta[0] = Math.log(churned / (n - churned));
  let value = objective(problem, theta);
  let iterations = 0;
  for (; iterations < MAX_ITERATIONS; iterations++) {
    const { gradient, hessian } = derivatives(problem, theta);
    if (gradient.every((slope) => Math.abs(slope) <= TOLERANCE * n)) break;
    // A column that, but for rounding, only repeats others stays where it is: they do its part.
    const step = choleskySolve(choleskyFactor(hessian, p + 1, PIVOT), gradient);
    let share = 1;
    let next = moved(theta, step, share);
    let nextValue = objective(problem, next);
    // A full step may overshoot far from the optimum. Near it, both values agree to the last digits and the step is right.
    while (!(nextValue <= value * (1 + 1e-12)) && share > 1e-9) {
      share /= 2;
      next = moved(theta, step, share);
      nextValue = objective(problem, next);
    }
    theta = next;
    value = nextValue;
  }

  const coefficients = Float64Array.from({ length: p }, (_, j) => theta[j + 1]! / scale[j]!);
  return { intercept: coefficients.reduce((sum, slope, j) => sum - slope * centre[j]!, theta[0]!), coefficients, iterations };
}

/**
 * Probabilities of label 1.
 *
 * @param X n×p row-major, the columns of the fit
 * @returns n probabilities within 0 and 1
 * @throws RangeError when shapes disagree
 */
export function predictLogistic({ intercept, coefficients }: LogisticModel, X: Float64Array, n: number, p: number): Float64Array {
  if (X.length !== n * p) throw new RangeError(`X must hold n × p = ${n} × ${p} values: got ${X.length}`);
  if (coefficients.length !== p) throw new RangeError(`The model has ${coefficients.length} coefficients, one a column: got p = ${p}`);
  return Float64Array.from({ length: n }, (_, i) => {
    let logOdds = intercept;
    for (let j = 0; j < p; j++) logOdds += coefficients[j]! * X[i * p + j]!;
    return sigmoid(logOdds);
  });
}

function assertInput({ X, y, n, p, penalty }: Required<LogisticInput>): void {
  if (X.length !== n * p) throw new RangeError(`X must hold n × p = ${n} × ${p} values: got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must hold n = ${n} labels: got ${y.length}`);
  if (!(penalty > 0 && penalty < Infinity)) throw new RangeError(`Penalty must be above 0 and finite: got ${penalty}`);
  const labels = new Set(Array.from(y));
  for (const label of labels) if (label !== 0 && label !== 1) throw new RangeError(`Labels must be 0 or 1: got ${label}`);
  if (labels.size < 2) throw new RangeError('Both labels must occur: with one class the intercept has no finite optimum');
}

/**
 * Takes the standardisation of columns of 0 and 1 back: the optimum is the same in any units, and most of their cells are then 0 and cost nothing.
 * A category of many values becomes as many such columns.
 */
function leaveIndicators(X: Float64Array, standardised: ReturnType<typeof standardise>, n: number): ReturnType<typeof standardise> {
  const { Z, centre, scale, p } = standardised;
  for (let j = 0; j < p; j++) {
    let ones = 0;
    let others = 0;
    for (let i = j; i < X.length; i += p) {
      if (X[i] === 1) ones++;
      else if (X[i] !== 0) others++;
    }
    if (others > 0 || ones === 0 || ones === n) continue;
    for (let i = j; i < X.length; i += p) Z[i] = X[i]!;
    centre[j] = 0;
    scale[j] = 1;
  }
  return standardised;
}

/** The cells that are not 0, row by row: of row i those from starts[i] up to starts[i + 1], in the order of columns. */
interface NonZero {
  starts: Int32Array;
  columns: Int32Array;
  values: Float64Array;
}

interface Problem extends NonZero {
  y: ArrayLike<number>;
  n: number;
  /** p + 1 penalties, the intercept's first. */
  ridge: Float64Array;
}

/** A column of ones for the intercept comes first, so that columns are counted as in theta. */
function nonZero(Z: Float64Array, n: number, p: number): NonZero {
  const count = Z.reduce((sum, value) => sum + Number(value !== 0), n);
  const [starts, columns, values] = [new Int32Array(n + 1), new Int32Array(count), new Float64Array(count)];
  let at = 0;
  for (let i = 0; i < n; i++) {
    values[at++] = 1;
    for (let j = 0; j < p; j++) {
      if (Z[i * p + j] === 0) continue;
      columns[at] = j + 1;
      values[at++] = Z[i * p + j]!;
    }
    starts[i + 1] = at;
  }
  return { starts, columns, values };
}

function linear({ starts, columns, values }: NonZero, theta: Float64Array, row: number): number {
  let logOdds = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) logOdds += theta[columns[at]!]! * values[at]!;
  return logOdds;
}

function objective(problem: Problem, theta: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < problem.n; i++) {
    const logOdds = linear(problem, theta, i);
    // log(1 + e^z) without overflow
    sum += Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))) - problem.y[i]! * logOdds;
  }
  return theta.reduce((total, slope, j) => total + (problem.ridge[j]! / 2) * slope * slope, sum);
}

/** Gradient (p + 1) and lower triangle of the Hessian ((p + 1)², row-major) of the objective. */
function derivatives(problem: Problem, theta: Float64Array) {
  const { starts, columns, values, y, n, ridge } = problem;
  const size = theta.length;
  const gradient = Float64Array.from(theta, (slope, j) => ridge[j]! * slope);
  const hessian = new Float64Array(size * size);
  for (let i = 0; i < n; i++) {
    const probability = sigmoid(linear(problem, theta, i));
    const residual = probability - y[i]!;
    const weight = probability * (1 - probability);
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const value = values[at]!;
      gradient[columns[at]!]! += residual * value;
      const weighted = weight * value;
      const line = columns[at]! * size;
      for (let other = starts[i]!; other <= at; other++) hessian[line + columns[other]!]! += weighted * values[other]!;
    }
  }
  for (let j = 0; j < size; j++) hessian[j * size + j]! += ridge[j]!;
  return { gradient, hessian };
}

function moved(theta: Float64Array, step: Float64Array, share: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(theta, (at, j) => at - share * step[j]!);
}

function sigmoid(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
