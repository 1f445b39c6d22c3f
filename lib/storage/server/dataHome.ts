import 'server-only';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { describeError, HoldfastError } from '@/lib/errors';
import { writeWhole } from './writeWhole';

/** The data home cannot be written to. */
export class StorageError extends HoldfastError<'not-writable'> {}

/** The absolute folder for what people change while the program runs: HOLDFAST_HOME, else .holdfast in the working directory. */
export function dataHome(): string {
  const home = process.env.HOLDFAST_HOME || '.holdfast';
  return path.isAbsolute(home) ? home : path.join(/* turbopackIgnore: true */ process.cwd(), home);
}

/**
 * Writes a file of the data home, whole or not at all.
 *
 * @throws StorageError with the reason and the next step when the host does not let it
 */
export async function writeToDataHome(name: string, content: string): Promise<void> {
  await writeWhole(path.join(/* turbopackIgnore: true */ dataHome(), name), content).catch((error: unknown) => {
    throw notWritable(error);
  });
}

/** Why nothing can be saved on this host, with the next step; null where it can. Only looks: a page that asks leaves no trace. */
export async function whyNotWritable(): Promise<string | null> {
  try {
    await assertWritable(dataHome());
    return null;
  } catch (error) {
    return describeError(notWritable(error));
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
const FORBIDDEN = ['This program may not write to its data home, so nothing can be saved here.', ELSEWHERE] as const;

/** Without the folder's path: people who use the pages read this too. */
const REASONS: Record<string, readonly [message: string, remedy: string]> = {
  EROFS: ['This host keeps its files read-only, so nothing can be saved here.', ELSEWHERE],
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  ENOTDIR: A_FILE,
  EEXIST: A_FILE,
  ENOSPC: FULL,
  EDQUOT: FULL,
};

/** The error for a failed write that the host is known to cause, such as a full disk; null for every other. */
export function knownStorageError(error: unknown): StorageError | null {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  return reason ? new StorageError('not-writable', ...reason) : null;
}

function notWritable(error: unknown): StorageError {
  const { code } = error as NodeJS.ErrnoException;
  // Without a code it comes from no file system: a mistake of ours, not of the host.
  if (code === undefined) throw error;
  return knownStorageError(error) ?? new StorageError('not-writable', `The data home cannot be written to (${code}), so nothing can be saved here.`, ELSEWHERE);
}
