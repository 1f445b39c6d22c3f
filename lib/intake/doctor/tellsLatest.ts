import type { Column, Dataset } from '@/lib/dataset/dataset';

/** Texts that sort as days do, with or without a time. */
const DAY = /^\d{4}-\d{2}(-\d{2})?([T ].*)?$/;
/** Values that are looked at. */
const LOOKED_AT = 200;

/** The columns by which the latest of several rows of a customer can be told: days, texts that are days, and the time as a customer. */
export function tellsLatest({ columns }: Dataset): string[] {
  return [...columns.values()].filter((column) => column.spec.role !== 'churnDate' && !column.spec.derived && grows(column)).map(({ spec }) => spec.name);
}

/** The day of joining is that of the customer, whichever row: only what was written with the row tells. */
function grows(column: Column): boolean {
  if (column.kind === 'date') return column.spec.role !== 'signupDate';
  if (column.kind === 'number') return column.spec.role === 'tenure';
  if (column.kind !== 'text' || column.spec.role === 'id') return false;
  const known = column.values.slice(0, LOOKED_AT).filter((value) => value !== '');
  return known.length > 0 && known.every((value) => DAY.test(value));
}
