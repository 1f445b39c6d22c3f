import type { FileReading } from './schema';

type NumberForm = Pick<FileReading, 'decimal' | 'thousands' | 'affixes'>;

/** The space stands for the no-break ones too, and the apostrophe for the curly one: programs put either. */
const MARKS: Record<FileReading['thousands'], string> = { '': '', ',': ',', '.': '\\.', ' ': '[ \u00a0\u202f\u2009]', "'": "['’]" };
const NAMES: Record<FileReading['thousands'], string> = { '': '', ',': 'commas', '.': 'points', ' ': 'spaces', "'": 'apostrophes' };

/** The dot and its digits are one optional group: were both optional alone, a megabyte of digits would be matched in quadratic time. */
const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/** Of a number with its marks; spaces that nobody ends would be matched in quadratic time. */
const LONGEST = 100;

/**
 * How numbers are read that are written in this form: the number, or null for a text that is none. One affix may stand on each side, with
 * the sign outside it or inside; of words only a currency code may touch the digits behind it ("EUR5", and not "d12", which is a code).
 * Digits are grouped by threes or not at all: under points between thousands "1.23" is no number.
 *
 * @example numberReader({ decimal: ',', thousands: '.', affixes: ['€'] })('1.234,50 €') // 1234.5
 */
export function numberReader({ decimal, thousands, affixes }: NumberForm): (text: string) => number | null {
  if (decimal === '.' && thousands === '' && affixes.length === 0) return (text) => (PLAIN.test(text) ? Number(text) : null);
  const point = decimal === '.' ? '\\.' : ',';
  const grouped = thousands === '' ? '' : `\\d{1,3}(?:${MARKS[thousands]}\\d{3})+(?:${point}\\d*)?|`;
  const [before, behind] = [beside(affixes, true), beside(affixes, false)];
  const number = new RegExp(`^([+-]?)\\s*${before}\\s*([+-]?)((?:${grouped}\\d+(?:${point}\\d*)?|${point}\\d+)(?:[eE][+-]?\\d+)?)\\s*${behind}$`);
  const groups = thousands === '' ? null : new RegExp(MARKS[thousands], 'g');
  return (text) => {
    if (text.length > LONGEST) return null;
    const [, outer, inner, digits] = number.exec(text) ?? [];
    if (digits === undefined || (outer && inner)) return null;
    const plain = groups ? digits.replace(groups, '') : digits;
    return Number(`${outer}${inner}${decimal === ',' ? plain.replace(',', '.') : plain}`);
  };
}

function beside(affixes: readonly string[], isBefore: boolean): string {
  // The longest first, and no point behind a word for a decimal one: "Rs.500" is no half rupee.
  const sorted = affixes.map((text) => text.trim()).sort((a, b) => b.length - a.length);
  const each = sorted.map((text) => `${escaped(text)}${!isBefore ? '' : mayTouch(text) ? (/\p{L}$/u.test(text) ? '(?![.,])' : '') : '(?=\\s)'}`);
  return each.length === 0 ? '' : `(?:${each.join('|')})?`;
}

/** Whether what stands before a number may touch its digits: a sign, a word that ends in one, or the code of a currency, of which rupees have a short one. */
export const mayTouch = (text: string): boolean => !/\p{L}\.?$/u.test(text) || /^([A-Z]{3}|Rs\.?)$/.test(text);

/** What a number must look like, for whoever has to correct one. */
export function expectedNumber({ decimal, thousands }: NumberForm): string {
  return `expected digits with a decimal ${decimal === '.' ? 'point' : 'comma'}${thousands && ` and ${NAMES[thousands]} between thousands`}`;
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
