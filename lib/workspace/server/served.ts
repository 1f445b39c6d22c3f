import 'server-only';
import path from 'node:path';
import { whyNotWritable } from '@/lib/storage/server/dataHome';
import { BUNDLED, type VersionChoice } from '@/lib/versions/schema';
import { ELSEWHERE, versionFolder } from '@/lib/versions/server/folders';
import { currentPointer, pointerStamp } from '@/lib/versions/server/pointer';

/** What this process serves: a version or the bundled data as the pointer says, or the folder that DATASET_DIR fixes. */
export type Served = VersionChoice | typeof FIXED;

export const FIXED = 'DATASET_DIR';

// Set but empty means not set: shells and hosting panels make no difference between the two.
const isFixed = () => Boolean(process.env.DATASET_DIR);

/** What is to be served now. @throws VersionError pointer-damaged */
export function servedNow(): Served {
  return isFixed() ? FIXED : currentPointer().version;
}

/** Differs whenever what is to be served may have changed. */
export function servedStamp(): string {
  return isFixed() ? FIXED : pointerStamp();
}

/** The dataset that comes with the program. */
export const bundledFolder = () => path.join(/* turbopackIgnore: true */ process.cwd(), 'data');

/**
 * Where a dataset and its model lie. MODEL_DIR says where the model of DATASET_DIR, or of the bundled data, is instead; a version
 * always has its own.
 */
export function workspaceFolders(served: Served = servedNow()): { dataset: string; model: string } {
  if (served !== FIXED && served !== BUNDLED) {
    const folder = versionFolder(served);
    return { dataset: folder, model: path.join(/* turbopackIgnore: true */ folder, 'model') };
  }
  const { DATASET_DIR = '', MODEL_DIR } = process.env;
  const fixed = served === FIXED ? DATASET_DIR : '';
  const model = path.join(/* turbopackIgnore: true */ fixed || process.cwd(), 'model');
  return { dataset: fixed || bundledFolder(), model: MODEL_DIR || model };
}

/** Why no other data can be chosen while this server runs, with the next step; null where they can. */
export async function whyNotSwitchable(): Promise<string | null> {
  if (isFixed()) return 'DATASET_DIR is set, so this server always serves that folder. To choose between versions here, start it without DATASET_DIR.';
  return whyNotWritable(ELSEWHERE);
}
