import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './command.mjs';

/**
 * Moves a folder of the project aside while it is made anew, and puts it back when that fails: the last good state survives a
 * failed or interrupted step, and at a kill it is put back by the next attempt that fails.
 */
export async function keepPrevious(name, work) {
  const folder = path.join(ROOT, name);
  const aside = path.join(ROOT, '.holdfast', 'previous', name);
  if (existsSync(aside)) rmSync(folder, { recursive: true, force: true });
  else if (existsSync(folder)) moveAside(folder, aside);
  try {
    await work();
  } catch (error) {
    if (existsSync(aside)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(aside, folder);
    }
    throw error;
  }
  rmSync(aside, { recursive: true, force: true });
}

function moveAside(folder, aside) {
  mkdirSync(path.dirname(aside), { recursive: true });
  try {
    renameSync(folder, aside);
  } catch {
    // A mounted folder, or one in a lower layer of a container image, cannot be renamed: then there is nothing to fall back on.
  }
}
