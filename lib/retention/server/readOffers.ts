import 'server-only';
import { readOptionalJson } from '@/lib/dataset/server/readOptionalJson';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';

export const OFFERS_FILE = 'offers.json';

/** The offers of a dataset folder, null where it has none that can be used; `problem` says what is wrong with a file that is there. */
export async function readOffers(folder: string): Promise<{ offers: OffersFile | null; problem: string | null }> {
  const { value, problem } = await readOptionalJson(folder, OFFERS_FILE, offersSchema);
  return { offers: value, problem };
}
