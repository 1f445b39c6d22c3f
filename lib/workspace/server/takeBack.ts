import 'server-only';
import { historyEntries, takenBack, type TakenBack } from '@/lib/workspace/assumptionsPage/historyEntries';
import { changeableOf } from '@/lib/workspace/assumptionsPage/overrides';
import { SettingsError } from '@/lib/workspace/settings';
import { listChanges, saveAssumptions, type Saved } from './saveAssumptions';
import { saveOffers } from './saveOffers';
import { getWorkspace } from './workspace';

/**
 * Saves the values that were in use before one entry of the history; itself an entry.
 *
 * @param place of the entry among all, 0 for the newest
 * @param when it was saved, so that another one which has come in front is not taken for it
 * @throws SettingsError changed-since, and what `saveAssumptions` and `saveOffers` throw
 */
export async function takeBackEntry(place: number, when: string): Promise<Saved> {
  const { assumptions, offersFile } = await getWorkspace();
  const entry = historyEntries(await listChanges())[place];
  const found = entry?.when === when ? takenBack(entry, changeableOf(assumptions), offersFile) : null;
  if (!found) throw new SettingsError('changed-since', 'This entry cannot be taken back any more: something was saved since.', 'Load the page again and look at the history.');
  const { values }: { values: TakenBack } = found;
  return 'offers' in values ? saveOffers(() => values.offers, 'undo') : saveAssumptions(values.assumptions, 'undo');
}
