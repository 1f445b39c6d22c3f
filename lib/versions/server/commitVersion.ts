import 'server-only';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { inDataHome } from '@/lib/storage/server/dataHome';
import { syncFolder, writeWhole } from '@/lib/storage/server/writeWhole';
import { VersionError, versionSchema, type Version, type VersionMeta } from '@/lib/versions/schema';
import { folderFiles } from './folderFiles';
import { ELSEWHERE, VERSION_FILE, versionFolder, versionsFolder } from './folders';
import { withChecksum } from './readVersion';
import type { StagedVersion } from './stageVersion';

const REQUIRED = ['customers.csv', 'dictionary.json', 'assumptions.json'];

/**
 * Makes a version of what was written to its folder: every file is on disk, then version.json, then the folder takes its name in one
 * rename. Once it returns, the version outlives a loss of power; whatever happens before, there is none. It is not yet in use.
 *
 * @throws VersionError incomplete; StorageError not-writable. The folder is then as it was, to try again or to discard
 */
export async function commitVersion({ id, folder }: StagedVersion, meta: VersionMeta): Promise<Version> {
  return inDataHome(async () => {
    const files = await folderFiles(folder, { sync: true });
    const missing = REQUIRED.filter((name) => !(name in files));
    if (missing.length > 0) throw new VersionError('incomplete', `The version lacks ${missing.join(', ')}.`, 'Import the file again.');
    const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
    const version = versionSchema.parse({ formatVersion: 1, id, createdAt: new Date().toISOString(), ...meta, bytes, files });
    await writeWhole(path.join(/* turbopackIgnore: true */ folder, VERSION_FILE), withChecksum(version));
    await rename(folder, versionFolder(id));
    await syncFolder(versionsFolder());
    return version;
  }, ELSEWHERE);
}
