import 'server-only';
import { writeToDataHome } from '@/lib/storage/server/dataHome';
import type { Workspace } from '@/lib/workspace/derive';
import { SettingsError, type Settings } from '@/lib/workspace/settings';
import { readSettings, SETTINGS_FILE } from './settings';
import { getWorkspace } from './workspace';

// On the global object, as the loaded state is: one queue for every bundle of this process.
const shared = globalThis as typeof globalThis & { holdfastSaves?: Promise<unknown> };

/**
 * Reads, changes and writes the settings in one go, one change after the other: who waits finds what the one before has written.
 * Of two processes that save at the same moment the later one wins, and the file is whole either way.
 *
 * @param change gets the loaded state, the settings as they are, and what replaces them; may leave them as they are
 * @returns what `change` returns
 * @throws SettingsError settings-damaged; StorageError not-writable; and what `getWorkspace` and `change` throw
 */
export function changeSettings<Result>(change: (workspace: Workspace, settings: Settings, write: (next: Settings) => Promise<void>) => Promise<Result>): Promise<Result> {
  const work = async () => {
    const workspace = await getWorkspace();
    const { settings, problem } = await readSettings();
    // Writing over it would lose what it holds for other datasets.
    if (problem) throw new SettingsError('settings-damaged', problem, 'Correct or delete the file, then save again.');
    return change(workspace, settings, (next) => writeToDataHome(SETTINGS_FILE, `${JSON.stringify(next, null, 2)}\n`));
  };
  const done = (shared.holdfastSaves ?? Promise.resolve()).then(work);
  shared.holdfastSaves = done.catch(() => {});
  return done;
}
