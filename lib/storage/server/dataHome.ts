import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { describeError, HoldfastError } from '@/lib/errors';
import { writeWhole } from './writeWhole';

/** The data home cannot be written to, or somebody else is at it. */
export class StorageError extends HoldfastError<'not-writable' | 'busy'> {}

/** The absolute folder for what people change while the program runs: HOLDFAST_HOME, else .holdfast in the working directory. */
export function dataHome(): string {
  const home = process.env.HOLDFAST_HOME || '.holdfast';
  return path.isAbsolute(home) ? home : path.join(/* turbopackIgnore: true */ process.cwd(), home);
}

/**
 * Writes a file of the data home, whole or not at all.
 *
 * @param elsewhere the next step on a host that keeps its files read-only
 * @throws StorageError with the reason and the next step when the host does not let it
 */
export async function writeToDataHome(name: string, content: string, elsewhere = ELSEWHERE): Promise<void> {
  await inDataHome(() => writeWhole(path.join(/* turbopackIgnore: true */ dataHome(), name), content), elsewhere);
}

/**
 * Does work on the data home.
 *
 * @param elsewhere the next step on a host that keeps its files read-only
 * @throws StorageError in place of what the file system says; other errors of the work as they are
 */
export async function inDataHome<Result>(work: () => Promise<Result>, elsewhere = ELSEWHERE): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw notWritable(error, elsewhere);
  }
}

/**
 * Why nothing can be saved on this host, with the next step; null where it can. Only looks: a page that asks leaves no trace.
 *
 * @param elsewhere the next step on a host that keeps its files read-only
 */
export async function whyNotWritable(elsewhere = ELSEWHERE): Promise<string | null> {
  try {
    await assertWritable(dataHome());
    return null;
  } catch (error) {
    return describeError(notWritable(error, elsewhere));
  }
}

/** A folder that is yet to be made is as writable as the first one above it that is there. */
async function assertWritable(folder: string): Promise<void> {
  try {
    // The slash refuses a file, which may well be writable.
    await access(`${folder}/`, constants.W_OK | constants.X_OK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    await assertWritable(path.dirname(folder));
  }
}

const ELSEWHERE = 'Change assumptions.json of the dataset and deploy again, or run Holdfast where HOLDFAST_HOME is writable.';
const A_FILE = ['Where the data home should be there is a file, so nothing can be saved.', 'Point HOLDFAST_HOME at a folder.'] as const;
const FULL = ['The disk is full, so nothing can be saved.', 'Free some space and try again.'] as const;
const FORBIDDEN = ['This program may not write to its data home, so nothing can be saved here.'] as const;

/** Without the folder's path: people who use the pages read this too. Where no remedy is given, it is to write elsewhere. */
const REASONS: Record<string, readonly [message: string, remedy?: string]> = {
  EROFS: ['This host keeps its files read-only, so nothing can be saved here.'],
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOTDIR: A_FILE,
  EEXIST: A_FILE,
  ENOSPC: FULL,
  EDQUOT: FULL,
};

/** The error for a failed write that the host is known to cause, such as a full disk; null for every other. */
export function knownStorageError(error: unknown, elsewhere = ELSEWHERE): StorageError | null {
  const { code = '' } = error as NodeJS.ErrnoException;
  const [message, remedy = elsewhere] = REASONS[code] ?? [];
  return message === undefined ? null : new StorageError('not-writable', message, remedy);
}

function notWritable(error: unknown, elsewhere: string): StorageError {
  const { code } = error as NodeJS.ErrnoException;
  // Without a code it comes from no file system: a mistake of ours, not of the host.
  if (code === undefined || error instanceof HoldfastError) throw error;
  return knownStorageError(error, elsewhere) ?? new StorageError('not-writable', `The data home cannot be written to (${code}), so nothing can be saved here.`, elsewhere);
}
