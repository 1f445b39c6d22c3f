import { cellValue, numberByRole } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { expectedValue, type OfferEconomics } from '@/lib/retention/expectedValue';
import { incentiveCost, type ApplicableOffer, type OfferProfile } from '@/lib/retention/offers';
import type { Offer } from '@/lib/retention/offersSchema';
import type { Workspace } from '@/lib/workspace/derive';
import { chanceToLeave, lifetimeValueAt, lifetimeValues } from '@/lib/workspace/lifetimeValue';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';

/** What all customers together would bring, each with the offer of the highest expected net value, or none: no budget and no capacity. */
export type BestValue = (assumptions: Assumptions, offers: readonly Offer[]) => number;

/** Expected net value in the dataset's currency; null where tenure or charges are not known. */
export function bestValueInUse(workspace: Workspace, reasons: CustomerReasons): number | null {
  const best = bestOffers(workspace, reasons);
  return best && best.value.reduce((sum, value) => sum + value, 0);
}

/** By active customer: the place of the best offer among the applicable ones, −1 for doing nothing, and what it brings. */
export function bestOffers(workspace: Workspace, reasons: CustomerReasons): { offer: Int8Array; value: Float64Array } | null {
  const values = offerValues(workspace, reasons);
  if (!values) return null;
  const offer = new Int8Array(workspace.activeRows.length).fill(-1);
  const value = new Float64Array(offer.length);
  for (let i = 0; i < offer.length; i++) {
    for (let j = 0; j < values.offers; j++) {
      const candidate = values.value[i * values.offers + j]!;
      if (candidate > value[i]!) [value[i], offer[i]] = [candidate, j];
    }
  }
  return { offer, value };
}

/** Customers that a sum over many scenarios is taken over; of more, every so-and-so-many-th stands for those after it. */
export const MOST_SUMMED = 10_000;

/**
 * The same sum under other assumptions and other terms of the applicable offers, many times over: who meets the conditions that no
 * assumption moves is found once. Null where tenure or charges are not known.
 *
 * @returns a function of assumptions and of the applicable offers, in their order, with conditions that are their own
 */
export function bestValueOutcome(workspace: Workspace, reasons: CustomerReasons): BestValue | null {
  const { activeRows, dataset } = workspace;
  const charge = numberByRole(dataset, 'monthlyCharge');
  if (!lifetimeValues(workspace) || !charge) return null;
  const step = Math.max(1, Math.ceil(activeRows.length / MOST_SUMMED));
  const places = Array.from({ length: Math.ceil(activeRows.length / step) }, (_, k) => k * step).filter((i) => !Number.isNaN(charge[activeRows[i]!]!));
  const candidates = candidatesOf(workspace, reasons, places);
  const lives = livesUnder(workspace, places.map((i) => activeRows[i]!));
  return (assumptions, offers) => {
    const { clv, leaving } = lives(assumptions);
    // One object for all pairs: hundreds of thousands of them would be most of the work.
    const economics: OfferEconomics = { probability: 0, clv: 0, contactCost: 0, incentiveCost: 0, acceptance: 0 };
    let sum = 0;
    for (let k = 0; k < places.length; k++) {
      economics.probability = leaving[k]!;
      economics.clv = clv[k]!;
      const monthlyCharge = charge[activeRows[places[k]!]!]!;
      let best = 0;
      for (const { place, byValue } of candidates[k]!) {
        if (byValue.length > 0 && !byValue.every((holds) => holds(economics.clv))) continue;
        const offer = offers[place]!;
        economics.contactCost = offer.contactCost;
        economics.incentiveCost = incentiveCost(offer.incentive, monthlyCharge);
        economics.acceptance = offer.acceptance ?? assumptions.acceptance;
        const { value } = expectedValue(economics, offer.saveRate);
        if (value > best) best = value;
      }
      sum += best;
    }
    return sum * step;
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
