import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dataHome } from '@/lib/storage/server/dataHome';
import { fileStamp } from '@/lib/storage/server/fileStamp';
import { NO_SETTINGS, settingsSchema, type Settings } from '@/lib/workspace/settings';

export const SETTINGS_FILE = 'settings.json';

const settingsPath = () => path.join(/* turbopackIgnore: true */ dataHome(), SETTINGS_FILE);

/** Differs whenever the file of the settings does. */
export function settingsVersion(): string {
  return fileStamp(settingsPath());
}

/** The settings of the data home: none where there is no file, and none with the problem in words where it cannot be used. */
export async function readSettings(): Promise<{ settings: Settings; problem: string | null }> {
  try {
    return { settings: settingsSchema.parse(JSON.parse(await readFile(settingsPath(), 'utf8'))), problem: null };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { settings: NO_SETTINGS, problem: null };
    const what = code ? `cannot be read (${code})` : 'is not a settings file of this version';
    const problem = `${SETTINGS_FILE} in the data home ${what}. Until it is corrected or deleted, the threshold, the assumptions and the offers are the last ones that were read from it, else the dataset's own, and there are no saved views.`;
    return { settings: NO_SETTINGS, problem };
  }
}
