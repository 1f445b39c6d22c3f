import type { Dataset } from '@/lib/dataset/dataset';
import { offersFor } from '@/lib/retention/offers';
import type { OffersFile } from '@/lib/retention/offersSchema';

/** What an import would take away. */
export interface ImportPreview {
  /** Offers in use, and those of the file. */
  before: number;
  after: number;
  /** Names of offers in use that the file has not. */
  gone: string[];
  /** Offers of the file that know no customer of this dataset, each with the column they lack. */
  inapplicable: { name: string; lacks: string }[];
}

/** What to ask before a file replaces the offers in use; null where nothing is lost: no offer goes, and none stops to apply or never will. */
export function importPreview(inUse: OffersFile, wanted: OffersFile, dataset: Dataset): ImportPreview | null {
  const ids = new Set(wanted.offers.map(({ id }) => id));
  const gone = inUse.offers.filter(({ id }) => !ids.has(id)).map(({ name }) => name);
  const already = new Set(offersFor(inUse, dataset).absent.map(({ offer }) => offer.id));
  const absent = offersFor(wanted, dataset).absent;
  if (gone.length === 0 && absent.every(({ offer }) => already.has(offer.id))) return null;
  return { before: inUse.offers.length, after: wanted.offers.length, gone, inapplicable: absent.map(({ offer, lacks }) => ({ name: offer.name, lacks })) };
}
