import 'server-only';
import { readdir } from 'node:fs/promises';
import { BUNDLED, NO_POINTER, VersionError, type ListedVersion, type Names, type Pointer } from '@/lib/versions/schema';
import { isVersionId } from '@/lib/versions/versionId';
import { versionsFolder } from './folders';
import { readNames } from './names';
import { currentPointer } from './pointer';
import { readVersion } from './readVersion';

/**
 * All versions, the newest first, and at the end the bundled data. What cannot be used is listed with the reason, never left out.
 *
 * @returns also `problem`: what is wrong with the pointer or the names, with the next step; null where nothing is
 */
export async function listVersions(): Promise<{ versions: ListedVersion[]; problem: string | null }> {
  const problems: string[] = [];
  const noted = <T>(otherwise: T) => (error: unknown) => {
    if (!(error instanceof VersionError)) throw error;
    problems.push(`${error.message} ${error.remedy}`);
    return otherwise;
  };
  const pointer = await Promise.resolve().then(currentPointer).catch(noted<Pointer>({ ...NO_POINTER, version: '' }));
  const names = await readNames().catch(noted<Names>({}));
  const role = (id: string) => ({ isCurrent: pointer.version === id, isPrevious: pointer.previous === id });
  const ids = (await readdir(versionsFolder()).catch(() => [])).filter(isVersionId);
  const listed = await Promise.all(ids.map(async (id): Promise<ListedVersion> => {
    try {
      const version = await readVersion(id);
      return { kind: 'version', id, version: { ...version, name: names[id] ?? version.name }, ...role(id) };
    } catch (error) {
      if (!(error instanceof VersionError)) throw error;
      return { kind: 'unusable', id, why: error.message, ...role(id) };
    }
  }));
  return { versions: [...inOrder(listed), { kind: 'bundled', id: BUNDLED, ...role(BUNDLED) }], problem: problems.join(' ') || null };
}

/** By when they were made; ids tell only the second in which they were begun. */
function inOrder(listed: ListedVersion[]): ListedVersion[] {
  const place = (entry: ListedVersion) => `${entry.kind === 'version' ? entry.version.createdAt : toTime(entry.id)} ${entry.id}`;
  return listed.sort((a, b) => (place(a) < place(b) ? 1 : -1));
}

/** As in an ISO date, to the second. */
const toTime = (id: string) => id.replace(/^(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6');
