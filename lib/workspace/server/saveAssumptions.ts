import 'server-only';
import { prettifyError } from 'zod';
import { changeableOf, differences, overridesOf, overridesSchema, withChanges, type AssumptionOverrides, type Changeable, type Difference } from '@/lib/workspace/assumptionsPage/overrides';
import type { Workspace } from '@/lib/workspace/derive';
import { SettingsError, type Change, type ChangedHow } from '@/lib/workspace/settings';
import { readSettings } from './settings';
import { changeSettings } from './settingsChange';
import { getWorkspace } from './workspace';

/** What a save did: the states before and after it, and what differs; nothing where all stayed as it was. */
export interface Saved {
  before: Workspace;
  after: Workspace;
  changed: Difference[];
}

/**
 * Saves assumptions over the dataset's own, and records what changed. One that is the dataset's own again is no longer saved.
 *
 * @param given the values that change; the others stay. A function gets those in use and the dataset's own
 * @throws SettingsError invalid-assumptions, settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export function saveAssumptions(given: AssumptionOverrides | ((inUse: Changeable, own: Changeable) => AssumptionOverrides), how?: ChangedHow): Promise<Saved> {
  return changeSettings(async (before, settings, write) => {
    const { dataset: { dataHash }, parts: { assumptions: own } } = before;
    const inUse = changeableOf(before.assumptions);
    const parsed = overridesSchema.safeParse(typeof given === 'function' ? given(inUse, changeableOf(own)) : given);
    if (!parsed.success) throw new SettingsError('invalid-assumptions', `These assumptions cannot be used. ${prettifyError(parsed.error)}`, 'Correct them and save again.');
    const values = { ...inUse, ...parsed.data };
    const changed = differences(inUse, values);
    if (changed.length === 0 && !before.assumptionsProblem) return { before, after: before, changed };
    const { [dataHash]: _before, ...others } = settings.assumptions;
    const overrides = overridesOf(own, values);
    await write({
      ...settings,
      assumptions: Object.keys(overrides).length > 0 ? { ...others, [dataHash]: overrides } : others,
      history: { ...settings.history, [dataHash]: withChanges(settings.history[dataHash], changed, new Date().toISOString(), how) },
    });
    return { before, after: await getWorkspace(), changed };
  });
}

/** What was changed of the loaded dataset's assumptions and offers, the newest first; nothing where the settings cannot be read. */
export async function listChanges(): Promise<Change[]> {
  const { dataset } = await getWorkspace();
  return (await readSettings()).settings.history[dataset.dataHash] ?? [];
}
