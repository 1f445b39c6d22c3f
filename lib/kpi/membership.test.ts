import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DATE } from '@/lib/dataset/dataset';
import { parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { activeAtStartOf, countChurn, membership } from './membership';
import { periodsWithin } from './period';

const day = (iso: string) => parseIsoDate(iso)!;
const members = (spans: [string, string | null][]) =>
  membership(Int32Array.from(spans, ([from]) => day(from)), Int32Array.from(spans, ([, to]) => (to ? day(to) : NO_DATE)));
const march = { start: day('2025-03-01'), end: day('2025-04-01') };

describe('countChurn', () => {
  it('100 at start, 12 leave, 1 of them came back and 1 joined inside the period → 10% (KNOWN_ANSWERS)', () => {
    const before: [string, string | null][] = Array.from({ length: 89 }, () => ['2024-05-05', null]);
    const leavers: [string, string | null][] = Array.from({ length: 10 }, () => ['2024-05-05', '2025-03-15']);
    // Who came back has no departure on file at the period's end; who joined inside was not there at its start.
    const count = countChurn(members([...before, ...leavers, ['2024-05-05', null], ['2025-03-02', '2025-03-20']]), march);
    expect(count).toEqual({ activeAtStart: 100, lost: 10 });
  });

  it('counts the first and the last day of the period as inside, the day after as outside', () => {
    expect(countChurn(members([['2025-01-01', '2025-03-01'], ['2025-01-01', '2025-03-31'], ['2025-01-01', '2025-04-01']]), march)).toEqual({ activeAtStart: 3, lost: 2 });
    expect(countChurn(members([['2025-03-01', null], ['2025-02-28', null]]), march).activeAtStart).toBe(1);
  });

  it('the survivors of each month are the next month’s start, less those who joined', () => {
    const date = fc.integer({ min: day('2023-06-01'), max: day('2025-12-31') }).map(toIsoDate);
    const span = fc.tuple(date, fc.option(fc.integer({ min: 0, max: 700 }), { nil: null })).map(([from, days]): [string, string | null] => [from, days === null ? null : toIsoDate(day(from) + days)]);
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 40 }), (spans) => {
        const m = members(spans);
        const months = periodsWithin('month', { start: day('2024-01-01'), end: day('2025-12-31') });
        for (const [i, month] of months.slice(0, -1).entries()) {
          const { activeAtStart, lost } = countChurn(m, month);
          const joined = spans.filter((_, row) => m.signup[row]! >= month.start && activeAtStartOf(m, row, month.end)).length;
          expect(countChurn(m, months[i + 1]!).activeAtStart).toBe(activeAtStart - lost + joined);
        }
      }),
      { numRuns: 50 },
    );
  });
});
