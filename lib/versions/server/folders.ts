import 'server-only';
import path from 'node:path';
import { dataHome } from '@/lib/storage/server/dataHome';
import { VersionError } from '@/lib/versions/schema';
import { isVersionId } from '@/lib/versions/versionId';

/** What says what a version is; written last, so that a folder without it is none. */
export const VERSION_FILE = 'version.json';
/** The next step on a host that keeps its files read-only. */
export const ELSEWHERE = 'Run Holdfast where HOLDFAST_HOME is writable, or point DATASET_DIR at a dataset folder.';

export const versionsFolder = () => path.join(/* turbopackIgnore: true */ dataHome(), 'versions');

/** For an id that nothing is found under. */
export function noVersion(id: string): VersionError {
  return new VersionError('no-version', `There is no version ${id}: it was deleted, or never made.`, 'Choose one from the list of versions.');
}

/** The folder of a version, which may not be there. @throws VersionError no-version where the text is no id, and so may not become a path */
export function versionFolder(id: string): string {
  if (!isVersionId(id)) throw new VersionError('no-version', `"${id}" is not the id of a version: expected one such as 20261128-143201-ab12cd.`, 'Choose one from the list of versions.');
  return path.join(/* turbopackIgnore: true */ versionsFolder(), id);
}
