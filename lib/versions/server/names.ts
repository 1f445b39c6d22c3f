import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { dataHome, writeToDataHome } from '@/lib/storage/server/dataHome';
import { namesSchema, VersionError, type Names } from '@/lib/versions/schema';
import { ELSEWHERE } from './folders';

/** Beside the versions, which do not change. */
const NAMES_FILE = 'version-names.json';

/** The names that versions were given later. @throws VersionError names-damaged */
export async function readNames(): Promise<Names> {
  try {
    return namesSchema.parse(JSON.parse(await readFile(path.join(/* turbopackIgnore: true */ dataHome(), NAMES_FILE), 'utf8'))).names;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return {};
    throw new VersionError('names-damaged', `${NAMES_FILE} in the data home ${code ? `cannot be read (${code})` : 'does not hold names of versions'}.`, 'Correct or delete the file, then try again.');
  }
}

/** Replaces them. Only under the lock of the versions. */
export async function writeNames(names: Names): Promise<void> {
  await writeToDataHome(NAMES_FILE, `${JSON.stringify({ formatVersion: 1, names }, null, 2)}\n`, ELSEWHERE);
}
