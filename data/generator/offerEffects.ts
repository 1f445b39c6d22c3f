import { EARLY_MONTHS, EARLY_MONTH_TO_MONTH, FIBER_WITHOUT_TECH_SUPPORT, MANY_CALLS, chance, lifeLogOdds, visibleLatePayments } from './hazard';
import type { Features } from './population';
import { survivalAhead } from './truth';

type Condition = (x: Features, tenure: number) => boolean;

/** What one offer does, in the world of the generator. */
interface OfferTruth {
  /** Whom it gives something that they do not have; everyone else has nothing to accept. */
  fits: Condition;
  /** The chance that someone whom it fits accepts, when contacted: in no evident trouble, and not on a two-year contract. */
  baseAcceptance: number;
  /** The trouble that it answers, as a person who looks at the customer would see it. */
  answers?: Condition;
  /** The features of whoever accepted, from the next month on. */
  features?: (x: Features) => Features;
  /** What acceptance adds to the log-odds of life month k, which is the m-th month from now. */
  shift?: (x: Features, k: number, m: number) => number;
}

/** Log-odds of accepting, for an offer that answers an evident trouble: people take what solves their problem. */
const ANSWERS_TROUBLE = 0.6;
/** Log-odds of accepting, on a two-year contract: whoever is bound has little reason to deal. */
const BOUND_FOR_TWO_YEARS = -0.5;
/** EUR a month from which on a bill is evidently high: a quarter of the active customers. */
const HIGH_CHARGE = 80;
/** Late bills from which on paying is evidently a trouble. */
const MANY_LATE_PAYMENTS = 3;
/** Log-odds of leaving, for whoever was content, is free to go, and was reminded of it by an offer that they declined … */
const SLEEPING_DOG = 0.25;
/** … for so many months. */
const SLEEPING_DOG_MONTHS = 3;
/** A smaller plan takes a tenth off the charge; the income that it costs is the offer's incentive, so worth stays at the old charge. */
const SMALLER_PLAN = 0.9;
/** Log-odds of leaving while a loyalty reward lasts, and its months. */
const LOYALTY_REWARD = { logOdds: -0.3, months: 12 };
/** Log-odds of leaving while a retention discount lasts, and its months: the strongest while it lasts, and then gone. */
const RETENTION_DISCOUNT = { logOdds: -0.7, months: 6 };
/** Log-odds of leaving with fiber that a technician has seen to, on top of the interaction with tech support, which falls away. */
const FIBER_SEEN_TO = -0.15;
/** Months within which the effect on those who would leave is measured. */
const SAVE_MONTHS = 12;

const everyone: Condition = () => true;
const monthToMonth: Condition = (x) => x.contract === 'Month-to-month';
const onFiber: Condition = (x) => x.internetService === 'Fiber optic';
const callsOften: Condition = (x) => x.supportCalls >= MANY_CALLS;
const paysMuch: Condition = (x) => x.monthlyCharges >= HIGH_CHARGE;
const paysLate: Condition = (x, tenure) => visibleLatePayments(x.latePayments, tenure) >= MANY_LATE_PAYMENTS;
const whileItLasts = ({ logOdds, months }: { logOdds: number; months: number }, m: number) => (m <= months ? logOdds : 0);

