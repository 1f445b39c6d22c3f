import 'server-only';
import { rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { inDataHome } from '@/lib/storage/server/dataHome';
import { ownMark } from '@/lib/storage/server/liveProcess';
import { syncFolder } from '@/lib/storage/server/writeWhole';
import { VersionError } from '@/lib/versions/schema';
import { unfinishedName } from '@/lib/versions/unfinished';
import { ELSEWHERE, noVersion, versionFolder, versionsFolder } from './folders';
import { readNames, writeNames } from './names';
import { currentPointer } from './pointer';
import { underVersionsLock } from './versionsLock';

/**
 * Removes a version, also a damaged one; never the one in use. It is gone in one rename, and its files after that.
 *
 * @throws VersionError no-version, in-use, pointer-damaged; StorageError not-writable, busy
 */
export async function deleteVersion(id: string): Promise<void> {
  await underVersionsLock(async () => {
    const folder = versionFolder(id);
    if (currentPointer().version === id) throw new VersionError('in-use', `Version ${id} is in use.`, 'Use another one first.');
    const gone = path.join(/* turbopackIgnore: true */ versionsFolder(), unfinishedName({ kind: 'gone', id, ...ownMark() }));
    await inDataHome(() => moveAway(id, folder, gone), ELSEWHERE);
    // What remains of these is in nobody's way.
    await rm(gone, { recursive: true, force: true }).catch(() => {});
    await forgetName(id).catch(() => {});
  });
}

async function moveAway(id: string, folder: string, gone: string): Promise<void> {
  try {
    await rename(folder, gone);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw noVersion(id);
  }
  await syncFolder(versionsFolder());
}

async function forgetName(id: string): Promise<void> {
  const { [id]: forgotten, ...others } = await readNames();
  if (forgotten !== undefined) await writeNames(others);
}
