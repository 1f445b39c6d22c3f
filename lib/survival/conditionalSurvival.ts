import { retentionAt, type Retention } from './clv';
import { logLimits } from './kaplanMeier';

export interface ConditionalOutlook {
  /** Chance to be still there after k more months, k = 0 … months. */
  survival: Float64Array;
  /** 95% limits, log-transformed, from the sampling error of the observed months; NaN once the chance is 0. */
  lower: Float64Array;
  upper: Float64Array;
  /** First k that rests on months beyond the observed, to whose error the limits add nothing; null where none does. */
  firstExtrapolated: number | null;
}

/**
 * What lies ahead of a customer of a given tenure: conditional survival S(T + k)/S(T) for k = 0 … months. O(months).
 *
 * @param tenure completed months T, ≥ 0
 * @param months how far to look, ≥ 0
 * @see Hieke, Kleber, König, Engelhardt & Schumacher (2015), "Conditional survival"
 */
export function conditionalOutlook(retention: Retention, tenure: number, months: number): ConditionalOutlook {
  const survival = new Float64Array(months + 1).fill(1);
  const lower = new Float64Array(months + 1).fill(1);
  const upper = new Float64Array(months + 1).fill(1);
  let variance = 0;
  for (let k = 1; k <= months; k++) {
    survival[k] = survival[k - 1]! * retentionAt(retention, tenure + k);
    variance += retention.variance[tenure + k] ?? 0;
    const common = (retention.commonError ?? 0) * Math.log(survival[k]!);
    [lower[k], upper[k]] = logLimits(survival[k]!, survival[k] === 0 ? NaN : Math.sqrt(variance + common ** 2));
  }
  const first = Math.max(1, retention.observed - tenure + 1);
  return { survival, lower, upper, firstExtrapolated: first <= months ? first : null };
}

/**
 * Chance of a customer of tenure T to be still there k months later, S(T + k)/S(T), with 95% limits: the last entry of `conditionalOutlook`.
 *
 * @param k months ahead, ≥ 0
 */
export function conditionalSurvival(retention: Retention, tenure: number, k: number): { survival: number; lower: number; upper: number; extrapolated: boolean } {
  const { survival, lower, upper, firstExtrapolated } = conditionalOutlook(retention, tenure, k);
  return { survival: survival[k]!, lower: lower[k]!, upper: upper[k]!, extrapolated: firstExtrapolated !== null };
}
