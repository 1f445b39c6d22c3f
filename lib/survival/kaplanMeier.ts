import { Z95 } from '@/lib/stats/intervals';
import { assertDurations, entryOf } from './durations';

/** The product-limit estimate at each month from 0 to the last duration seen; `survival[t]` is the share still there after month t. */
export interface SurvivalCurve {
  /** S(t), t = 0 … last; starts at 1 and never rises. */
  survival: Float64Array;
  /** Greenwood standard error of S(t); NaN once S(t) is 0. */
  standardError: Float64Array;
  /** 95% limits of S(t), log-transformed (R's `conf.type = "log"`), the upper at most 1; NaN once S(t) is 0. */
  lower: Float64Array;
  upper: Float64Array;
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
 * @throws RangeError when lengths differ, there is no row, or a duration or entry is not a whole month
 * @see Kaplan & Meier (1958); Greenwood (1926); Klein & Moeschberger (2003) §4.3 for the limits, §4.6 for truncation
 */
export function kaplanMeier(duration: ArrayLike<number>, eventObserved: ArrayLike<number>, entry?: ArrayLike<number>): SurvivalCurve {
  assertDurations({ duration, eventObserved, entry });
  const n = duration.length;
  let last = 0;
  for (let i = 0; i < n; i++) last = Math.max(last, duration[i]!);
  const events = new Float64Array(last + 1);
  const change = new Float64Array(last + 2);
  for (let i = 0; i < n; i++) {
    const from = entryOf(entry, i) + 1;
    const to = duration[i]!;
    if (from > to) continue;
    change[from]!++;
    change[to + 1]!--;
    if (eventObserved[i] === 1) events[to]!++;
  }
  const atRisk = new Float64Array(last + 1);
  let risk = 0;
  for (let t = 0; t <= last; t++) {
    risk += change[t]!;
    atRisk[t] = risk;
  }
  return { ...productLimit(atRisk, events), atRisk, events };
}

function productLimit(atRisk: Float64Array, events: Float64Array): Pick<SurvivalCurve, 'survival' | 'standardError' | 'lower' | 'upper'> {
  const months = atRisk.length;
  const [survival, standardError, lower, upper] = [new Float64Array(months), new Float64Array(months), new Float64Array(months), new Float64Array(months)];
  let s = 1;
  let variance = 0;
  for (let t = 0; t < months; t++) {
    if (events[t]! > 0) {
      s *= 1 - events[t]! / atRisk[t]!;
      variance += greenwoodIncrement(atRisk[t]!, events[t]!);
    }
    const error = s === 0 ? NaN : Math.sqrt(variance);
    survival[t] = s;
    standardError[t] = s * error;
    [lower[t], upper[t]] = logLimits(s, error);
  }
  return { survival, standardError, lower, upper };
}

/** A month's part of Greenwood's variance of ln S: d/(n(n − d)), and 0 where everyone leaves or no one does. */
export function greenwoodIncrement(atRisk: number, events: number): number {
  return events === 0 || events === atRisk ? 0 : events / (atRisk * (atRisk - events));
}

/** 95% limits of a probability to survive, from the standard error of its logarithm; the upper at most 1. */
export function logLimits(survival: number, logError: number): [lower: number, upper: number] {
  return [survival * Math.exp(-Z95 * logError), Math.min(1, survival * Math.exp(Z95 * logError))];
}