/** Every offer's truth. Base acceptances: commitments low, things to switch or to be called about in the middle, gifts high. */
export const OFFER_TRUTHS = {
  // A year's commitment, which most people who chose to be free do not want.
  'contract-upgrade': { fits: monthToMonth, baseAcceptance: 0.25, features: (x) => ({ ...x, contract: 'One year' }) },
  // Another year for someone who already lives with one.
  'longer-contract': { fits: (x) => x.contract === 'One year', baseAcceptance: 0.3, features: (x) => ({ ...x, contract: 'Two year' }) },
  // A service that solves a problem, for those who have one; it also ends what fiber without support adds.
  'tech-support-bundle': { fits: (x) => x.techSupport === 'No', baseAcceptance: 0.4, answers: callsOften, features: (x) => ({ ...x, techSupport: 'Yes' }) },
  // Security is an abstract good: no column shows who misses it.
  'security-bundle': { fits: (x) => x.onlineSecurity === 'No', baseAcceptance: 0.35, features: (x) => ({ ...x, onlineSecurity: 'Yes' }) },
  // A form to fill in for some money; it spares those who pay late the reminders.
  'autopay-bonus': { fits: (x) => x.paymentMethod === 'Electronic check', baseAcceptance: 0.4, answers: paysLate, features: (x) => ({ ...x, paymentMethod: 'Bank transfer' }) },
  // Help in the first months costs the customer a talk; what is left of those months becomes as the later ones.
  'onboarding-call': {
    fits: (x, tenure) => monthToMonth(x, tenure) && tenure < EARLY_MONTHS, baseAcceptance: 0.55,
    shift: (_, k) => (k <= EARLY_MONTHS ? -EARLY_MONTH_TO_MONTH : 0),
  },
  // A lower bill for less: welcome where the bill is high.
  'plan-rightsizing': { fits: everyone, baseAcceptance: 0.4, answers: paysMuch, features: (x) => ({ ...x, monthlyCharges: SMALLER_PLAN * x.monthlyCharges }) },
  // Someone takes the case and ends it: no calls are left, nor the weight of many.
  'service-recovery': { fits: (x) => x.supportCalls > 0, baseAcceptance: 0.5, answers: callsOften, features: (x) => ({ ...x, supportCalls: 0 }) },
  // Instalments end late bills, past and to come.
  'payment-plan': { fits: (x) => x.latePayments > 0, baseAcceptance: 0.45, answers: paysLate, features: (x) => ({ ...x, latePayments: 0 }) },
  // A gift.
  'loyalty-reward': { fits: everyone, baseAcceptance: 0.65, shift: (_, __, m) => whileItLasts(LOYALTY_REWARD, m) },
  // A day at home to wait for the technician.
  'technician-visit': {
    fits: onFiber, baseAcceptance: 0.4, answers: callsOften,
    shift: (x) => FIBER_SEEN_TO - (x.techSupport === 'No' ? FIBER_WITHOUT_TECH_SUPPORT : 0),
  },
  // A gift that nobody leaves without, since usage has no effect: the negative control among the offers.
  'data-bonus': { fits: (x) => x.internetService !== 'None', baseAcceptance: 0.7 },
  // Money off is hardly ever declined, least of all where the bill is high.
  'retention-discount': { fits: everyone, baseAcceptance: 0.6, answers: paysMuch, shift: (_, __, m) => whileItLasts(RETENTION_DISCOUNT, m) },
} satisfies Record<string, OfferTruth>;

export type OfferId = keyof typeof OFFER_TRUTHS;
export const OFFER_IDS = Object.keys(OFFER_TRUTHS) as OfferId[];

/** What contacting one customer with one offer does to their life. */
export interface OfferEffect {
  /** The chance that they accept when contacted; 0 where the offer does not fit. */
  acceptance: number;
  /** The chance of being there 1 … n months from now: when nobody contacts them, … */
  ahead: Float64Array;
  /** … when they were contacted and accepted, … */
  accepted: Float64Array;
  /** … and when they were contacted and declined. */
  declined: Float64Array;
}

/**
 * The true effect of contacting an active customer with an offer now, at completed month `tenure`.
 *
 * Structural: whoever accepts lives on with other features (or with log-odds shifted, for good or for some months), whoever declines
 * lives on as before, apart from sleeping dogs. Given the features, accepting does not depend on the hidden frailty.
 *
 * @param tenure completed months, ≥ 0
 * @param months how far to look ahead; 0 gives empty arrays
 * @see Ascarza (2018), "Retention Futility": targeting who is likely to leave may wake those who were not
 * @example offerEffect(features, signupMonth, tenure, 'tech-support-bundle', 36).accepted[11] // the chance to be there in a year
 */
