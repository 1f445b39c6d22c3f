import { numberByRole } from '@/lib/dataset/dataset';
import { COLUMN_FOR, roleName } from '@/lib/dataset/roleWords';
import { breakEvenProbability, deductedCost, expectedCost, expectedValue, expectedValueRange, type ExpectedValue, type OfferEconomics } from '@/lib/retention/expectedValue';
import { incentiveCost, isEligible, type ApplicableOffer } from '@/lib/retention/offers';
import type { Offer } from '@/lib/retention/offersSchema';
import { betaMean } from '@/lib/stats/beta';
import type { Workspace } from '@/lib/workspace/derive';
import type { Leaving, OfferCase } from './offerCase';

/** One offer that could be made to one customer, weighed. Money in the dataset's currency. */
export interface OfferAdvice {
  offer: Offer;
  channel: string;
  /** Mean of γ. */
  saveRate: number;
  /** d, when it is accepted. */
  incentive: number;
  /** a: of those who would have stayed, who takes it. */
  acceptance: number;
  terms: ExpectedValue;
  /** Middle 90% of the value over γ and the chance to leave. */
  range: { lower: number; upper: number };
  /** What is set aside for it, with the incentives of those who take them and leave all the same. */
  cost: number;
  /** The part of it that the value takes off. */
  deducted: number;
  /** The chance to leave above which it pays; above 1, or no number, where it never does. */
  breakEven: number;
  /** Labels of what raises this customer's risk and the offer is an answer to, the strongest first. */
  answers: string[];
}

/** What to do for one customer: offers by expected net value, to be held against doing nothing, which brings 0. */
export interface Recommendation {
  leaving: Leaving;
  clv: number;
  /** Within which the chance to leave counts. */
  months: number;
  /** Eligible offers, the best first. */
  offers: OfferAdvice[];
  /** The first of them where it is expected to bring more than nothing; null where doing nothing is best. */
  best: OfferAdvice | null;
  /** The conditions that this customer does not meet. */
  notFor: { offer: Offer; unmet: string[] }[];
  /** Offers that know no customer of this dataset, each with the column they lack. */
  absent: { name: string; lacks: string }[];
}

/** Somebody of whom enough is known to weigh offers. */
type Weighable = OfferCase & { leaving: Leaving; clv: number };
/** As much of a case as the value of an offer takes: not how sure the chance to leave is. */
type ValuedCase = Omit<OfferCase, 'leaving'> & { leaving: Pick<Leaving, 'probability'> | null };

/** The offers for one customer, weighed; or what is not known, without which nothing can be weighed. */
export function recommend({ offers, assumptions, dataset }: Workspace, customer: OfferCase): Recommendation | { missing: string } {
  const { leaving, clv } = customer;
  if (!leaving) return { missing: `a column with ${COLUMN_FOR.tenure}, from which the chance to leave and the lifetime value come` };
  if (clv === null) return { missing: numberByRole(dataset, 'monthlyCharge') ? `their ${roleName(dataset.dictionary, 'monthlyCharge')}, which is not known and from which the lifetime value comes` : `a column with ${COLUMN_FOR.monthlyCharge}, from which the lifetime value comes` };
  const label = (name: string) => dataset.columns.get(name)!.spec.label;
  const weighed = offers.applicable.filter((offer) => isEligible(offer, customer)).map((offer) => advise(offer, { ...customer, leaving, clv }, assumptions.acceptance, label));
  weighed.sort((a, b) => b.terms.value - a.terms.value);
  return {
    leaving, clv,
    months: assumptions.leaveWithin,
    offers: weighed,
    best: weighed[0] && weighed[0].terms.value > 0 ? weighed[0] : null,
    notFor: offers.applicable.filter((offer) => !isEligible(offer, customer))
      .map(({ offer, conditions }) => ({ offer, unmet: conditions.filter(({ holds }) => !holds(customer)).map(({ text }) => text) })),
    absent: offers.absent.map(({ offer, lacks }) => ({ name: offer.name, lacks })),
  };
}

/** The best of the offers alone, for many customers: the range of a value costs milliseconds. Null where doing nothing is best, or nothing can be weighed. */
export function bestOffer({ offers, assumptions }: { offers: Pick<Workspace['offers'], 'applicable'>; assumptions: Pick<Workspace['assumptions'], 'acceptance'> }, customer: ValuedCase): { offer: Offer; value: number } | null {
  const { leaving, clv } = customer;
  if (!leaving || clv === null) return null;
  let best: { offer: Offer; value: number } | null = null;
  for (const applicable of offers.applicable) {
    if (!isEligible(applicable, customer)) continue;
    const { value } = expectedValue(economicsOf(applicable.offer, { ...customer, leaving, clv }, assumptions.acceptance), applicable.offer.saveRate);
    if (value > (best?.value ?? 0)) best = { offer: applicable.offer, value };
  }
  return best;
}

function economicsOf({ incentive, contactCost, acceptance }: Offer, { leaving, clv, monthlyCharge }: { leaving: Pick<Leaving, 'probability'>; clv: number; monthlyCharge: number }, usual: number): OfferEconomics {
  return { probability: leaving.probability, clv, contactCost, incentiveCost: incentiveCost(incentive, monthlyCharge), acceptance: acceptance ?? usual };
}

function advise({ offer, channel }: ApplicableOffer, customer: Weighable, usual: number, label: (column: string) => string): OfferAdvice {
  const { leaving } = customer;
  const economics = economicsOf(offer, customer, usual);
  return {
    offer,
    channel: channel.label,
    saveRate: betaMean(offer.saveRate.a, offer.saveRate.b),
    incentive: economics.incentiveCost,
    acceptance: economics.acceptance,
    terms: expectedValue(economics, offer.saveRate),
    range: expectedValueRange(economics, offer.saveRate, leaving),
    cost: expectedCost(economics, offer.saveRate),
    deducted: deductedCost(economics, offer.saveRate),
    breakEven: breakEvenProbability(economics, offer.saveRate),
    answers: customer.reasons.filter((reason) => offer.answers.includes(reason)).map(label),
  };
}
