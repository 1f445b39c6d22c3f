import 'server-only';
import { writeToDataHome } from '@/lib/storage/server/dataHome';
import type { Workspace } from '@/lib/workspace/derive';
import { SettingsError, thresholdSchema, type SavedThreshold } from '@/lib/workspace/settings';
import { readSettings, SETTINGS_FILE } from './settings';
import { getWorkspace } from './workspace';

/**
 * Saves the probability from which a customer of the loaded dataset is predicted to leave. What other datasets saved stays.
 *
 * @param threshold 0.01–0.99
 * @returns the state under the new threshold
 * @throws SettingsError invalid-threshold, no-model, settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export async function saveThreshold(threshold: number): Promise<Workspace> {
  if (!thresholdSchema.safeParse(threshold).success) {
    throw new SettingsError('invalid-threshold', `The threshold is ${threshold}: expected a number from 0.01 to 0.99.`, 'Choose one within these limits.');
  }
  return change(({ model, modelProblem }) => {
    if (!model) throw new SettingsError('no-model', modelProblem!.message, modelProblem!.remedy);
    return { threshold, savedAt: new Date().toISOString(), modelVersion: model.card.modelVersion };
  });
}

/**
 * Forgets what was saved for the loaded dataset: its own threshold counts again.
 *
 * @returns the state under it
 * @throws SettingsError settings-damaged; StorageError not-writable; and what `getWorkspace` throws
 */
export function resetThreshold(): Promise<Workspace> {
  return change(() => null);
}

// On the global object, as the loaded state is: one queue for every bundle of this process.
const shared = globalThis as typeof globalThis & { holdfastSaves?: Promise<unknown> };

/** Reads, changes and writes in one go, one after the other: who waits finds what the one before has written. */
function change(entryFor: (workspace: Workspace) => SavedThreshold | null): Promise<Workspace> {
  const work = async () => {
    const workspace = await getWorkspace();
    const { settings, problem } = await readSettings();
    // Writing over it would lose what it holds for other datasets.
    if (problem) throw new SettingsError('settings-damaged', problem, 'Correct or delete the file, then save again.');
    const { [workspace.dataset.dataHash]: _before, ...others } = settings.thresholds;
    const entry = entryFor(workspace);
    const thresholds = entry ? { ...others, [workspace.dataset.dataHash]: entry } : others;
    await writeToDataHome(SETTINGS_FILE, `${JSON.stringify({ ...settings, thresholds }, null, 2)}\n`);
    return getWorkspace();
  };
  const saved = (shared.holdfastSaves ?? Promise.resolve()).then(work);
  shared.holdfastSaves = saved.catch(() => {});
  return saved;
}
