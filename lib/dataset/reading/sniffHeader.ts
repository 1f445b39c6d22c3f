import type { SampleRecord } from './splitRecords';

/** A title stands within the first so many records. */
const TITLES = 30;

/** The commonest width of the records; of two alike the larger. */
function commonWidth(records: readonly SampleRecord[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
}

/**
 * Which record is the header, the first being 0, and how many cells a record has. Above it stand titles: records of one cell, of half as
 * many cells as the rest or fewer, or with nothing in half of them or more; and remarks behind a "#". A header that lacks one name is none of these.
 */
export function headerPlace(records: readonly SampleRecord[]): { place: number; width: number } {
  const width = commonWidth(records);
  const isTitle = ({ cells }: SampleRecord) => cells.length <= width / 2 || (cells.length < width && cells[0]!.startsWith('#')) || (width > 2 && cells.filter((cell) => cell !== '').length <= width / 2);
  const place = records.slice(0, TITLES).findIndex((record) => !isTitle(record));
  return { place: Math.max(place, 0), width };
}

const NUMBER = /^[^\p{L}\d]{0,3}\d[\d.,' ]*[^\p{L}\d]{0,3}$/u;
const DATE = /^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})([T ].*)?$/;
const isValue = (cell: string) => NUMBER.test(cell) || DATE.test(cell);

/**
 * Why the first row may be a customer and no header, or null where it looks like names: its cells are numbers or dates where the rows
 * below have such, or the same texts again.
 *
 * @param header the cells of the first row
 * @param rows those below it
 */
export function headerDoubt(header: readonly string[], rows: readonly (readonly string[])[]): string | null {
  if (rows.length === 0) return null;
  const below = (i: number) => rows.flatMap((cells) => (cells[i] ? [cells[i]] : []));
  const mostly = (cells: readonly string[]) => cells.filter(isValue).length * 2 > cells.length;
  const values = header.flatMap((cell, i) => (isValue(cell) && mostly(below(i)) ? [cell] : []));
  const measured = header.filter((_, i) => mostly(below(i))).length;
  if (measured > 0 && values.length * 2 > measured) return `Its first row has ${quoted(values)} where a name is expected, as the rows below it do: it may have no header, and its first customer would be taken for one.`;
  const again = header.filter((cell, i) => cell !== '' && below(i).filter((other) => other === cell).length >= 2);
  if (again.length > 0) return `${quoted(again)} in its first row comes again below in the same column: it may have no header, and its first customer would be taken for one.`;
  return null;
}

const quoted = (cells: readonly string[]) => cells.slice(0, 3).map((cell) => `"${cell.slice(0, 30)}"`).join(', ');
