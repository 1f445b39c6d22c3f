import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { inDataHome } from '@/lib/storage/server/dataHome';
import { ownMark } from '@/lib/storage/server/liveProcess';
import { makeFolder } from '@/lib/storage/server/writeWhole';
import { unfinishedName } from '@/lib/versions/unfinished';
import { newVersionId } from '@/lib/versions/versionId';
import { ELSEWHERE, versionsFolder } from './folders';
import { removeOrphans } from './removeOrphans';

/** A version that is being made: the id that it will have, and the folder to write its files to. */
export interface StagedVersion {
  id: string;
  folder: string;
}

/**
 * Begins a version: an empty folder that belongs to this process and that nobody else looks at. `commitVersion` makes it a version,
 * `discardVersion` removes it; should the process end before, the next one to begin a version or to start does.
 *
 * @throws StorageError not-writable
 */
export async function stageVersion(): Promise<StagedVersion> {
  await removeOrphans();
  const id = newVersionId(new Date(), randomBytes(3).toString('hex'));
  const folder = path.join(/* turbopackIgnore: true */ versionsFolder(), unfinishedName({ kind: 'new', id, ...ownMark() }));
  await inDataHome(async () => {
    await makeFolder(versionsFolder());
    await mkdir(folder);
  }, ELSEWHERE);
  return { id, folder };
}

/** Removes a version that is not to be, with all that was written to its folder. */
export async function discardVersion({ folder }: StagedVersion): Promise<void> {
  await inDataHome(() => rm(folder, { recursive: true, force: true }), ELSEWHERE);
}
