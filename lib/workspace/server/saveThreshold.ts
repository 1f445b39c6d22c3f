import 'server-only';
import type { Workspace } from '@/lib/workspace/derive';
import { SettingsError, thresholdSchema, type SavedThreshold } from '@/lib/workspace/settings';
import { changeSettings } from './settingsChange';
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

function change(entryFor: (workspace: Workspace) => SavedThreshold | null): Promise<Workspace> {
  return changeSettings(async (workspace, settings, write) => {
    const { [workspace.dataset.dataHash]: _before, ...others } = settings.thresholds;
    const entry = entryFor(workspace);
    await write({ ...settings, thresholds: entry ? { ...others, [workspace.dataset.dataHash]: entry } : others });
    return getWorkspace();
  });
}
