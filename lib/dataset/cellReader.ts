import { parseIsoDate } from './dates';
import { dateReader, expectedDate } from './reading/dateReader';
import { expectedNumber, numberReader } from './reading/numberReader';
import { perMonth } from './reading/perMonth';
import { CUSTOMARY_READING, type FileReading } from './reading/schema';
import { trimCell } from './reading/trimCell';
import type { CategorySpec, ColumnSpec, NumberSpec } from './schema';

export type CellResult = { ok: true; value: number | string | null } | { ok: false; reason: string };
export type CellReader = (raw: string) => CellResult;

/** A reason names at most this many categories. */
const NAMED = 10;

const MISSING: CellResult = { ok: true, value: null };
const NUL: CellResult = { ok: false, reason: 'has a NUL character in it, which no text has' };
/** Whether a cell was refused because it has no value. */
export const saysNothing = (reason: string): boolean => /^(empty|means that nothing)/.test(reason);
const accepted = (value: number | string): CellResult => ({ ok: true, value });
const refused = (reason: string): CellResult => ({ ok: false, reason });

/**
 * How the cells of one column are read, each as its column's type: a number, a category's code, a day number or a text; null when it is
 * missing and may be. Surrounding spaces and NULs do not count; a NUL within refuses the cell.
 *
 * A number must be written as the reading says and lie within the column's range, which is that of the value kept: months for a tenure,
 * the charge for one month. So "NaN", "Infinity", "1e308" and, where no reading allows it, "1,5" and "12 EUR" are refused with the reason.
 * A text that means missing does so only where it is not itself a category of the column.
 *
 * @param reading how the file writes; without it a cell is read as the product itself writes: decimal points, months, ISO dates
 */
export function cellReader(spec: ColumnSpec, reading?: FileReading): CellReader {
  const read = typeReader(spec, reading);
  const missing = new Set(reading?.missing.map((text) => text.trim().toLowerCase()));
  const longest = Math.max(0, ...[...missing].map((text) => text.length));
  const isListed = (text: string) => spec.type === 'category' && (spec.categories.includes(text) || Object.hasOwn(spec.spellings ?? {}, text));
  const label = spec.label.toLowerCase();
  const empty = spec.nullable ? MISSING : refused(`empty, but ${label} is required`);
  return (raw) => {
    const text = trimCell(raw);
    if (text === '') return empty;
    if (text.length <= longest && missing.has(text.toLowerCase()) && !isListed(text)) return spec.nullable ? MISSING : refused(`means that nothing is known, but ${label} is required`);
    return read(text);
  };
}

function typeReader(spec: ColumnSpec, reading: FileReading | undefined): CellReader {
  switch (spec.type) {
    case 'integer':
    case 'number':
      return numberCells(spec, reading);
    case 'category':
      return categoryCells(spec);
    case 'date': {
      const format = (reading && spec.format) ?? 'YYYY-MM-DD';
      const read = dateReader(format, spec.impossibleDays === 'month-end');
      const unknown = new Set((spec.unknownDays ?? []).map(parseIsoDate));
      const nothing = spec.nullable ? MISSING : refused(`means that nothing is known, but ${spec.label.toLowerCase()} is required`);
      const noDate = refused(`not a date (expected ${expectedDate(format)})`);
      return (text) => {
        const day = read(text);
        if (day === null) return noDate;
        return unknown.has(day) ? nothing : accepted(day);
      };
    }
    case 'text':
      return (text) => (text.includes('\0') ? NUL : accepted(text));
  }
}

function numberCells(spec: NumberSpec, reading: FileReading | undefined): CellReader {
  const form = reading ?? CUSTOMARY_READING;
  const read = numberReader(form);
  const noNumber = refused(`not a number (${expectedNumber(form)})`);
  const keep = perMonth(reading ? spec : { role: spec.role });
  return (text) => {
    const written = read(text);
    if (written === null) return noNumber;
    const value = keep(written);
    if (value < spec.min || value > spec.max) return refused(`${value === written ? '' : `comes to ${value}, `}outside ${spec.min} to ${spec.max}`);
    if (spec.type === 'integer' && !Number.isInteger(written)) return refused('not a whole number');
    return accepted(value);
  };
}

function categoryCells(spec: CategorySpec): CellReader {
  const codes = new Map(spec.categories.map((category, code) => [category, accepted(code)]));
  const others = spec.others === undefined ? undefined : codes.get(spec.others);
  for (const [spelling, category] of Object.entries(spec.spellings ?? {})) codes.set(spelling, codes.get(category)!);
  const shown = spec.categories.slice(0, NAMED).join(', ');
  const more = spec.categories.length - NAMED;
  const unknown = refused(`unknown category (expected ${shown}${more > 0 ? ` or one of ${more} more` : ''})`);
  return (text) => codes.get(text) ?? (text.includes('\0') ? NUL : (others ?? unknown));
}
