import type { Dataset } from '@/lib/dataset/dataset';
import { formatCount, formatRate } from '@/lib/format';
import { partition } from './columns';
import type { Check } from './examined';
import { rowHashes } from './rowHashes';
import { counted } from './words';

/** Of all rows, from where copies would move figures. */
const WARNS = 0.01;
/** How many times more equal pairs than independent columns would make by chance. Columns that go together make some more. */
const BEYOND_CHANCE = 50;

/** Rows that equal an earlier one in everything but the id. */
export const duplicateRows: Check = ({ dataset, sample }) => {
  const columns = withoutId(dataset);
  if (columns.length < 2) return [];
  const { copies, pairs } = countCopies(rowHashes(columns, dataset.rowCount));
  if (copies === 0) return [];
  const share = copies / dataset.rowCount;
  const expected = share < WARNS ? Infinity : pairsByChance(sample, dataset.rowCount);
  const warns = pairs > BEYOND_CHANCE * Math.max(1, expected);
  return [{
    id: 'duplicates',
    severity: warns ? 'warns' : 'notes',
    title: `${counted(copies, 'row')} (${formatRate(share)}) ${copies === 1 ? 'equals' : 'equal'} an earlier row in everything but the id.`,
    detail: warns
      ? `Independent columns would make about ${formatCount(expected)} equal pairs of customers by chance; the file has ${formatCount(pairs)}. If customers were exported twice under other ids, every count is too high and the model is measured on rows that it has seen. Unless you choose otherwise all are kept.`
      : 'Different customers can be alike in all that the file says of them, new ones above all. All are kept, unless you know that they are copies.',
    remedy: { label: 'Count such rows once', change: { kind: 'countEqualRowsOnce' } },
  }];
};

const withoutId = ({ columns }: Dataset) => [...columns.values()].filter(({ spec }) => spec.role !== 'id');

/** `pairs` counts every two rows that are equal. Sorts in place. */
function countCopies(hashes: Float64Array): { copies: number; pairs: number } {
  hashes.sort();
  let [copies, pairs, equal] = [0, 0, 0];
  for (let i = 1; i < hashes.length; i++) {
    equal = hashes[i] === hashes[i - 1] ? equal + 1 : 0;
    if (equal > 0) copies++;
    pairs += equal;
  }
  return { copies, pairs };
}

/** Pairs of n rows times the chance, column by column, that two values are equal, as it is in the sample. */
function pairsByChance(sample: Dataset, n: number): number {
  const m = sample.rowCount;
  return withoutId(sample).reduce((pairs, column) => {
    const counts = new Map<number, number>();
    for (const value of partition(column)) counts.set(value, (counts.get(value) ?? 0) + 1);
    let equal = 0;
    for (const count of counts.values()) equal += count * (count - 1);
    return (pairs * equal) / (m * (m - 1));
  }, (n * (n - 1)) / 2);
}
