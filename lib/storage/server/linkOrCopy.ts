import 'server-only';
import { constants } from 'node:fs';
import { copyFile, link } from 'node:fs/promises';

/**
 * Gives a file that is never changed a second name: at once and without a second copy on disk where both names lie on one file system
 * that has links, by copying elsewhere. The new name must not exist.
 */
export async function linkOrCopy(from: string, to: string): Promise<void> {
  await link(from, to).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EEXIST') throw error;
    return copyFile(from, to, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  });
}
