import { cellValue, customerIds } from '@/lib/dataset/dataset';
import type { OfferProfile } from '@/lib/retention/offers';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';
import type { PlanSettings } from './planSettings';

/**
 * The settings without offers chosen by hand that their customers cannot get, and a sentence on each of those: they would do nothing.
 */
export function fittingOverrides(workspace: Workspace, reasons: CustomerReasons, settings: PlanSettings): { settings: PlanSettings; ignored: string[] } {
  const values = offerValues(workspace, reasons);
  const chosen = Object.entries(settings.fixed);
  if (chosen.length === 0 || !values) return { settings, ignored: [] };
  const { dataset, activeRows, activeProbability, offers: { applicable } } = workspace;
  const { clv } = customerBase(workspace);
  const ids = customerIds(dataset);
  const placeOf = new Map(Array.from(activeRows, (row, i) => [ids[row]!, i]));
  const fixed: Record<string, string> = {};
  const ignored: string[] = [];
  for (const [id, offerId] of chosen) {
    const [i, place] = [placeOf.get(id), applicable.findIndex(({ offer }) => offer.id === offerId)];
    if (i === undefined || place < 0) continue;
    if (!Number.isNaN(values.value[i * values.offers + place]!)) {
      fixed[id] = offerId;
      continue;
    }
    const { offer, conditions } = applicable[place]!;
    const row = activeRows[i]!;
    const worth = clv![row]!;
    const profile: OfferProfile = { value: (name) => cellValue(dataset.columns.get(name), row), probability: activeProbability?.[i] ?? null, clv: Number.isNaN(worth) ? null : worth, reasons: reasons.of(row) };
    const unmet = conditions.filter(({ holds }) => !holds(profile)).map(({ text }) => text);
    ignored.push(Number.isNaN(worth) ? `${offer.name} cannot be weighed for ${id}, of whom it is not known how long they have stayed or what they pay.` : `${offer.name} does not fit ${id}: it asks for ${unmet.join('; ')}.`);
  }
  return { settings: { ...settings, fixed }, ignored };
}
