import { parseIsoDate } from './dates';
import type { ColumnSpec } from './schema';

export type CellResult = { ok: true; value: number | string | null } | { ok: false; reason: string };

/** The dot and its digits are one optional group: were both optional alone, a megabyte of digits would be matched in quadratic time. */
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads one cell as its column's type: a number, a category's code, a day number or a text; null when it is empty and may be.
 *
 * Surrounding spaces do not count. A number must be written with digits and a decimal point and lie within the column's
 * range, so "NaN", "Infinity", "1e308", "1,5" and "12 EUR" are refused with the reason.
 */
export function readCell(spec: ColumnSpec, raw: string): CellResult {
  const text = raw.trim();
  if (text === '') {
    if (spec.nullable) return { ok: true, value: null };
    return { ok: false, reason: `empty, but ${spec.label.toLowerCase()} is required` };
  }
  switch (spec.type) {
    case 'integer':
    case 'number': {
      if (!NUMBER.test(text)) return { ok: false, reason: 'not a number (expected digits with a decimal point)' };
      const value = Number(text);
      if (value < spec.min || value > spec.max) return { ok: false, reason: `outside ${spec.min} to ${spec.max}` };
      if (spec.type === 'integer' && !Number.isInteger(value)) return { ok: false, reason: 'not a whole number' };
      return { ok: true, value };
    }
    case 'category': {
      const code = spec.categories.indexOf(text);
      return code >= 0 ? { ok: true, value: code } : { ok: false, reason: `unknown category (expected ${spec.categories.join(', ')})` };
    }
    case 'date': {
      const day = parseIsoDate(text);
      return day === null ? { ok: false, reason: 'not a date (expected YYYY-MM-DD)' } : { ok: true, value: day };
    }
    case 'text':
      return { ok: true, value: text };
  }
}
