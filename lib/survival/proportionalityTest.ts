import { chiSquareTail } from '@/lib/stats/chiSquare';
import { choleskyFactor, choleskySolve } from '@/lib/stats/cholesky';
import { standardise } from '@/lib/stats/standardise';
import type { CoxInput, CoxModel } from './coxRegression';
import { kaplanMeier } from './kaplanMeier';
import { eachMonthOfEvents, riskSets } from './partialLikelihood';

export interface ChiSquareTest {
  chiSquare: number;
  degreesOfFreedom: number;
  pValue: number;
}

/**
 * Score test that hazard ratios stay the same at every tenure: each column x is tried with a companion x·g(t), g(t) = 1 − S(t−) of
 * the Kaplan–Meier curve, so that every part of the departures weighs alike. Equal to R's `cox.zph(fit, terms = FALSE)` of survival 3. O(n·p²).
 *
 * @param input what the model was fitted to
 * @returns by column, NaN for aliased ones, and for all together
 * @see Grambsch & Therneau (1994); Therneau & Grambsch (2000), Modeling Survival Data, ch. 6
 */
export function proportionalityTest(input: CoxInput, { coefficients, aliased }: CoxModel): { columns: ChiSquareTest[]; global: ChiSquareTest } {
  const { X, ties = 'efron', ...durations } = input;
  const { Z, scale, p } = standardise(X, durations.duration.length);
  const sets = riskSets(Z, durations, ties);
  const g = centredTransform(input, sets.months);
  const score = new Float64Array(p);
  // Information of the coefficients, of the companions, and between the two; all symmetric, lower triangles.
  const [own, between, companions] = [new Float64Array(p * p), new Float64Array(p * p), new Float64Array(p * p)];
  eachMonthOfEvents(sets, coefficients.map((slope, j) => slope * scale[j]!), (month) => {
    const weight = g.get(month.month)!;
    for (let j = 0; j < p; j++) score[j]! += weight * month.score[j]!;
    for (let k = 0; k < p * p; k++) {
      const information = month.information[k]!;
      own[k]! += information;
      between[k]! += weight * information;
      companions[k]! += weight * weight * information;
    }
  });
  const variance = companionVariance(own, between, companions, p);
  const factor = choleskyFactor(variance, p);
  const solved = choleskySolve(factor, score);
  const test = (chiSquare: number, degreesOfFreedom: number): ChiSquareTest => ({
    chiSquare, degreesOfFreedom, pValue: Number.isNaN(chiSquare) || degreesOfFreedom === 0 ? NaN : chiSquareTail(chiSquare, degreesOfFreedom),
  });
  return {
    columns: Array.from(score, (u, j) => test(aliased[j] ? NaN : u ** 2 / variance[j * p + j]!, 1)),
    global: test(score.reduce((sum, u, j) => sum + u * solved[j]!, 0), factor.rank),
  };
}

/** g(t) at the months with departures, less its mean over the departures: the test is the same, its sums keep more digits. */
function centredTransform({ duration, eventObserved, entry }: CoxInput, months: readonly { month: number; events: number }[]): Map<number, number> {
  const { survival } = kaplanMeier(duration, eventObserved, entry);
  const left = (month: number) => 1 - (survival[month - 1] ?? 1);
  let [sum, count] = [0, 0];
  for (const { month, events } of months) {
    sum += events * left(month);
    count += events;
  }
  return new Map(months.map(({ month }) => [month, left(month) - sum / count]));
}

/** Variance of the companions' score given that the coefficients were fitted: companions − between · own⁻¹ · between. */
function companionVariance(own: Float64Array, between: Float64Array, companions: Float64Array, p: number): Float64Array {
  const factor = choleskyFactor(own, p);
  const column = (l: number) => Float64Array.from({ length: p }, (_, j) => between[Math.max(j, l) * p + Math.min(j, l)]!);
  const variance = companions.slice();
  for (let l = 0; l < p; l++) {
    const explained = choleskySolve(factor, column(l));
    for (let j = l; j < p; j++) variance[j * p + l]! -= column(j).reduce((sum, value, k) => sum + value * explained[k]!, 0);
  }
  return variance;
}
