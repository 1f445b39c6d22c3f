import 'server-only';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isAlive } from '@/lib/storage/server/liveProcess';
import { readUnfinishedName } from '@/lib/versions/unfinished';
import { versionsFolder } from './folders';

/**
 * Removes what processes that ended left half made or half removed; what a live one is at stays. One that cannot be removed harms
 * nobody, and the next start tries again.
 *
 * @returns how many were removed
 */
export async function removeOrphans(): Promise<number> {
  const names = await readdir(versionsFolder()).catch(() => []);
  const orphans = names.filter((name) => {
    const unfinished = readUnfinishedName(name);
    return unfinished !== null && !isAlive(unfinished);
  });
  const remove = (name: string) => rm(path.join(/* turbopackIgnore: true */ versionsFolder(), name), { recursive: true, force: true }).then(() => 1, () => 0);
  const removed = await Promise.all(orphans.map(remove));
  return removed.reduce<number>((sum, one) => sum + one, 0);
}
