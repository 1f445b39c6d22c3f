import type { Column, Dataset } from './dataset';
import type { Dictionary } from './schema';

/**
 * A dataset under a dictionary that only says otherwise what its columns are for: nothing of it would be read otherwise.
 *
 * @param dictionary has the columns of the dataset's own
 * @param dictionaryHash SHA-256 of its file's bytes, hex
 */
export function withDictionary(dataset: Dataset, dictionary: Dictionary, dictionaryHash: string): Dataset {
  const columns = new Map(dictionary.columns.map((spec) => [spec.name, { ...dataset.columns.get(spec.name)!, spec } as Column]));
  return { ...dataset, dictionary, dictionaryHash, columns };
}
