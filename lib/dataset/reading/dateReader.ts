import { dayNumber, validDay } from '@/lib/dataset/dates';
import type { DateFormat } from './schema';

/** A time of day, with or without seconds, half of the day, and zone. The day is the one that is written: no zone shifts it. */
const TIME = String.raw`(?:[T ]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$`;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Part = 'year' | 'month' | 'day';
type Written = readonly [pattern: string, ...order: Part[]];

const NUMBERS: Record<Exclude<DateFormat, 'unix-seconds' | 'unix-milliseconds' | 'excel-serial'>, Written> = {
  'YYYY-MM-DD': ['(\\d{4})-(\\d{1,2})-(\\d{1,2})', 'year', 'month', 'day'],
  'YYYY/MM/DD': ['(\\d{4})/(\\d{1,2})/(\\d{1,2})', 'year', 'month', 'day'],
  YYYYMMDD: ['(\\d{4})(\\d{2})(\\d{2})', 'year', 'month', 'day'],
  'DD/MM/YYYY': ['(\\d{1,2})/(\\d{1,2})/(\\d{4})', 'day', 'month', 'year'],
  'MM/DD/YYYY': ['(\\d{1,2})/(\\d{1,2})/(\\d{4})', 'month', 'day', 'year'],
  'DD.MM.YYYY': ['(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})', 'day', 'month', 'year'],
  'DD-MM-YYYY': ['(\\d{1,2})-(\\d{1,2})-(\\d{4})', 'day', 'month', 'year'],
  'MM-DD-YYYY': ['(\\d{1,2})-(\\d{1,2})-(\\d{4})', 'month', 'day', 'year'],
  'DD/MM/YY': ['(\\d{1,2})/(\\d{1,2})/(\\d{2})', 'day', 'month', 'year'],
  'MM/DD/YY': ['(\\d{1,2})/(\\d{1,2})/(\\d{2})', 'month', 'day', 'year'],
  'DD.MM.YY': ['(\\d{1,2})\\.(\\d{1,2})\\.(\\d{2})', 'day', 'month', 'year'],
  // As spreadsheets print it too: 5-Mar-24.
  'D MMM YYYY': ['(\\d{1,2})[ -]([A-Za-z]{3,9})\\.?,?[ -](\\d{4}|\\d{2})', 'day', 'month', 'year'],
};

/**
 * How days are read that are written in this form: days since 1970-01-01, or null for a text that is no day between 1900 and 2199. A time
 * behind the day is passed over. Years of two digits are those from 1969 to 2068; names of months are English, in full or by three letters.
 *
 * @param clips a day up to 31 that its month has not is the last one of it
 * @example dateReader('DD.MM.YYYY')('2.1.1970 08:30') // 1
 */
export function dateReader(format: DateFormat, clips = false): (text: string) => number | null {
  if (format === 'unix-seconds') return clock(86_400, 0);
  if (format === 'unix-milliseconds') return clock(86_400_000, 0);
  if (format === 'excel-serial') return clock(1, EXCEL_1970);
  const [pattern, ...order] = NUMBERS[format];
  const form = new RegExp(`^${pattern}${TIME}`);
  const [year, month, day] = [order.indexOf('year') + 1, order.indexOf('month') + 1, order.indexOf('day') + 1];
  return (text) => {
    const match = form.exec(text);
    if (!match) return null;
    const written = [fullYear(match[year]!), monthNumber(match[month]!), Number(match[day])] as const;
    return validDay(...written) ?? (clips ? monthEnd(...written) : null);
  };
}

/** The last day of a month, for a day from 29 to 31 that it has not; null for other days, and for what is no month. */
function monthEnd(year: number, month: number, day: number): number | null {
  return day > 28 && day <= 31 && validDay(year, month, 28) !== null ? dayNumber(year, month + 1, 0) : null;
}

/** What a date must look like, for whoever has to correct one. */
export function expectedDate(format: DateFormat): string {
  if (format === 'excel-serial') return 'a number of days, as Excel counts them';
  return format.startsWith('unix') ? `${format.slice(5)} since 1970` : format;
}

/** What Excel calls 1 January 1970. */
const EXCEL_1970 = 25_569;

function clock(unitsPerDay: number, dayZero: number): (text: string) => number | null {
  const [first, last] = [validDay(1900, 1, 1)!, validDay(2199, 12, 31)!];
  return (text) => {
    const day = /^-?\d{1,14}(\.\d{1,9})?$/.test(text) ? Math.floor(Number(text) / unitsPerDay) - dayZero : NaN;
    return day >= first && day <= last ? day : null;
  };
}

const fullYear = (text: string) => (text.length === 2 ? (Number(text) < 69 ? 2000 : 1900) : 0) + Number(text);

/** 1 … 12, or 0 for a name that no month has. */
function monthNumber(text: string): number {
  if (text.charCodeAt(0) < 58) return Number(text);
  const name = text.toLowerCase();
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  return name.length === 3 || name === 'sept' || FULL_MONTHS[month - 1] === name ? month : 0;
}
const FULL_MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
