import type { ColumnSpec, Dictionary } from '@/lib/dataset/schema';

/** What became of a column on the way from one dictionary to another. */
export type ColumnChange =
  | { kind: 'added' | 'removed'; column: ColumnSpec }
  /** In another role, of another type, or with other categories. */
  | { kind: 'changed'; before: ColumnSpec; after: ColumnSpec };

/** Columns that are not the same in both, by name: first what came, then what went, then what means something else; each in the order of its dictionary. */
export function columnChanges(before: Pick<Dictionary, 'columns'>, after: Pick<Dictionary, 'columns'>): ColumnChange[] {
  const had = new Map(before.columns.map((column) => [column.name, column]));
  const has = new Map(after.columns.map((column) => [column.name, column]));
  return [
    ...after.columns.filter(({ name }) => !had.has(name)).map((column) => ({ kind: 'added' as const, column })),
    ...before.columns.filter(({ name }) => !has.has(name)).map((column) => ({ kind: 'removed' as const, column })),
    ...after.columns.flatMap((column) => {
      const own = had.get(column.name);
      return own && !isAlike(own, column) ? [{ kind: 'changed' as const, before: own, after: column }] : [];
    }),
  ];
}

function isAlike(a: ColumnSpec, b: ColumnSpec): boolean {
  return a.role === b.role && a.type === b.type && categoriesOf(a) === categoriesOf(b);
}

/** How many categories a column has; 0 where it has none. */
export function categoriesOf(column: ColumnSpec): number {
  return column.type === 'category' ? column.categories.length : 0;
}
