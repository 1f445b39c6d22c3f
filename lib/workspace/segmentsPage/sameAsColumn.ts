import { featureColumns, type CategoryColumn, type Dataset } from '@/lib/dataset/dataset';

const ALMOST = 0.95;

/**
 * The label of the category column that says almost the same as a partition: each group has a category that at least 95% of the
 * group have, and of those who have it at least 95% are in the group. Null where none does. Protected columns are not looked at.
 *
 * @param of group of every row, 0 … groups − 1
 * @example sameAsColumn(dataset, clusters.assignment, 3) // "Internet service"
 */
export function sameAsColumn(dataset: Dataset, of: ArrayLike<number>, groups: number): string | null {
  const found = featureColumns(dataset).find((column): column is CategoryColumn => column.kind === 'category' && saysTheSame(column, of, groups));
  return found?.spec.label ?? null;
}

function saysTheSame({ spec, codes }: CategoryColumn, of: ArrayLike<number>, groups: number): boolean {
  const categories = spec.categories.length;
  const [inGroup, inCategory, inBoth] = [new Float64Array(groups), new Float64Array(categories), new Float64Array(groups * categories)];
  codes.forEach((code, row) => {
    const group = of[row]!;
    inGroup[group]!++;
    if (code < 0) return;
    inCategory[code]!++;
    inBoth[group * categories + code]!++;
  });
  return inGroup.every((size, group) => inCategory.some((wide, code) => {
    const shared = inBoth[group * categories + code]!;
    return shared > 0 && shared >= ALMOST * size && shared >= ALMOST * wide;
  }));
}
