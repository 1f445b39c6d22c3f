import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { visibleLatePayments } from './hazard';
import { OFFER_TRUTHS, offerEffect, type OfferId } from './offerEffects';
import type { Features } from './population';
import { drawCustomers, type Customer } from './simulate';
import { probabilityOfHavingLeft } from './truth';

/** What a pilot campaign with a control group found: of those who would have left within a year, the share that was kept. */
export interface PilotResult {
  /** Customers contacted, and as many who were not. */
  n: number;
  treatmentLeft: number;
  controlLeft: number;
  /** Of the contacted, who accepted. */
  acceptance: number;
  /** γ as a beta distribution: what was believed before, and the two counts. */
  saveRate: { a: number; b: number };
}

/** Another draw of the same world: the customers that the company had when it ran its pilots, none of whom is in the file. */
const PILOT_SEED = 20231231;
const PER_ARM = 2500;
const FOLLOWED_MONTHS = 12;
/** The share of the customers whom an offer fits that it is piloted with: those most likely to leave, where it pays and where it is seen. */
const LIKELIEST = 1 / 3;
/** What is believed of every offer before its pilot: that it keeps some 10% of who would leave. */
const PRIOR = { a: 2, b: 18 };

/** Whom each offer was piloted with: whom its conditions in data/offers.json admit, as far as they ask for columns. */
const PILOTED: Partial<Record<OfferId, (x: Features, tenure: number) => boolean>> = {
  'service-recovery': (x) => x.supportCalls >= 4,
  'contract-upgrade': (_, tenure) => tenure >= 3,
  'longer-contract': (_, tenure) => tenure >= 6,
  'technician-visit': (x) => x.techSupport === 'No' && x.supportCalls >= 2,
  'payment-plan': (x, tenure) => visibleLatePayments(x.latePayments, tenure) >= 2,
  'plan-rightsizing': (x) => x.monthlyCharges >= 80,
  'loyalty-reward': (_, tenure) => tenure >= 24,
  'data-bonus': (x) => (x.usageGb ?? 0) >= 400,
};

/**
 * The pilots of the company: for each offer customers whom it fits and who are likely to leave, drawn by lot, half of them contacted
 * and half not, and who of them left within a year. This is how the save rates of data/offers.json that say "measured" were measured:
 * by the counts of such a campaign, with their sampling error.
 *
 * Who fits fewer than 2 × 2,500 customers is drawn from more often than once, as by a campaign that goes on for longer.
 */
export function runPilots(offers: readonly OfferId[]): Record<string, PilotResult> {
  const active = mostLikelyFirst(drawCustomers(PILOT_SEED).filter(({ left }) => !left));
  return Object.fromEntries(offers.map((id, i) => [id, runPilot(id, active, createRandom(PILOT_SEED + 1 + i))]));
}

function runPilot(id: OfferId, active: readonly Customer[], random: () => number): PilotResult {
  const fitting = active.filter(({ features, tenure }) => OFFER_TRUTHS[id].fits(features, tenure) && (PILOTED[id]?.(features, tenure) ?? true));
  const piloted = fitting.slice(0, Math.ceil(LIKELIEST * fitting.length));
  const drawn: Customer[] = [];
  while (drawn.length < 2 * PER_ARM) drawn.push(...Array.from(sampleWithoutReplacement(piloted.length, Math.min(piloted.length, 2 * PER_ARM - drawn.length), random), (place) => piloted[place]!));
  let [treatmentLeft, controlLeft, accepting] = [0, 0, 0];
  drawn.forEach(({ features, signupMonth, tenure }, i) => {
    const { acceptance, ahead, accepted, declined } = offerEffect(features, signupMonth, tenure, id, FOLLOWED_MONTHS);
    const last = FOLLOWED_MONTHS - 1;
    if (i < PER_ARM) {
      const accepts = random() < acceptance;
      if (accepts) accepting++;
      if (random() >= (accepts ? accepted : declined)[last]!) treatmentLeft++;
    } else if (random() >= ahead[last]!) controlLeft++;
  });
  return { n: PER_ARM, treatmentLeft, controlLeft, acceptance: Math.round((100 * accepting) / PER_ARM) / 100, saveRate: betaOf(treatmentLeft, controlLeft) };
}

function mostLikelyFirst(customers: readonly Customer[]): Customer[] {
  return customers.map((customer) => ({ customer, chance: probabilityOfHavingLeft(customer.features, customer.tenure) }))
    .sort((a, b) => b.chance - a.chance).map(({ customer }) => customer);
}

/**
 * The pilot says γ = 1 − risk ratio, with a standard error by the delta method on the logarithm of the ratio. Both it and the prior are
 * taken as normal, weighed by their precision, and put as the beta distribution of that mean and variance.
 */
function betaOf(treatmentLeft: number, controlLeft: number): { a: number; b: number } {
  const ratio = treatmentLeft / controlLeft;
  const pilotVariance = ratio ** 2 * (1 / treatmentLeft + 1 / controlLeft - 2 / PER_ARM);
  const size = PRIOR.a + PRIOR.b;
  const prior = PRIOR.a / size;
  const priorVariance = (prior * (1 - prior)) / (size + 1);
  const variance = 1 / (1 / priorVariance + 1 / pilotVariance);
  const mean = Math.max(0.01, variance * (prior / priorVariance + (1 - ratio) / pilotVariance));
  const known = (mean * (1 - mean)) / variance - 1;
  const round = (value: number) => Math.round(10 * value) / 10;
  return { a: round(mean * known), b: round((1 - mean) * known) };
}
