import { dayNumber } from '@/lib/dataset/dates';
import { DATE_FORMATS, type DateFormat } from '@/lib/dataset/reading/schema';

export type DateReading = readonly [format: DateFormat, day: number];

const TIME = String.raw`(?:[T ]\s?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\s?(?:[AaPp]\.?[Mm]\.?)?\s?(?:Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$`;
const YEAR_FIRST = new RegExp(`^((?:19|20|21)\\d\\d)([-/])(\\d{1,2})\\2(\\d{1,2})${TIME}`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2((?:19|20|21)\\d\\d)${TIME}`);
const SHORT_YEAR = new RegExp(`^(\\d{1,2})([/.])(\\d{1,2})\\2(\\d\\d)${TIME}`);
const MONTH_NAME = new RegExp(`^(\\d{1,2})[ -]([A-Za-z]{3,9})\\.?,?[ -]((?:19|20|21)?\\d\\d)${TIME}`);
const COMPACT = /^((?:19|20|21)\d\d)(\d\d)(\d\d)$/;
const SECONDS = /^\d{9,10}(?:\.0+)?$/;
const MILLISECONDS = /^\d{12,13}$/;
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
/** Days as Excel counts them, from 1954 to 2064: outside them a number of five digits is more likely an amount. */
const EXCEL = /^[2-5]\d{4}(?:\.\d+)?$/;
const EXCEL_1970 = 25_569;
const LONGEST = 60;
/** From 1990 to 2100: outside them a count of seconds is more likely an identifier. */
const FIRST_SECOND = 631_152_000;
const LAST_SECOND = 4_102_444_800;

const LAST = { '/': ['DD/MM/YYYY', 'MM/DD/YYYY'], '-': ['DD-MM-YYYY', 'MM-DD-YYYY'], '.': ['DD.MM.YYYY', null] } as const;

/**
 * Every date format that a trimmed text fits, with the day each would make of it (days since 1970-01-01); none when it is no date.
 *
 * "03/04/2024" fits two formats: which one is meant is decided by all the cells together (guessReading). Days that no calendar has
 * (31 February) fit nothing; years run from 1900 to 2199, two-digit ones from 1969 to 2068; a time behind the day does not count.
 *
 * @example dateForms('31/01/2024') // [['DD/MM/YYYY', 19753]]
 */
export function dateForms(text: string): DateReading[] {
  if (text.length > LONGEST || text.length < 5) return [];
  if (EXCEL.test(text)) return [['excel-serial', Math.floor(Number(text)) - EXCEL_1970]];
  const found: DateReading[] = [];
  const add = (format: DateFormat | null, year: number, month: number, day: number) => {
    const number = calendarOnly(year, month, day);
    if (format && number !== null) found.push([format, number]);
  };
  let match: RegExpExecArray | null;
  if ((match = YEAR_FIRST.exec(text))) {
    add(match[2] === '-' ? 'YYYY-MM-DD' : 'YYYY/MM/DD', Number(match[1]), Number(match[3]), Number(match[4]));
  } else if ((match = YEAR_LAST.exec(text))) {
    const [first, second, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
    const [dayFirst, monthFirst] = LAST[match[2] as keyof typeof LAST];
    add(dayFirst, year, second, first);
    add(monthFirst, year, first, second);
  } else if ((match = SHORT_YEAR.exec(text))) {
    const [first, second, short] = [Number(match[1]), Number(match[3]), Number(match[4])];
    add(match[2] === '.' ? 'DD.MM.YY' : 'DD/MM/YY', fullYear(short), second, first);
    if (match[2] === '/') add('MM/DD/YY', fullYear(short), first, second);
  } else if ((match = MONTH_NAME.exec(text))) {
    add('D MMM YYYY', fullYear(Number(match[3])), monthNamed(match[2]!.toLowerCase()), Number(match[1]));
  } else if ((match = COMPACT.exec(text))) {
    add('YYYYMMDD', Number(match[1]), Number(match[2]), Number(match[3]));
  }
  const seconds = SECONDS.test(text) ? Number(text) : MILLISECONDS.test(text) ? Number(text) / 1000 : NaN;
  if (seconds >= FIRST_SECOND && seconds < LAST_SECOND) found.push([SECONDS.test(text) ? 'unix-seconds' : 'unix-milliseconds', Math.floor(seconds / 86_400)]);
  return found;
}

const fullYear = (year: number) => (year >= 100 ? year : year + (year <= 68 ? 2000 : 1900));
/** 1 … 12 for an English name in full or by three letters; 0 for another word. */
const monthNamed = (name: string) => MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name || name === 'sept' && month === 'september') + 1;

function calendarOnly(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const daysInMonth = month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return day <= daysInMonth ? dayNumber(year, month, day) : null;
}

/** The format that reads the same texts with day and month exchanged, or null where there is none. */
export function exchanged(format: DateFormat): DateFormat | null {
  const other = format.startsWith('DD') ? format.replace('DD', 'x').replace('MM', 'DD').replace('x', 'MM') : format.startsWith('MM') ? format.replace('MM', 'x').replace('DD', 'MM').replace('x', 'DD') : null;
  return DATE_FORMATS.find((candidate) => candidate === other) ?? null;
}
