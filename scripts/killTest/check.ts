import { readdir } from 'node:fs/promises';
import { describeError } from '@/lib/errors';
import { dataHome } from '@/lib/storage/server/dataHome';
import { withLock } from '@/lib/storage/server/lock';
import { BUNDLED } from '@/lib/versions/schema';
import { versionsFolder } from '@/lib/versions/server/folders';
import { currentPointer } from '@/lib/versions/server/pointer';
import { verifyVersion } from '@/lib/versions/server/readVersion';
import { removeOrphans } from '@/lib/versions/server/removeOrphans';
import { isVersionId } from '@/lib/versions/versionId';
import type { Expected, Known } from './journal';

export interface Checked {
  /** In words; none where all is as promised. */
  broken: string[];
  orphans: number;
  /** What is there, for the next round. */
  known: Known;
}

/** Dying takes a moment where it is a child's child that was killed. */
const SETTLED_WITHIN = 5000;

/** Looks at the data home after a kill, as the next process to start would: is everything there that was promised, whole, and nothing else? */
export async function check(expected: Pick<Expected, 'whole' | 'unsure' | 'gone' | 'current'>): Promise<Checked> {
  const broken: string[] = [];
  const attempt = <T>(what: string, work: () => Promise<T>) => work().catch((error: unknown) => void broken.push(`${what}: ${describeError(error)}`));
  const pointer = await attempt('the pointer', async () => currentPointer());
  if (pointer && !expected.current.has(pointer.version)) broken.push(`the pointer names ${pointer.version}, promised was ${[...expected.current].join(' or ') || 'a new version'}`);
  const versions = (await readdir(versionsFolder()).catch(() => [])).filter(isVersionId);
  for (const id of versions) {
    if (!expected.whole.has(id) && !expected.unsure.has(id)) broken.push(`${id} is there and ${expected.gone.has(id) ? 'was deleted' : 'was never begun'}`);
    await attempt(id, () => verifyVersion(id));
  }
  const promised = [...expected.whole, ...(pointer && pointer.version !== BUNDLED ? [pointer.version] : [])];
  for (const id of promised) if (!versions.includes(id)) broken.push(`${id} was promised and is not there`);
  // The lock of a dead process is taken over by whoever comes next.
  for (const name of ['versions', 'training']) await attempt(`the lock of ${name}`, () => withLock(name, async () => {}, { wait: SETTLED_WITHIN }));
  const orphans = await cleanedUp(broken);
  return { broken, orphans, known: { versions, current: pointer?.version ?? BUNDLED } };
}

/** What the next start does: afterwards there are versions and nothing beside them. */
async function cleanedUp(broken: string[]): Promise<number> {
  let removed = 0;
  const deadline = Date.now() + SETTLED_WITHIN;
  for (;;) {
    removed += await removeOrphans();
    const left = (await readdir(versionsFolder()).catch(() => [])).filter((name) => !isVersionId(name));
    const locks = (await readdir(dataHome())).filter((name) => name.includes('.lock'));
    if (left.length + locks.length === 0) return removed;
    if (Date.now() > deadline) {
      broken.push(`left behind: ${[...left, ...locks].join(', ')}`);
      return removed;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
