import { columnsByRole, type Dataset } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';

/**
 * What grows with time tells an outcome something of itself, and a reader must know which columns do; null where the file has none, and
 * where the dictionary keeps them from the model.
 *
 * @example "For those who left, tenure and total charges stop when they leave; for the others they run to the snapshot."
 */
export function growsWithTime(dataset: Dataset): string | null {
  const labels = (['tenure', 'totalCharge'] as const).flatMap((role) => columnsByRole(dataset, role).flatMap(({ spec }) => (spec.learned === false ? [] : [labelWithin(spec.label)])));
  if (labels.length === 0) return null;
  const [stop, run] = labels.length === 1 ? ['stops', 'it runs'] : ['stop', 'they run'];
  return `For those who left, ${labels.join(' and ')} ${stop} when they leave; for the others ${run} to the snapshot.`;
}
