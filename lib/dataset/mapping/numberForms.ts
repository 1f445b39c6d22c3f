import { isAffix } from './affixes';

/** What a text is as a number when "." ends the whole number, and when "," does; null where it is none. */
export interface NumberForms {
  point: number | null;
  comma: number | null;
  /** What groups its digits under each reading; '' where nothing does. */
  pointThousands: string;
  commaThousands: string;
  /** Written beside the number; empty where nothing is. */
  prefix: string;
  suffix: string;
  /** Whether it begins with a nought that no number needs, as codes and postcodes do. */
  padded: boolean;
}

const PLAIN = /^[+-]?\d+$/;
/** Two digits behind the point, as money has, or one: no thousands end so. */
const MONEY = /^[+-]?\d+\.\d\d?$/;
const PARTS = /^([^\d\s.,+-][^\d\s.,+-]{0,3}(?:(?<=[a-z])\.)?\s?)?([+-]?)([^\d\s.,+-]{1,4}\s?)?(\d(?:[\d.,'’ \u00a0\u202f]*[\d.,])?|[.,]\d+)([eE][+-]?\d+)?(\s?[^\d\s][^\d]{0,9})?$/;
const DECIMAL_POINT = /^(\d+(\.\d*)?|\.\d+)$/;
const DECIMAL_COMMA = /^(\d+(,\d*)?|,\d+)$/;
/** No group of thousands begins with a nought: "0.123" is no 123. */
const GROUPED_POINT = /^[1-9]\d{0,2}([,' ])\d{3}(?:\1\d{3})*(\.\d+)?$/;
const GROUPED_COMMA = /^[1-9]\d{0,2}([.' ])\d{3}(?:\1\d{3})*(,\d+)?$/;
/** Longer than any number with its marks: keeps the patterns off a cell of a megabyte. */
const LONGEST = 40;

/**
 * Reads a trimmed text as a number under both decimal marks, with its thousands and what stands beside it; null when it is a number under neither.
 *
 * "1,234" is 1234 with a decimal point and 1.234 with a decimal comma: which of the two is decided by all the cells together (guessReading).
 * Digits must be grouped by threes; anything else beside a number than a known currency before it, or a currency or unit behind it, makes
 * it no number: "D12" and "A3" are codes.
 *
 * @example numberForms('1.234,50 €') // point null, comma 1234.5, commaThousands '.', suffix '€'
 */
export function numberForms(text: string): NumberForms | null {
  if (text.length > LONGEST) return null;
  if (PLAIN.test(text)) {
    const value = Number(text);
    return { point: value, comma: value, pointThousands: '', commaThousands: '', prefix: '', suffix: '', padded: isPadded(text) };
  }
  if (MONEY.test(text)) return { point: Number(text), comma: null, pointThousands: '', commaThousands: '', prefix: '', suffix: '', padded: false };
  const match = PARTS.exec(text);
  if (!match) return null;
  const [, before = '', sign = '', behind = '', digits = '', exponent = '', after = ''] = match;
  if (before && behind) return null;
  const prefix = (before || behind).trim();
  const suffix = after.trim();
  if (prefix && !isAffix(prefix, 'before', prefix === (before || behind))) return null;
  if (suffix && !isAffix(suffix, 'behind', suffix === after)) return null;
  const body = digits.replace(/[’]/g, "'").replace(/[\u00a0\u202f]/g, ' ');
  const point = read(body, DECIMAL_POINT, GROUPED_POINT, '.');
  const comma = read(body, DECIMAL_COMMA, GROUPED_COMMA, ',');
  if (!point && !comma) return null;
  const finish = (reading: { digits: string } | null) => (reading ? Number(`${sign}${reading.digits}${exponent}`) : null);
  return { point: finish(point), comma: finish(comma), pointThousands: point?.thousands ?? '', commaThousands: comma?.thousands ?? '', prefix, suffix, padded: isPadded(body) };
}

function read(body: string, plain: RegExp, grouped: RegExp, decimal: string): { digits: string; thousands: string } | null {
  if (plain.test(body)) return { digits: body.replace(decimal, '.'), thousands: '' };
  const match = grouped.exec(body);
  return match && { digits: body.replaceAll(match[1]!, '').replace(decimal, '.'), thousands: match[1]! };
}

const isPadded = (digits: string) => /^[+-]?0\d+$/.test(digits);
