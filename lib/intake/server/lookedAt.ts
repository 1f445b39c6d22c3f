import 'server-only';
import { readFile } from 'node:fs/promises';
import type { FileProfile } from '@/lib/dataset/mapping/profile';
import type { SniffedFile } from '@/lib/dataset/server/sniffFile';
import { importFile } from './importFolder';

/** What the first look at a file found, as it is kept beside it. Written and read by the same version of the program. */
export interface LookedAt {
  /** How it is written, with the reading that a person may have chosen instead. */
  sniffed: SniffedFile;
  profile: FileProfile;
}

/** How a file is written, as far as was found before it was read whole; null where not even that was. */
export async function readSniffed(id: string): Promise<SniffedFile | null> {
  return readFile(importFile(id, 'sniffed'), 'utf8').then((text) => JSON.parse(text) as SniffedFile, () => null);
}

export async function readLookedAt(id: string): Promise<LookedAt> {
  return JSON.parse(await readFile(importFile(id, 'profile'), 'utf8')) as LookedAt;
}
