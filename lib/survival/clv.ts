import type { SurvivalCurve } from './kaplanMeier';

/** Fewer customers at risk than this and a month's hazard is noise, so the curve is followed no further. */
const MIN_AT_RISK = 50;
/** Months at the end of the followed curve whose mean hazard continues it. */
const TAIL = 12;

export interface Retention {
  /** Chance to stay through month t, given that the customer reached month t − 1; index t = 1 … observed. */
  monthly: Float64Array;
  /** Last month that the curve is followed to. */
  observed: number;
  /** Constant monthly retention used beyond it. */
  beyond: number;
}

/**
 * Month-by-month retention from a survival curve; beyond the months that at least 50 customers reached it goes on with the
 * constant rate of its last twelve months.
 */
export function monthlyRetention(curve: SurvivalCurve): Retention {
  const last = curve.survival.length - 1;
  let observed = 0;
  while (observed < last && curve.atRisk[observed + 1]! >= MIN_AT_RISK) observed++;
  const monthly = new Float64Array(observed + 1).fill(1);
  for (let t = 1; t <= observed; t++) monthly[t] = 1 - curve.events[t]! / curve.atRisk[t]!;
  let log = 0;
  const tail = Math.min(TAIL, observed);
  for (let t = observed - tail + 1; t <= observed; t++) log += Math.log(monthly[t]!);
  return { monthly, observed, beyond: tail === 0 ? 1 : Math.exp(log / tail) };
}

export interface ClvAssumptions {
  /** Share of the charge that is margin. */
  grossMargin: number;
  /** Per month. */
  discountRate: number;
  /** Months of future payments that count. */
  clvHorizon: number;
}

/**
 * Lifetime value of a customer per unit of monthly charge: grossMargin · Σₖ S(T+k)/S(T)/(1+d)^k, k = 1 … horizon, for every
 * tenure T from 0 to `maxTenure`. The coming payments count, the one already made does not.
 *
 * @returns value multipliers by tenure; times the monthly charge this is the CLV. `extrapolated[T]` is the share of it that
 *   lies beyond the observed months.
 * @see Fader & Hardie (2012), "Reconciling and clarifying CLV formulas"
 */
export function clvMultipliers(retention: Retention, assumptions: ClvAssumptions, maxTenure: number): { multiplier: Float64Array; extrapolated: Float64Array } {
  const multiplier = new Float64Array(maxTenure + 1);
  const extrapolated = new Float64Array(maxTenure + 1);
  const discount = 1 / (1 + assumptions.discountRate);
  for (let tenure = 0; tenure <= maxTenure; tenure++) {
    let present = assumptions.grossMargin;
    let sum = 0;
    let beyond = 0;
    for (let k = 1; k <= assumptions.clvHorizon; k++) {
      const month = tenure + k;
      const known = month <= retention.observed;
      present *= (known ? retention.monthly[month]! : retention.beyond) * discount;
      sum += present;
      if (!known) beyond += present;
    }
    multiplier[tenure] = sum;
    extrapolated[tenure] = sum === 0 ? 0 : beyond / sum;
  }
  return { multiplier, extrapolated };
}
