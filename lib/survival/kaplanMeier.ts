/** The product-limit estimate at each month from 0 to the last duration seen; `survival[t]` is the share still there after month t. */
export interface SurvivalCurve {
  /** S(t), t = 0 … last; starts at 1 and never rises. */
  survival: Float64Array;
  /** Greenwood standard error of S(t); NaN once S(t) is 0. */
  standardError: Float64Array;
  /** Customers at risk just before month t. */
  atRisk: Float64Array;
  /** Departures in month t. */
  events: Float64Array;
}

/**
 * Kaplan–Meier estimate of the survival function on whole months, with left truncation.
 *
 * A customer is at risk at t when entry < t ≤ duration: one who was already 30 months old when observation began cannot
 * have been seen leaving before, so counting them from month 0 would flatter every early month. Without `entry` everyone
 * is observed from the start. Departures at duration 0 count at t = 0. Equal to R's `survfit(Surv(entry, duration, event) ~ 1)`. O(n + months).
 *
 * @param duration n whole months, ≥ 0
 * @param eventObserved n flags, 1 = left, 0 = right-censored
 * @param entry n months already completed when observation began; −1 or less = observed from the first day
 * @throws RangeError when lengths differ or there is no row
 * @see Kaplan & Meier (1958); Greenwood (1926); Klein & Moeschberger (2003) §4.6 for truncation
 */
export function kaplanMeier(duration: ArrayLike<number>, eventObserved: ArrayLike<number>, entry?: ArrayLike<number>): SurvivalCurve {
  const n = duration.length;
  if (n === 0) throw new RangeError('A survival curve needs at least one customer: got 0');
  if (eventObserved.length !== n || (entry && entry.length !== n)) {
    throw new RangeError(`Durations, events and entries must pair up: got ${n}, ${eventObserved.length}, ${entry?.length ?? n}`);
  }
  let last = 0;
  for (let i = 0; i < n; i++) last = Math.max(last, duration[i]!);
  const events = new Float64Array(last + 1);
  const change = new Float64Array(last + 2);
  for (let i = 0; i < n; i++) {
    const from = Math.max(0, (entry?.[i] ?? -1) + 1);
    const to = duration[i]!;
    if (from > to) continue;
    change[from]!++;
    change[to + 1]!--;
    if (eventObserved[i] === 1) events[to]!++;
  }
  const survival = new Float64Array(last + 1);
  const standardError = new Float64Array(last + 1);
  const atRisk = new Float64Array(last + 1);
  let risk = 0;
  let s = 1;
  let greenwood = 0;
  for (let t = 0; t <= last; t++) {
    risk += change[t]!;
    atRisk[t] = risk;
    const d = events[t]!;
    if (d > 0) {
      s *= 1 - d / risk;
      greenwood += d / (risk * (risk - d));
    }
    survival[t] = s;
    standardError[t] = s === 0 ? NaN : s * Math.sqrt(greenwood);
  }
  return { survival, standardError, atRisk, events };
}
