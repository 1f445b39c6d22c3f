import { betaCdf, betaMean } from '@/lib/stats/beta';
import { gaussLegendre } from '@/lib/stats/gaussLegendre';

/** One customer and one offer. Money in the dataset's currency. */
export interface OfferEconomics {
  /** p: the chance that the customer leaves if nobody does anything. */
  probability: number;
  /** Value of the customer's remaining life, should they stay. */
  clv: number;
  /** f: paid whatever comes of it. */
  contactCost: number;
  /** d: paid when the offer is accepted. */
  incentiveCost: number;
  /** a: the share of those who would have stayed anyway who take the incentive. */
  acceptance: number;
}

/** γ ~ Beta(a, b): the share of contacted leavers whom the offer keeps, and how sure one is of it. */
export interface SaveRate {
  a: number;
  b: number;
}

/** How unsure the probability is: it is 1 − exp(−Λ), and ln Λ is off by about so much. */
export interface HazardError {
  /** Standard error of ln Λ, the cumulative hazard of the months ahead. */
  logHazardError: number;
}

/** The terms of the expected value of contacting one customer with one offer; `value` = saved − givenAway − contact. */
export interface ExpectedValue {
  /** p·γ·(CLV − incentive) */
  saved: number;
  /** (1 − p)·a·incentive: to those who would have stayed. */
  givenAway: number;
  contact: number;
  value: number;
}

const QUADRATURE = gaussLegendre(16);
/** Standard errors on either side that the probability is averaged over. */
const REACH = 4;
const LOWER = 0.05;
const UPPER = 0.95;

/**
 * Expected net value of contacting one customer with one offer:
 * p·γ·(CLV − incentive) − (1 − p)·a·incentive − contact, with γ at its mean.
 *
 * @throws RangeError for a probability or an acceptance outside 0 … 1, a negative cost, or a save rate that is no beta distribution
 * @see Verbraken, Verbeke & Baesens (2013), for one customer; with a = 1 it is positive exactly above their contact threshold
 * @see Lemmens & Gupta (2020), "Managing churn to maximize profits": rank by this, not by risk
 * @example expectedValue({ probability: 0.5, clv: 200, contactCost: 1, incentiveCost: 10, acceptance: 1 }, { a: 6, b: 14 }).value // 22.5
 */
export function expectedValue(economics: OfferEconomics, saveRate: SaveRate): ExpectedValue {
  assertEconomics(economics);
  return termsAt(economics, economics.probability, betaMean(saveRate.a, saveRate.b));
}

function termsAt({ clv, contactCost, incentiveCost, acceptance }: OfferEconomics, probability: number, saveRate: number): ExpectedValue {
  const saved = probability * saveRate * (clv - incentiveCost);
  const givenAway = (1 - probability) * acceptance * incentiveCost;
  return { saved, givenAway, contact: contactCost, value: saved - givenAway - contactCost };
}

/**
 * What contacting one customer is expected to cost: contact + (p·max(γ, a) + (1 − p)·a)·incentive. It is what a budget pays for, and more
 * than the value takes off: of those who leave all the same some have taken the incentive first, at least as many as of those who stay.
 *
 * @throws RangeError as `expectedValue`
 */
export function expectedCost(economics: OfferEconomics, saveRate: SaveRate): number {
  assertEconomics(economics);
  const { probability, contactCost, incentiveCost, acceptance } = economics;
  return contactCost + (probability * Math.max(betaMean(saveRate.a, saveRate.b), acceptance) + (1 - probability) * acceptance) * incentiveCost;
}

/**
 * What the expected value takes off for one customer: contact + p·γ·incentive + (1 − p)·a·incentive, so that p·γ·CLV less it is the value. It is what
 * `expectedCost` sets aside without the incentives of those who take them and leave all the same.
 *
 * @throws RangeError as `expectedValue`
 * @example deductedCost({ probability: 0.5, clv: 200, contactCost: 1, incentiveCost: 10, acceptance: 1 }, { a: 6, b: 14 }) // 7.5
 */