export function offerEffect(x: Features, signupMonth: number, tenure: number, offerId: OfferId, months: number): OfferEffect {
  const offer: OfferTruth = OFFER_TRUTHS[offerId];
  const fits = offer.fits(x, tenure);
  const live = (future: (k: number) => number) => survivalAhead({ past: x, future, signupMonth, tenure, months });
  const ahead = live((k) => lifeLogOdds(x, k));
  return {
    acceptance: fits ? acceptanceOf(offer, x, tenure) : 0,
    ahead,
    accepted: fits ? live(afterAccepting(offer, x, tenure)) : ahead,
    declined: isSleepingDog(x) ? live((k) => lifeLogOdds(x, k) + (k - tenure <= SLEEPING_DOG_MONTHS ? SLEEPING_DOG : 0)) : ahead,
  };
}

function afterAccepting({ features, shift }: OfferTruth, x: Features, tenure: number): (k: number) => number {
  const changed = features?.(x) ?? x;
  return (k) => lifeLogOdds(changed, k) + (shift?.(x, k, k - tenure) ?? 0);
}

function acceptanceOf({ baseAcceptance, answers }: OfferTruth, x: Features, tenure: number): number {
  let logOdds = Math.log(baseAcceptance / (1 - baseAcceptance));
  if (answers?.(x, tenure)) logOdds += ANSWERS_TROUBLE;
  if (x.contract === 'Two year') logOdds += BOUND_FOR_TWO_YEARS;
  return chance(logOdds);
}

/** Free to go from one month to the next, and has not been heard of. */
const isSleepingDog = (x: Features) => x.contract === 'Month-to-month' && x.supportCalls === 0;

/** Money in EUR. */
export interface OfferMoney {
  /** Earned in each month that the customer is there, at today's charge. */
  monthlyMargin: number;
  /** Per month. */
  discountRate: number;
  /** Paid whatever comes of it. */
  contactCost: number;
  /** Paid on acceptance; its value today. */
  incentiveCost: number;
}

/**
 * The true expected gain of contacting a customer instead of not, in EUR: a·(worth(accepted) − incentive) + (1 − a)·worth(declined) −
 * worth(ahead) − contact, with worth(S) = Σₖ margin·S(k)/(1+d)^k over the months of the effect.
 *
 * @returns −(a·incentive + contact) for an effect of no months
 */
export function trueExpectedValue({ acceptance, ahead, accepted, declined }: OfferEffect, { monthlyMargin, discountRate, contactCost, incentiveCost }: OfferMoney): number {
  const worth = (survival: Float64Array) => survival.reduce((sum, chanceToBeThere, i) => sum + (monthlyMargin * chanceToBeThere) / (1 + discountRate) ** (i + 1), 0);
  return acceptance * (worth(accepted) - incentiveCost) + (1 - acceptance) * worth(declined) - worth(ahead) - contactCost;
}

/**
 * The true save rate γ: the share of those who would leave within a year whom contacting keeps for that year,
 * (S_contacted − S) ÷ (1 − S) at 12 months, over those who accept and those who decline.
 *
 * @returns at most 1; negative where contacting drives more away than it keeps; NaN where nobody would leave
 * @throws RangeError when the effect covers less than 12 months
 */
export function trueSaveRate({ acceptance, ahead, accepted, declined }: OfferEffect): number {
  if (ahead.length < SAVE_MONTHS) throw new RangeError(`The save rate needs ${SAVE_MONTHS} months ahead: got ${ahead.length}`);
  const [untouched, yes, no] = [ahead, accepted, declined].map((survival) => survival[SAVE_MONTHS - 1]!) as [number, number, number];
  return (acceptance * yes + (1 - acceptance) * no - untouched) / (1 - untouched);
}
