import type { ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import { sameColumns } from './sameColumns';

/** What became of a column on the way from one dictionary to another. */
export type ColumnChange =
  | { kind: 'added' | 'removed'; column: ColumnSpec }
  /** Another name in the same role. */
  | { kind: 'renamed'; before: ColumnSpec; after: ColumnSpec }
  /** In another role, of another type, or with other categories. */
  | { kind: 'changed'; before: ColumnSpec; after: ColumnSpec };

/**
 * Columns that are not the same in both: first what came, then what went, then what has another name in the same role, then what
 * means something else; each in the order of its dictionary.
 */
export function columnChanges(before: Pick<Dictionary, 'columns'>, after: Pick<Dictionary, 'columns'>): ColumnChange[] {
  const same = sameColumns(before, after);
  const found = new Set(same.values());
  const had = new Map(before.columns.map((column) => [column.name, column]));
  const pairs = after.columns.flatMap((column) => {
    const own = had.get(same.get(column.name) ?? '');
    return own ? [{ before: own, after: column }] : [];
  });
  return [
    ...after.columns.filter(({ name }) => !same.has(name)).map((column) => ({ kind: 'added' as const, column })),
    ...before.columns.filter(({ name }) => !found.has(name)).map((column) => ({ kind: 'removed' as const, column })),
    ...pairs.filter((pair) => pair.before.name !== pair.after.name).map((pair) => ({ kind: 'renamed' as const, ...pair })),
    ...pairs.filter((pair) => pair.before.name === pair.after.name && !isAlike(pair.before, pair.after)).map((pair) => ({ kind: 'changed' as const, ...pair })),
  ];
}

/** Whether two columns are in one role, of one type, and have as many categories. */
export function isAlike(a: ColumnSpec, b: ColumnSpec): boolean {
  return a.role === b.role && a.type === b.type && categoriesOf(a) === categoriesOf(b);
}

/** How many categories a column has; 0 where it has none. */
export function categoriesOf(column: ColumnSpec): number {
  return column.type === 'category' ? column.categories.length : 0;
}
