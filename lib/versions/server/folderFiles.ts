import 'server-only';
import { createHash } from 'node:crypto';
import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { syncFolder } from '@/lib/storage/server/writeWhole';
import type { VersionFiles } from '@/lib/versions/schema';
import { VERSION_FILE } from './folders';

/**
 * Size and checksum of every file in a version's folder, but for its version.json. Streamed: a customer file may be larger than memory.
 *
 * @param sync whether every file and folder is on disk when it returns
 */
export async function folderFiles(folder: string, { sync = false } = {}): Promise<VersionFiles> {
  const files: VersionFiles = {};
  const visit = async (within: string) => {
    const entries = await readdir(path.join(/* turbopackIgnore: true */ folder, within), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const name = path.posix.join(within, entry.name);
      if (entry.isDirectory()) await visit(name);
      else if (name !== VERSION_FILE) files[name] = await digest(path.join(/* turbopackIgnore: true */ folder, name), sync);
    }
    if (sync) await syncFolder(path.join(/* turbopackIgnore: true */ folder, within));
  };
  await visit('');
  return files;
}

async function digest(file: string, sync: boolean): Promise<VersionFiles[string]> {
  // Some systems sync only what may be written to.
  const handle = await open(file, sync ? 'r+' : 'r');
  try {
    if (sync) await handle.sync();
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of handle.createReadStream({ autoClose: false, highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await handle.close();
  }
}
