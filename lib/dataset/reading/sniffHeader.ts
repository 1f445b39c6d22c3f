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

/** Why the first row may be a customer, in a sentence, and whether it more likely is one than not. */
export interface HeaderDoubt { why: string; isCustomer: boolean }

/**
 * Why the first row may be a customer and no header, or null where it looks like names: its cells are numbers or dates where the rows
 * below have such, or the same texts again.
 *
 * @param header the cells of the first row
 * @param below those below it
 */
export function headerDoubt(header: readonly string[], below: readonly (readonly string[])[]): HeaderDoubt | null {
  // A header that comes again, as where files were put one behind the other, is one all the same.
  const rows = below.filter((cells) => cells.join('\n') !== header.join('\n'));
  if (rows.length === 0 || areNumbered(header)) return null;
  const columns = header.map((_, i) => rows.flatMap((cells) => (cells[i] ? [cells[i]] : [])));
  const isMeasured = columns.map((cells) => cells.filter(isValue).length * 2 > cells.length);
  const values = header.filter((cell, i) => isValue(cell) && isMeasured[i]);
  if (values.length * 2 > isMeasured.filter(Boolean).length) return { why: `Its first row has ${quoted(values)} where a name is expected, as the rows below it do.`, isCustomer: true };
  const again = header.filter((cell, i) => cell !== '' && columns[i]!.filter((other) => other === cell).length >= 2);
  if (again.length === 0) return null;
  const repeating = columns.filter((cells, i) => !isMeasured[i] && new Set(cells).size < cells.length).length;
  return { why: `${quoted(again)} in its first row comes again below in the same column.`, isCustomer: values.length > 0 || again.length * 2 > repeating };
}

/** Years, or the numbers of the columns: names, although they are numbers. */
function areNumbered(header: readonly string[]): boolean {
  const numbers = header.filter((cell) => /^\d+$/.test(cell)).map(Number);
  const isSeries = numbers.every((number, i) => i === 0 || number === numbers[i - 1]! + 1);
  return isSeries && (numbers.length > 2 || (numbers.length > 1 && numbers.every((number) => number >= 1900 && number < 2100)));
}

const quoted = (cells: readonly string[]) => cells.slice(0, 3).map((cell) => `"${cell.slice(0, 30)}"`).join(', ');
