import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { formatBytes } from '@/lib/format';
import { ImportError, type ImportState, type Purpose } from '@/lib/intake/importState';
import { knownStorageError } from '@/lib/storage/server/dataHome';
import { deleteImport, importFile, importFolder, newImportId, removeAbandoned, writeImport } from './importFolder';

/** The largest file that is taken, in bytes. HOLDFAST_MAX_UPLOAD_MB sets another cap. */
export function maxUploadBytes(): number {
  const megabytes = Number(process.env.HOLDFAST_MAX_UPLOAD_MB || 512);
  return (Number.isFinite(megabytes) && megabytes > 0 ? megabytes : 512) * 1024 * 1024;
}

/** @throws ImportError too-large, before a byte of it is read where its length is known */
export function assertFits(bytes: number): void {
  const most = maxUploadBytes();
  if (bytes <= most) return;
  throw new ImportError('too-large', `The file has ${formatBytes(bytes)}; at most ${formatBytes(most)} can be brought in.`, 'Leave out columns that say nothing about leaving, or bring a random part of the customers.');
}

/**
 * Streams an upload to disk as a new import. Nothing of it is kept in memory, and an upload that breaks off leaves nothing behind.
 *
 * @param expected bytes that the sender announced; null where it did not
 * @throws ImportError too-large, incomplete, empty-upload; StorageError where the host lets nothing be written
 */
export async function receiveUpload(body: AsyncIterable<Uint8Array>, { fileName, expected, purpose = 'train' }: { fileName: string; expected: number | null; purpose?: Purpose }): Promise<ImportState> {
  if (expected !== null) assertFits(expected);
  const id = newImportId();
  try {
    await removeAbandoned();
    await mkdir(importFolder(id), { recursive: true });
    const bytes = await writeStream(body, importFile(id, 'part'));
    if (bytes === 0) throw new ImportError('empty-upload', `“${fileName}” is empty: it has 0 bytes.`, 'Export it again and look at it before you bring it in.');
    if (expected !== null && bytes !== expected) {
      throw new ImportError('incomplete', `Only ${formatBytes(bytes)} of ${formatBytes(expected)} arrived.`, 'Bring the file in again.');
    }
    await rename(importFile(id, 'part'), importFile(id, 'customers'));
    const state: ImportState = { formatVersion: 1, id, fileName: cleanName(fileName), bytes, createdAt: new Date().toISOString(), purpose, reading: null, changes: {}, remedies: [], assumptions: {}, done: [], failure: null, cancelled: null, version: null };
    await writeImport(state);
    return state;
  } catch (error) {
    await deleteImport(id).catch(() => {});
    if (error instanceof ImportError) throw error;
    throw knownStorageError(error) ?? new ImportError('incomplete', 'The connection broke off before the whole file had arrived.', 'Bring the file in again.');
  }
}

async function writeStream(body: AsyncIterable<Uint8Array>, file: string): Promise<number> {
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.length;
      try {
        assertFits(bytes);
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
  });
  await pipeline(Readable.from(body), counted, createWriteStream(file, { flags: 'wx' }));
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
  return bytes;
}

/** Without folders and control characters; browsers send the name alone, other programs may not. */
function cleanName(name: string): string {
  const bare = path.posix.basename(name.replaceAll('\\', '/')).replace(/\p{Cc}/gu, '').trim();
  return bare.slice(0, 255) || 'customers.csv';
}
