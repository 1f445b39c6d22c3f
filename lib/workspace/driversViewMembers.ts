import type { FeatureColumn } from '@/lib/dataset/dataset';
import { groupOf, type FeatureGroup } from '@/lib/explanation/featureGroups';

/**
 * The group of each customer. O(rows × groups).
 *
 * @param groups of this very column
 * @returns by row, a position in `groups`
 */
export function groupOfEach(column: FeatureColumn, groups: readonly FeatureGroup[]): Int32Array {
  const place = new Map(groups.map((group, i) => [group, i]));
  const found = (value: number | string | null) => place.get(groupOf(groups, value)!)!;
  return column.kind === 'category'
    ? Int32Array.from(column.codes, (code) => found(column.spec.categories[code] ?? null))
    : Int32Array.from(column.values, (value) => found(Number.isNaN(value) ? null : value));
}
