import 'server-only';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dataHome, writeToDataHome } from '@/lib/storage/server/dataHome';
import { fileStamp } from '@/lib/storage/server/fileStamp';
import { NO_POINTER, pointerSchema, VersionError, type Pointer } from '@/lib/versions/schema';
import { ELSEWHERE } from './folders';

const POINTER_FILE = 'current.json';
const pointerPath = () => path.join(/* turbopackIgnore: true */ dataHome(), POINTER_FILE);

/** Differs whenever another version is chosen: cheap enough to look at on every request. */
export function pointerStamp(): string {
  return fileStamp(pointerPath());
}

let last: { file: string; stamp: string; pointer: Pointer } | undefined;

/**
 * Which version is chosen, and which was before; the bundled data where nothing was chosen. Read again only when the file was replaced.
 *
 * @throws VersionError pointer-damaged
 */
export function currentPointer(): Pointer {
  // Looked at before it is read: what changes in between is seen at the next call.
  const [file, stamp] = [pointerPath(), pointerStamp()];
  if (last?.file === file && last.stamp === stamp) return last.pointer;
  const pointer = stamp === 'absent' ? NO_POINTER : readPointer(file);
  last = { file, stamp, pointer };
  return pointer;
}

function readPointer(file: string): Pointer {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return NO_POINTER;
    throw damaged(`cannot be read (${code})`);
  }
  try {
    const { version, previous } = pointerSchema.parse(JSON.parse(text));
    return { version, previous };
  } catch {
    throw damaged('does not name a version');
  }
}

function damaged(how: string): VersionError {
  return new VersionError('pointer-damaged', `${POINTER_FILE} in the data home ${how}.`, 'Choose what to serve again: npm run versions -- use ID, or npm run use -- --bundled.');
}

/** Puts another pointer in place of the one there, in one rename. Only under the lock of the versions. */
export async function writePointer(pointer: Pointer): Promise<void> {
  await writeToDataHome(POINTER_FILE, `${JSON.stringify({ formatVersion: 1, ...pointer, switchedAt: new Date().toISOString() }, null, 2)}\n`, ELSEWHERE);
}
