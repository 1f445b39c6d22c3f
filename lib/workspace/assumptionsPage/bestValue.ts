import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';

/**
 * What all customers together would bring, each with the offer of the highest expected net value, or none: no budget and no capacity.
 * In the dataset's currency; null where tenure or charges are not known.
 */
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
