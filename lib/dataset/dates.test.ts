import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, completedMonths, completedMonthsSince, dayNumber, parseIsoDate, toIsoDate } from './dates';

const FIRST = parseIsoDate('1900-01-01')!;
const LAST = parseIsoDate('2199-12-31')!;
const anyDay = fc.integer({ min: FIRST, max: LAST });

describe('parseIsoDate, toIsoDate', () => {
  it('give back every day from 1900 to 2199, one number a day', () => {
    for (let day = FIRST; day <= LAST; day++) if (parseIsoDate(toIsoDate(day)) !== day) expect.fail(`day ${day}`);
    // 300 years of 365 days, and a leap day in every fourth but 1900 and 2100.
    expect(LAST - FIRST + 1).toBe(300 * 365 + 73);
  });

  it('give back the text of any day', () => {
    fc.assert(fc.property(anyDay, (day) => toIsoDate(parseIsoDate(toIsoDate(day))!) === toIsoDate(day)));
  });

  it('count from 1970', () => {
    expect(parseIsoDate('1970-01-01')).toBe(0);
    expect(parseIsoDate('1970-01-02')).toBe(1);
    expect(parseIsoDate('1969-12-31')).toBe(-1);
    expect(parseIsoDate('2024-02-29')).toBe(dayNumber(2024, 2, 29));
  });

  it.each([
    '2023-02-30', '2023-02-29', '1900-02-29', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '2024-01-32', '1899-12-31', '2200-01-01',
    '24-01-01', '2024-1-1', '2024/01/01', '01.02.2024', '2024-01-01T00:00:00Z', ' 2024-01-01', '2024-01-01\n', '', 'today', '٢٠٢٤-٠١-٠١',
  ])('refuse %j', (text) => expect(parseIsoDate(text)).toBeNull());

  it('never take a text that is not exactly the day they print', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(19|20|21)\d\d-[0-3]\d-[0-3]\d$/), (text) => {
        const day = parseIsoDate(text);
        expect(day === null || toIsoDate(day) === text).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('completedMonths', () => {
  const months = (from: string, to: string) => completedMonths(parseIsoDate(from)!, parseIsoDate(to)!);

  it.each([
    ['2024-01-31', '2024-02-28', 0], ['2024-01-31', '2024-03-01', 1], ['2024-01-15', '2024-03-15', 2], ['2024-01-15', '2024-03-14', 1],
    ['2023-12-31', '2024-01-01', 0], ['2023-11-30', '2025-11-30', 24], ['2024-05-05', '2024-05-05', 0], ['2024-03-15', '2024-01-15', -2],
  ])('from %s to %s are %i', (from, to, expected) => expect(months(from, to)).toBe(expected));

  it('never falls as time passes, and is 12 a year', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(5000), (from, ahead) => {
        expect(completedMonths(from, from + ahead + 1)).toBeGreaterThanOrEqual(completedMonths(from, from + ahead));
        const { year, month, day } = calendarDay(from);
        expect(completedMonths(from, dayNumber(year + 3, month, day))).toBe(36);
      }),
    );
  });

  it('is the same of many at once, with nothing for a day that is not known', () => {
    const unknown = -2_147_483_648;
    fc.assert(fc.property(fc.array(anyDay), anyDay, (days, to) => {
      const ofRow = completedMonthsSince(Int32Array.from([...days, unknown]), unknown)(to);
      expect(days.map((_, row) => ofRow(row))).toEqual(days.map((from) => completedMonths(from, to)));
      expect(ofRow(days.length)).toBeNaN();
    }));
  });
});

describe('calendarDay', () => {
  it('is what a Date says, on every day of four centuries and beyond them', () => {
    const expected = (day: number) => {
      const date = new Date(day * 86_400_000);
      return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    };
    const found = (day: number) => {
      const { year, month, day: of } = calendarDay(day);
      return [year, month, of];
    };
    for (let day = -90_000; day < 90_000; day += 1) if (found(day).join() !== expected(day).join()) expect(found(day), `day ${day}`).toEqual(expected(day));
    for (const day of [-700_000, -146_097, 0, 146_097, 2_000_000]) expect(found(day)).toEqual(expected(day));
  });
});
