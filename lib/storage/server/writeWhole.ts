import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Writes a file whole or not at all, whatever happens meanwhile; once it returns, the content outlives a loss of power too. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const place = await stageWhole(file, content);
  await place();
}

/**
 * The first half of `writeWhole`: the content is on disk beside the file, which is as it was. For several files that belong together:
 * a full disk then leaves all the old ones.
 *
 * @returns what puts the content in its place
 */
export async function stageWhole(file: string, content: Uint8Array | string): Promise<() => Promise<void>> {
  const folder = path.dirname(file);
  await makeFolder(folder);
  await removeOrphans(folder, path.basename(file));
  // The process is not enough of a name: two writers may be in one.
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  await orRemove(temporary, async () => {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  });
  return async () => {
    await orRemove(temporary, () => rename(temporary, file));
    await syncFolder(folder);
  };
}

/** With the folders above it. Node's own recursion hides why a folder cannot be made, and under /proc it does not end. */
export async function makeFolder(folder: string): Promise<void> {
  const make = () => mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    // If it is a file that exists, writing into it fails next.
    if (error.code !== 'EEXIST') throw error;
  });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await makeFolder(path.dirname(folder));
    await make();
  });
}

async function orRemove(temporary: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
}

/** How platforms and file systems say that a folder cannot be opened or synced; the file in it is on disk all the same. */
const NO_FOLDER_SYNC = ['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOSYS', 'ENOTSUP', 'EPERM'];

/** Until its folder is synced, a new name is only in memory. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!NO_FOLDER_SYNC.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
}

/** No write takes an hour, so what is older was left by a process that was killed. */
const ORPHANED_AFTER = 3_600_000;

async function removeOrphans(folder: string, name: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const temporaries = names.filter((other) => other.startsWith(`${name}.`) && other.endsWith('.tmp'));
  await Promise.all(temporaries.map(async (other) => {
    const orphan = path.join(/* turbopackIgnore: true */ folder, other);
    try {
      const { mtimeMs } = await stat(orphan);
      if (Date.now() - mtimeMs > ORPHANED_AFTER) await rm(orphan, { force: true });
    } catch {
      // Another writer put it in place or removed it; and one that cannot be removed harms nobody.
    }
  }));
}
