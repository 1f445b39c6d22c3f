import { cellValue, numberByRole } from '@/lib/dataset/dataset';
import { expectedCost, expectedValue } from '@/lib/retention/expectedValue';
import { incentiveCost, isEligible, type OfferProfile } from '@/lib/retention/offers';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from './customerReasons';
import { sharedCache } from '@/lib/workspace/sharedCache';

/** Every active customer with every applicable offer, customer-major: entry i·m + j is customer i of `activeRows` with offer j. */
export interface OfferValues {
  /** m, the number of applicable offers. */
  offers: number;
  /** Expected net value; NaN where the customer is not eligible. */
  value: Float64Array;
  /** Expected cost; NaN likewise. */
  cost: Float64Array;
  /** By customer: the chance to leave in the months that count. */
  leaving: Float64Array;
}

const known = sharedCache<Workspace, { reasons: CustomerReasons; values: OfferValues | null }>('offerValues');

/** The same for each loaded state, once its reasons are found; null where tenure or charges are not known. O(customers × offers). */
export function offerValues(workspace: Workspace, reasons: CustomerReasons): OfferValues | null {
  const before = known.get(workspace);
  if (before && before.reasons === reasons) return before.values;
  const values = compute(workspace, reasons);
  known.set(workspace, { reasons, values });
  return values;
}

function compute(workspace: Workspace, reasons: CustomerReasons): OfferValues | null {
  const { dataset, activeRows, activeProbability, assumptions, offers: { applicable } } = workspace;
  const { clv, leaving: chances } = customerBase(workspace);
  if (!chances || !clv) return null;
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const m = applicable.length;
  const value = new Float64Array(activeRows.length * m).fill(NaN);
  const cost = new Float64Array(activeRows.length * m).fill(NaN);
  const leaving = new Float64Array(activeRows.length);
  activeRows.forEach((row, i) => {
    leaving[i] = chances[row]!;
    if (Number.isNaN(clv[row]!)) return;
    const profile: OfferProfile = { value: (name) => cellValue(dataset.columns.get(name), row), probability: activeProbability?.[i] ?? null, clv: clv[row]!, reasons: reasons.of(row) };
    applicable.forEach((offer, j) => {
      if (!isEligible(offer, profile)) return;
      const { contactCost, incentive, saveRate, acceptance = assumptions.acceptance } = offer.offer;
      const economics = { probability: leaving[i]!, clv: clv[row]!, contactCost, incentiveCost: incentiveCost(incentive, charge[row]!), acceptance };
      value[i * m + j] = expectedValue(economics, saveRate).value;
      cost[i * m + j] = expectedCost(economics, saveRate);
    });
  });
  return { offers: m, value, cost, leaving };
}
