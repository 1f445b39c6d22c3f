import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { dateReader } from './dateReader';
import { DATE_FORMATS, type DateFormat } from './schema';

const read = (format: DateFormat, text: string) => {
  const day = dateReader(format)(text);
  return day === null ? null : toIsoDate(day);
};
const FIRST = parseIsoDate('1969-01-01')!;
const LAST = parseIsoDate('2068-12-31')!;
const MMM = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as a format writes it. */
function written(format: DateFormat, day: number): string {
  if (format === 'unix-seconds') return String(day * 86_400 + 3);
  if (format === 'unix-milliseconds') return String(day * 86_400_000 + 3);
  if (format === 'excel-serial') return `${day + 25_569}.25`;
  const { year, month, day: ofMonth } = calendarDay(day);
  const two = (value: number) => String(value).padStart(2, '0');
  return format.replace('MMM', MMM[month - 1]!).replace('MM', two(month)).replace('DD', two(ofMonth)).replace(/^D /, `${ofMonth} `).replace('YYYY', String(year)).replace('YY', String(year).slice(2));
}

describe('dateReader', () => {
  it('gives back any day in every form, with a time or without', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), fc.constantFrom(...DATE_FORMATS), fc.constantFrom('', ' 00:00', ' 12:30:00', 'T23:59:59Z', 'T12:30:00.123+02:00', ' 11:59 PM', ' 8:05:00 a.m.'), (day, format, time) => {
        expect(dateReader(format)(written(format, day) + (format.startsWith('unix') || format === 'excel-serial' ? '' : time))).toBe(day);
      }),
      { numRuns: 2000 },
    );
  });

  it.each<[DateFormat, string, string]>([
    ['YYYY-MM-DD', '2024-3-1', '2024-03-01'], ['YYYY-MM-DD', '2024-03-01T23:30:00-08:00', '2024-03-01'], ['DD/MM/YYYY', '1/2/2024', '2024-02-01'], ['MM/DD/YYYY', '1/2/2024 0:00', '2024-01-02'], ['DD.MM.YYYY', '31.12.2023', '2023-12-31'],
    ['DD.MM.YY', '5.3.19', '2019-03-05'], ['DD/MM/YY', '01/02/68', '2068-02-01'], ['DD/MM/YY', '01/02/69', '1969-02-01'], ['MM/DD/YY', '2/1/00', '2000-02-01'], ['MM/DD/YY', '2/1/99', '1999-02-01'],
    ['D MMM YYYY', '5-Mar-24', '2024-03-05'], ['D MMM YYYY', '05 MARCH 2024', '2024-03-05'], ['D MMM YYYY', '1 Sept 2024', '2024-09-01'], ['D MMM YYYY', '1 Sep. 2024', '2024-09-01'],
    ['excel-serial', '45000', '2023-03-15'], ['excel-serial', '45000.99', '2023-03-15'], ['unix-seconds', '0', '1970-01-01'], ['unix-seconds', '-1', '1969-12-31'], ['unix-seconds', '1709251200.5', '2024-03-01'], ['unix-milliseconds', '1709251199999', '2024-02-29'],
  ])('reads %s %j as %s', (format, text, day) => expect(read(format, text)).toBe(day));

  it.each<[DateFormat, string]>([
    ['YYYY-MM-DD', '2023-02-29'], ['YYYY-MM-DD', '2024/03/01'], ['YYYY-MM-DD', '2024-03-01 soon'], ['YYYY-MM-DD', '2024-03-01T'], ['YYYY-MM-DD', '9999-12-31'], ['YYYY-MM-DD', '1899-12-31'], ['YYYY-MM-DD', '0000-00-00'], ['YYYYMMDD', '2024301'], ['YYYYMMDD', '20240230'],
    ['DD/MM/YYYY', '02/13/2024'], ['MM/DD/YYYY', '13/02/2024'], ['DD/MM/YYYY', '01/02/24'], ['DD/MM/YY', '01/02/2024'], ['DD-MM-YYYY', '2024-01-02'], ['D MMM YYYY', '1 Mai 2024'], ['D MMM YYYY', '1 Marble 2024'], ['D MMM YYYY', '1 03 2024'],
    ['unix-seconds', '1709251200000'], ['unix-seconds', '2024-01-01'], ['unix-seconds', ''], ['unix-milliseconds', '1e12'], ['unix-milliseconds', '99999999999999'],
  ])('finds under %s no day in %j', (format, text) => expect(read(format, text)).toBeNull());

  it.each<[DateFormat, string, string | null]>([
    ['YYYY-MM-DD', '2023-02-30', '2023-02-28'], ['YYYY-MM-DD', '2024-02-30', '2024-02-29'], ['DD.MM.YYYY', '31.4.2024', '2024-04-30'], ['YYYY-MM-DD', '2024-01-31', '2024-01-31'],
    ['YYYY-MM-DD', '2024-02-32', null], ['YYYY-MM-DD', '2024-13-31', null], ['YYYY-MM-DD', '2024-00-31', null], ['YYYY-MM-DD', '2024-04-00', null], ['YYYY-MM-DD', 'soon', null],
  ])('where it clips reads %s %j as %s', (format, text, day) => {
    const clipped = dateReader(format, true)(text);
    expect(clipped === null ? null : toIsoDate(clipped)).toBe(day);
  });

  it('never takes a text for two days, and a megabyte for none at once', () => {
    const start = performance.now();
    for (const format of DATE_FORMATS) for (const text of ['1'.repeat(1_000_000), `2024-01-01 ${' '.repeat(1_000_000)}x`, `1-1-2024T${' '.repeat(1_000_000)}`]) expect(dateReader(format)(text)).toBeNull();
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
