/** A row with as many cells as its file has columns, and whether it had to be made so; or why it is none. */
export type EvenCells = { ok: true; cells: readonly string[]; mended: boolean } | { ok: false; reason: string };

/**
 * Looks whether a row has a cell for each column.
 *
 * @param mends missing cells are taken for empty, and surplus ones left out where they are empty
 * @example evenCells(['m1', '3'], 3, true) // { ok: true, cells: ['m1', '3', ''], mended: true }
 */
export function evenCells(cells: readonly string[], columns: number, mends: boolean): EvenCells {
  const { length } = cells;
  if (length === columns) return { ok: true, cells, mended: false };
  if (length < columns) return mends ? { ok: true, cells: [...cells, ...Array.from({ length: columns - length }, () => '')], mended: true } : { ok: false, reason: `has only ${length} of ${columns} cells` };
  const isEmpty = cells.slice(columns).every((cell) => cell.trim() === '');
  if (isEmpty && mends) return { ok: true, cells: cells.slice(0, columns), mended: true };
  return { ok: false, reason: `has ${length} cells for ${columns} ${columns === 1 ? 'column' : 'columns'}${isEmpty ? ', empty at the end' : ''}` };
}
