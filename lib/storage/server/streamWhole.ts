import 'server-only';
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** A file that is written piece by piece and appears whole at the end, or not at all. */
export interface WholeFile {
  /** Done when the piece is with the operating system: who waits for it writes no faster than the disk. */
  write: (piece: string | Uint8Array) => Promise<void>;
  /** Puts the file in its place, over one that is there. */
  place: () => Promise<void>;
  /** Leaves nothing behind, and what was there before as it was. Nothing happens to a file that is in its place. */
  discard: () => Promise<void>;
}

/** Opens a temporary file beside the one it is to become. Its folder must exist. */
export async function streamWhole(file: string): Promise<WholeFile> {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx');
  let state: 'open' | 'closed' | 'placed' = 'open';
  const close = async () => {
    if (state !== 'open') return;
    state = 'closed';
    await handle.close();
  };
  return {
    write: (piece) => handle.appendFile(piece),
    async place() {
      await handle.sync();
      await close();
      await rename(temporary, file);
      state = 'placed';
    },
    async discard() {
      if (state === 'placed') return;
      await close();
      await rm(temporary, { force: true });
    },
  };
}