export function deductedCost(economics: OfferEconomics, saveRate: SaveRate): number {
  const { givenAway, contact } = expectedValue(economics, saveRate);
  return contact + economics.probability * betaMean(saveRate.a, saveRate.b) * economics.incentiveCost + givenAway;
}

/**
 * The chance to leave above which contacting is expected to bring more than it costs: (f + a·d) / (γ(CLV − d) + a·d).
 *
 * @returns above 1 where it never does; NaN or Infinity where nothing can be saved either
 * @see Verbraken, Verbeke & Baesens (2013)
 * @example breakEvenProbability({ clv: 200, contactCost: 1, incentiveCost: 10, acceptance: 1 }, { a: 6, b: 14 }) // .1642
 */
export function breakEvenProbability({ clv, contactCost, incentiveCost, acceptance }: Omit<OfferEconomics, 'probability'>, saveRate: SaveRate): number {
  const stayer = acceptance * incentiveCost;
  return (contactCost + stayer) / (betaMean(saveRate.a, saveRate.b) * (clv - incentiveCost) + stayer);
}

/**
 * The middle 90% of the expected value, over what is not known of the save rate and of the probability, taken as independent: γ by
 * its beta distribution, p = 1 − exp(−Λ) with ln Λ normal. At a given p the value is linear in γ, so its distribution is a
 * mixture of beta distributions, over Gauss–Legendre nodes of ln Λ; each end is found by bisection. Nothing is drawn.
 *
 * @throws RangeError as `expectedValue`
 */
export function expectedValueRange(economics: OfferEconomics, saveRate: SaveRate, { logHazardError }: HazardError): { lower: number; upper: number } {
  assertEconomics(economics);
  const nodes = probabilityNodes(economics.probability, logHazardError).map(({ probability, weight }) => {
    const none = termsAt(economics, probability, 0).value;
    return { weight, none, slope: termsAt(economics, probability, 1).value - none };
  });
  const ends = nodes.flatMap(({ none, slope }) => [none, none + slope]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const chanceBelow = (value: number) => nodes.reduce((sum, { weight, none, slope }) => sum + weight * shareBelow(value, none, slope, saveRate), 0);
  const quantile = (chance: number) => {
    let [from, to] = [low, high];
    for (let round = 0; round < 34 && to - from > 1e-9 * (high - low); round++) {
      const middle = (from + to) / 2;
      if (chanceBelow(middle) < chance) from = middle;
      else to = middle;
    }
    return (from + to) / 2;
  };
  return { lower: quantile(LOWER), upper: quantile(UPPER) };
}

/** P(none + slope·γ ≤ value) */
function shareBelow(value: number, none: number, slope: number, { a, b }: SaveRate): number {
  if (slope === 0) return none <= value ? 1 : 0;
  const share = betaCdf((value - none) / slope, a, b);
  return slope > 0 ? share : 1 - share;
}

/** The distribution of 1 − exp(−Λ·e^(s·z)), z standard normal, as weighted points. */
function probabilityNodes(probability: number, error: number): { probability: number; weight: number }[] {
  if (!(error > 0) || probability <= 0 || probability >= 1) return [{ probability, weight: 1 }];
  const hazard = -Math.log1p(-probability);
  const points = Array.from(QUADRATURE.nodes, (node, i) => {
    const z = REACH * (2 * node - 1);
    return { probability: -Math.expm1(-hazard * Math.exp(error * z)), weight: QUADRATURE.weights[i]! * Math.exp(-(z ** 2) / 2) };
  });
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  return points.map((point) => ({ ...point, weight: point.weight / total }));
}

function assertEconomics({ probability, clv, contactCost, incentiveCost, acceptance }: OfferEconomics): void {
  if (isShare(probability) && isShare(acceptance) && contactCost >= 0 && incentiveCost >= 0 && Number.isFinite(clv)) return;
  throw new RangeError(`Probability and acceptance must lie within 0 and 1, costs must not be negative and the value must be a number: got probability ${probability}, acceptance ${acceptance}, CLV ${clv}, incentive ${incentiveCost}, contact ${contactCost}`);
}

function isShare(value: number): boolean {
  return value >= 0 && value <= 1;
}
