import 'server-only';
import { prettifyError } from 'zod';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import { isSame, offerDifferences, withChanges } from '@/lib/workspace/assumptionsPage/overrides';
import { ownOffers } from '@/lib/workspace/derive';
import { SettingsError, type ChangedHow } from '@/lib/workspace/settings';
import type { Saved } from './saveAssumptions';
import { changeSettings } from './settingsChange';
import { getWorkspace } from './workspace';

/**
 * Saves offers in place of the dataset's own, and records what changed. The dataset's own file is saved by forgetting what was.
 *
 * @param change gets the file in use and gives what replaces it; null brings the dataset's own back
 * @param how it came about, where it was not edited
 * @throws SettingsError invalid-offers, settings-damaged; StorageError not-writable; and what `getWorkspace` and `change` throw
 */
export function saveOffers(change: (inUse: OffersFile) => OffersFile | null, how?: ChangedHow): Promise<Saved> {
  return changeSettings(async (before, settings, write) => {
    const { dataset: { dataHash }, offersFile: inUse, parts } = before;
    const own = ownOffers(parts);
    const wanted = change(inUse);
    const parsed = wanted ? offersSchema.safeParse(wanted) : { success: true as const, data: own };
    if (!parsed.success) throw new SettingsError('invalid-offers', `These offers cannot be used. ${prettifyError(parsed.error)}`, 'Correct them and save again.');
    const changed = offerDifferences(inUse, parsed.data);
    const { [dataHash]: saved, ...others } = settings.offers;
    const isOwn = isSame(own, parsed.data);
    if (isSame(inUse, parsed.data) && isOwn === (saved === undefined)) return { before, after: before, changed };
    await write({
      ...settings,
      offers: isOwn ? others : { ...others, [dataHash]: parsed.data },
      history: { ...settings.history, [dataHash]: withChanges(settings.history[dataHash], changed, new Date().toISOString(), how) },
    });
    return { before, after: await getWorkspace(), changed };
  });
}
