import { choleskyFactor, choleskyInverse, choleskySolve } from '@/lib/stats/cholesky';
import { standardise } from '@/lib/stats/standardise';
import type { Durations } from './durations';
import { eachMonthOfEvents, riskSets, type RiskSets, type Ties } from './partialLikelihood';

export interface CoxInput extends Durations {
  /** n×p, row-major; p follows from its length. */
  X: Float64Array;
  /** Efron's when absent. */
  ties?: Ties;
}

/** A proportional hazards model: the hazard of a customer is a common one × exp(Σ coefficient·x). */
export interface CoxModel {
  /** p log hazard ratios per unit of each column; 0 in aliased columns. */
  coefficients: Float64Array;
  /** p; NaN in aliased columns. */
  standardErrors: Float64Array;
  /** p×p row-major, inverse of the observed information; 0 in aliased rows and columns. */
  covariance: Float64Array;
  /** p flags: 1 where a column is constant among those at risk or a combination of the columns before it, so that it has no coefficient of its own. */
  aliased: Uint8Array;
  /** Log partial likelihood without any column and with all. */
  logLikelihood: { null: number; model: number };
  /** Newton steps taken. */
  iterations: number;
  /** False where a column separates those who leave from those who stay: its coefficient has no finite optimum and is where the steps ended. */
  converged: boolean;
}

/** Newton's method squares its error with each step: six are the rule, more come only from separated classes, which never end. */
const MAX_ITERATIONS = 25;
/** Twice the likelihood that the next step would gain, below which the optimum counts as found: a step of 1e-8 standard errors. */
const TOLERANCE = 1e-16;

/**
 * Cox regression by maximum partial likelihood: Newton's method with step halving, on whole months with left truncation. Equal to
 * R's `coxph(Surv(entry, duration, event) ~ X)`. O(n·p²) a step, plus months × distinct entry months × p² under truncation.
 *
 * Columns that add nothing are not an error: they are flagged in `aliased`. Without an event all are.
 *
 * @throws RangeError when shapes disagree, X is not finite, or a duration or entry is not a whole month
 * @see Cox (1972); Efron (1977); Therneau & Grambsch (2000), Modeling Survival Data, ch. 3
 * @example coxRegression({ X: Float64Array.of(0, 1, 1, 0), duration: [1, 2, 3, 4], eventObserved: [1, 1, 1, 0] })
 */
export function coxRegression({ X, ties = 'efron', ...durations }: CoxInput): CoxModel {
  const n = durations.duration.length;
  const { Z, scale, p } = standardise(X, n);
  const sets = riskSets(Z, durations, ties);
  const atNull = sumMonths(sets, new Float64Array(p));
  const { dropped: aliased, rank } = choleskyFactor(atNull.information, p);
  const kept = Array.from(aliased.keys()).filter((j) => !aliased[j]);
  const fit = climb(rank === p ? sets : riskSets(columnsOf(Z, n, kept), durations, ties));

  const coefficients = new Float64Array(p);
  const standardErrors = new Float64Array(p).fill(NaN);
  const covariance = new Float64Array(p * p);
  kept.forEach((j, at) => {
    coefficients[j] = fit.beta[at]! / scale[j]!;
    kept.forEach((l, to) => (covariance[j * p + l] = fit.inverse[at * rank + to]! / (scale[j]! * scale[l]!)));
    standardErrors[j] = Math.sqrt(covariance[j * p + j]!);
  });
  const logLikelihood = { null: atNull.logLikelihood, model: fit.logLikelihood };
  return { coefficients, standardErrors, covariance, aliased, logLikelihood, iterations: fit.iterations, converged: fit.converged };
}

/**
 * Log relative hazards Σ coefficient·x, not centred.
 *
 * @param X rows×p row-major, the columns of the fit
 * @returns one value a row; higher = leaves sooner
 * @throws RangeError when X does not hold whole rows
 */
export function linearPredictor({ coefficients }: Pick<CoxModel, 'coefficients'>, X: Float64Array): Float64Array {
  const p = coefficients.length;
  if (p === 0 || X.length % p !== 0) throw new RangeError(`X must hold rows of ${p} columns: got ${X.length} values`);
  return Float64Array.from({ length: X.length / p }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += coefficients[j]! * X[i * p + j]!;
    return sum;
  });
}

/** Log partial likelihood, score and information, summed over the months. */
function sumMonths(sets: RiskSets, beta: Float64Array) {
  const { p } = sets;
  const sum = { logLikelihood: 0, score: new Float64Array(p), information: new Float64Array(p * p) };
  eachMonthOfEvents(sets, beta, (month) => {
    sum.logLikelihood += month.logLikelihood;
    for (let j = 0; j < p; j++) sum.score[j]! += month.score[j]!;
    for (let k = 0; k < p * p; k++) sum.information[k]! += month.information[k]!;
  });
  return sum;
}

/** The maximum, from β = 0. */
function climb(sets: RiskSets) {
  let beta = new Float64Array(sets.p);
  let at = sumMonths(sets, beta);
  for (let iterations = 0; ; iterations++) {
    const factor = choleskyFactor(at.information, sets.p);
    const step = choleskySolve(factor, at.score);
    const converged = factor.rank === sets.p && step.reduce((sum, move, j) => sum + move * at.score[j]!, 0) <= TOLERANCE;
    if (converged || iterations === MAX_ITERATIONS) {
      return { beta, inverse: choleskyInverse(factor), logLikelihood: at.logLikelihood, iterations, converged };
    }
    let share = 1;
    let next = moved(beta, step, share);
    let there = sumMonths(sets, next);
    // A full step may overshoot far from the optimum. Near it, both values agree to the last digits and the step is right.
    while (!(there.logLikelihood >= at.logLikelihood - 1e-12 * Math.abs(at.logLikelihood)) && share > 1e-6) {
      share /= 2;
      next = moved(beta, step, share);
      there = sumMonths(sets, next);
    }
    beta = next;
    at = there;
  }
}

function moved(beta: Float64Array, step: Float64Array, share: number): Float64Array<ArrayBuffer> {
  return Float64Array.from(beta, (at, j) => at + share * step[j]!);
}

function columnsOf(Z: Float64Array, n: number, kept: readonly number[]): Float64Array {
  const p = Z.length / n;
  const columns = new Float64Array(n * kept.length);
  for (let i = 0; i < n; i++) kept.forEach((j, at) => (columns[i * kept.length + at] = Z[i * p + j]!));
  return columns;
}
