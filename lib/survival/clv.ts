import { greenwoodIncrement, type SurvivalCurve } from './kaplanMeier';
import { fitShiftedBetaGeometric, sbgRetention, type ShiftedBetaGeometric } from './shiftedBetaGeometric';

/** Fewer customers at risk than this and a month's hazard is noise, so the curve is followed no further. */
const MIN_AT_RISK = 50;
/** Months at the end of the followed curve whose mean hazard continues it. */
const TAIL = 12;
/** Fewer followed months than this say nothing about how the hazard goes on falling. */
const MIN_SBG_MONTHS = 6;

export interface Retention {
  /** Chance to stay through month t, given that the customer reached it; index t = 1 … observed, or beyond where it is known how it goes on. */
  monthly: Float64Array;
  /** Variance of ln monthly[t], d/(n(n − d)); what months beyond the observed are off by is a matter of the model and not in here. */
  variance: Float64Array;
  /** Last month that the curve is followed to. */
  observed: number;
  /** What goes on beyond it: retention that rises with tenure (sBG), or one rate where the observed months show no such rise. */
  beyondBy: 'sbg' | 'constant';
  /** Null by a constant. */
  sbg: ShiftedBetaGeometric | null;
  /** Mean monthly retention of the last twelve observed months, used by a constant. */
  constant: number;
  /** Relative standard error that all log rates have in common: that of a customer's own relative hazard. */
  commonError?: number;
}

/**
 * Month-by-month retention from a survival curve; beyond the months that at least 50 customers reached it goes on by a
 * shifted-beta-geometric model fitted to them. Where that cannot be fitted (fewer than six months, no departure, a hazard that does
 * not fall), or where more left in the last twelve than it can explain, it goes on with the mean rate of those twelve; where no
 * month was followed, with that of all months together.
 * O(months).
 *
 * @see Fader & Hardie (2007), "How to project customer retention"
 */
export function monthlyRetention(curve: SurvivalCurve): Retention {
  const last = curve.survival.length - 1;
  let observed = 0;
  while (observed < last && curve.atRisk[observed + 1]! >= MIN_AT_RISK) observed++;
  const monthly = new Float64Array(observed + 1).fill(1);
  const variance = new Float64Array(observed + 1);
  for (let t = 1; t <= observed; t++) {
    monthly[t] = 1 - curve.events[t]! / curve.atRisk[t]!;
    variance[t] = greenwoodIncrement(curve.atRisk[t]!, curve.events[t]!);
  }
  const fit = observed >= MIN_SBG_MONTHS ? fitShiftedBetaGeometric(curve.events.subarray(1, observed + 1), curve.atRisk.subarray(1, observed + 1)) : null;
  const sbg = fit && !fit.atBound && !contradicts(curve, observed, fit) ? { alpha: fit.alpha, beta: fit.beta } : null;
  return { monthly, variance, observed, beyondBy: sbg ? 'sbg' : 'constant', sbg, constant: observed > 0 ? meanOfTail(monthly, observed) : meanOfAll(curve) };
}

/** Whether departures at the end of the curve exceed the model's by more than chance, at two standard errors: it would promise too much. */
function contradicts({ atRisk, events }: SurvivalCurve, observed: number, sbg: ShiftedBetaGeometric): boolean {
  let [excess, variance] = [0, 0];
  for (let t = Math.max(1, observed - TAIL + 1); t <= observed; t++) {
    const stay = sbgRetention(sbg, t);
    excess += events[t]! - atRisk[t]! * (1 - stay);
    variance += atRisk[t]! * stay * (1 - stay);
  }
  return excess > 2 * Math.sqrt(variance);
}

function meanOfTail(monthly: Float64Array, observed: number): number {
  const tail = monthly.subarray(Math.max(1, observed - TAIL + 1), observed + 1);
  return Math.exp(tail.reduce((sum, rate) => sum + Math.log(rate), 0) / tail.length);
}

function meanOfAll({ atRisk, events }: SurvivalCurve): number {
  const customerMonths = atRisk.subarray(1).reduce((sum, n) => sum + n, 0);
  return customerMonths === 0 ? 1 : 1 - events.subarray(1).reduce((sum, d) => sum + d, 0) / customerMonths;
}

/** Chance to stay through a month from 1 up, observed or beyond. */
export function retentionAt({ monthly, sbg, constant }: Pick<Retention, 'monthly' | 'sbg' | 'constant'>, month: number): number {
  if (month < monthly.length) return monthly[month]!;
  return sbg ? sbgRetention(sbg, month) : constant;
}

export interface ClvAssumptions {
  /** Share of the charge that is margin. */
  grossMargin: number;
  /** Per month. */
  discountRate: number;
  /** Months of future payments that count. */
  clvHorizon: number;
}

export interface ClvMultipliers {
  /** By tenure; times the monthly charge this is the CLV. */
  multiplier: Float64Array;
  /** By tenure: share of the multiplier that lies beyond the observed months. */
  extrapolated: Float64Array;
  /** By tenure, of the multiplier: sampling error of the observed months alone. Extrapolated months add none, so it is too small where `extrapolated` is large. */
  standardError: Float64Array;
}

/**
 * Lifetime value of a customer per unit of monthly charge: grossMargin · Σₖ S(T+k)/S(T)/(1+d)^k, k = 1 … horizon, for every
 * tenure T from 0 to `maxTenure`. The coming payments count, the one already made does not.
 *
 * The error is by the delta method from independent monthly errors of ln r(j) (Greenwood): a month's rate scales every payment
 * from it on. O(maxTenure · horizon).
 *
 * @see Fader & Hardie (2012), "Reconciling and clarifying CLV formulas"
 */
export function clvMultipliers(retention: Retention, assumptions: ClvAssumptions, maxTenure: number): ClvMultipliers {
  const multiplier = new Float64Array(maxTenure + 1);
  const extrapolated = new Float64Array(maxTenure + 1);
  const standardError = new Float64Array(maxTenure + 1);
  for (let tenure = 0; tenure <= maxTenure; tenure++) {
    const at = clvMultiplier(retention, assumptions, tenure);
    multiplier[tenure] = at.multiplier;
    extrapolated[tenure] = at.extrapolated;
    standardError[tenure] = at.standardError;
  }
  return { multiplier, extrapolated, standardError };
}

/** The same for one tenure. O(horizon). */
export function clvMultiplier(retention: Retention, { grossMargin, discountRate, clvHorizon }: ClvAssumptions, tenure: number): { multiplier: number; extrapolated: number; standardError: number } {
  const discount = 1 / (1 + discountRate);
  const payment = new Float64Array(clvHorizon + 1);
  payment[0] = grossMargin;
  let logSurvival = 0;
  /** Slope of the value against the logarithm of the common hazard. */
  let slope = 0;
  for (let k = 1; k <= clvHorizon; k++) {
    const rate = retentionAt(retention, tenure + k);
    payment[k] = payment[k - 1]! * rate * discount;
    logSurvival += Math.log(rate);
    if (payment[k]! > 0) slope += payment[k]! * logSurvival;
  }
  let fromHere = 0;
  let beyond = 0;
  let variance = (slope * (retention.commonError ?? 0)) ** 2;
  for (let k = clvHorizon; k >= 1; k--) {
    fromHere += payment[k]!;
    if (tenure + k > retention.observed) beyond = fromHere;
    else variance += fromHere ** 2 * retention.variance[tenure + k]!;
  }
  return { multiplier: fromHere, extrapolated: fromHere === 0 ? 0 : beyond / fromHere, standardError: Math.sqrt(variance) };
}
