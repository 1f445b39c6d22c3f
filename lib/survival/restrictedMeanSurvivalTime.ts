import { greenwoodIncrement, type SurvivalCurve } from './kaplanMeier';

/**
 * Restricted mean survival time: months that a customer stays on average within the first `horizon` months, the area under the
 * curve. Its variance is Σ A(t)²·d/(n(n − d)), A(t) being the area from t to the horizon. Equal to R's `print(survfit, rmean = horizon)`. O(horizon).
 *
 * Nothing is known beyond the last month of the curve unless no one is left: a longer horizon is shortened to it, and returned.
 *
 * @param horizon whole months, ≥ 0
 * @throws RangeError when the horizon is not a whole month
 * @see Irwin (1949); Klein & Moeschberger (2003) §4.5; Royston & Parmar (2013)
 */
export function restrictedMeanSurvivalTime(curve: SurvivalCurve, horizon: number): { value: number; standardError: number; horizon: number } {
  if (!(Number.isInteger(horizon) && horizon >= 0)) throw new RangeError(`Horizon must be a whole number of months: got ${horizon}`);
  const last = curve.survival.length - 1;
  const end = Math.min(horizon, last);
  let area = 0;
  let variance = 0;
  for (let t = end; t >= 0; t--) {
    // From t to the end; S(t) itself holds from t to t + 1.
    if (t < end) area += curve.survival[t]!;
    variance += area ** 2 * greenwoodIncrement(curve.atRisk[t]!, curve.events[t]!);
  }
  return { value: area, standardError: Math.sqrt(variance), horizon: curve.survival[last] === 0 ? horizon : end };
}
