import { cellValue, customerIds, numberByRole } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { allocateOffers } from '@/lib/retention/allocateOffers';
import { expectedCost, expectedValue, type OfferEconomics } from '@/lib/retention/expectedValue';
import { incentiveCost, type ApplicableOffer, type OfferProfile } from '@/lib/retention/offers';
import type { Offer } from '@/lib/retention/offersSchema';
import type { Workspace } from '@/lib/workspace/derive';
import { chanceToLeave, lifetimeValueAt, lifetimeValues } from '@/lib/workspace/lifetimeValue';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { isControl } from '@/lib/workspace/plan/control';
import { capacityOf, DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';

/** What the plan under its usual settings is expected to bring, in the dataset's currency, under assumptions and terms of the applicable offers. */
export type PlanOutcome = (assumptions: Assumptions, offers: readonly Offer[]) => number;

/** Customers that a plan over many scenarios is made for; of more, every so-and-so-many-th stands for those after it. */
export const MOST_PLANNED = 3_000;

/**
 * The value of the plan under its usual settings, many times over: who meets the conditions that no assumption moves is found once.
 * Null where tenure or charges are not known.
 *
 * @param most customers that it is made for; of more, a sample
 * @returns a function of assumptions and of the applicable offers, in their order, with conditions that are their own
 */
export function planOutcome(workspace: Workspace, reasons: CustomerReasons, most = MOST_PLANNED): PlanOutcome | null {
  const { activeRows, dataset, offers: { channels, applicable } } = workspace;
  const charge = numberByRole(dataset, 'monthlyCharge');
  if (!lifetimeValues(workspace) || !charge) return null;
  const ids = customerIds(dataset);
  const step = Math.max(1, Math.ceil(activeRows.length / most));
  const places = Array.from({ length: Math.ceil(activeRows.length / step) }, (_, k) => k * step)
    .filter((i) => !Number.isNaN(charge[activeRows[i]!]!) && !isControl(ids[activeRows[i]!]!, DEFAULT_PLAN.control, DEFAULT_PLAN.draw));
  const candidates = candidatesOf(workspace, reasons, places);
  const lives = livesUnder(workspace, places.map((i) => activeRows[i]!));
  const m = applicable.length;
  const channel = Uint8Array.from(applicable, (offer) => channels.indexOf(offer.channel));
  const capacity = Float64Array.from(channels, (each) => Math.floor(capacityOf(each, DEFAULT_PLAN) / step));
  return (assumptions, offers) => {
    const { clv, leaving } = lives(assumptions);
    // One object for all pairs: hundreds of thousands of them would be most of the work.
    const economics: OfferEconomics = { probability: 0, clv: 0, contactCost: 0, incentiveCost: 0, acceptance: 0 };
    const value = new Float64Array(places.length * m).fill(NaN);
    const cost = new Float64Array(places.length * m).fill(NaN);
    for (let k = 0; k < places.length; k++) {
      economics.probability = leaving[k]!;
      economics.clv = clv[k]!;
      const monthlyCharge = charge[activeRows[places[k]!]!]!;
      for (const { place, byValue } of candidates[k]!) {
        if (byValue.length > 0 && !byValue.every((holds) => holds(economics.clv))) continue;
        const offer = offers[place]!;
        economics.contactCost = offer.contactCost;
        economics.incentiveCost = incentiveCost(offer.incentive, monthlyCharge);
        economics.acceptance = offer.acceptance ?? assumptions.acceptance;
        value[k * m + place] = expectedValue(economics, offer.saveRate).value;
        cost[k * m + place] = expectedCost(economics, offer.saveRate);
      }
    }
    return step * allocateOffers({ customers: places.length, offers: m, value, cost, channel, capacity, budget: Infinity }).value;
  };
}

/** An offer that a customer is eligible for if their lifetime value is as it asks. */
interface Candidate {
  place: number;
  byValue: ((clv: number) => boolean)[];
}

function candidatesOf({ activeRows, activeProbability, dataset, offers: { applicable } }: Workspace, reasons: CustomerReasons, places: readonly number[]): Candidate[][] {
  const isByValue = ({ offer }: ApplicableOffer, condition: number) => {
    const asked = offer.when[condition]!;
    return 'estimate' in asked && asked.estimate === 'clv';
  };
  const split = applicable.map((offer, place) => ({
    candidate: { place, byValue: offer.conditions.filter((_, k) => isByValue(offer, k)).map(({ holds }) => (clv: number) => holds({ value: () => null, probability: null, clv, reasons: [] })) },
    fixed: offer.conditions.filter((_, k) => !isByValue(offer, k)),
  }));
  return places.map((i) => {
    const row = activeRows[i]!;
    const profile: OfferProfile = { value: (name) => cellValue(dataset.columns.get(name), row), probability: activeProbability?.[i] ?? null, clv: null, reasons: reasons.of(row) };
    return split.filter(({ fixed }) => fixed.every(({ holds }) => holds(profile))).map(({ candidate }) => candidate);
  });
}

interface Lives {
  clv: Float64Array;
  leaving: Float64Array;
}

/** Lifetime values and chances to leave of some customers, computed once for assumptions that do not differ in them. */
function livesUnder(workspace: Workspace, rows: readonly number[]): (assumptions: Assumptions) => Lives {
  const tenure = numberByRole(workspace.dataset, 'tenure')!;
  const charge = numberByRole(workspace.dataset, 'monthlyCharge')!;
  const known = new Map<string, Lives>();
  return (assumptions) => {
    const { grossMargin, discountRate, clvHorizon, leaveWithin } = assumptions;
    const key = [grossMargin, discountRate, clvHorizon, leaveWithin].join(' ');
    let lives = known.get(key);
    if (!lives) {
      const values = lifetimeValues({ ...workspace, assumptions })!;
      lives = {
        clv: Float64Array.from(rows, (row) => lifetimeValueAt(values, row, tenure[row]!, charge[row]!).value),
        leaving: Float64Array.from(rows, (row) => chanceToLeave(values, row, tenure[row]!, leaveWithin)),
      };
      known.set(key, lives);
    }
    return lives;
  };
}
