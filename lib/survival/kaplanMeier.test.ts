import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from './kaplanMeier';

const TELCO = '../shared/data/telco-customer-churn.csv';

describe('kaplanMeier', () => {
  it('reproduces the remission data of Freireich (1963), 6-MP arm, as printed in Klein & Moeschberger table 4.1A', () => {
    const time = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35];
    const event = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0];
    const curve = kaplanMeier(time, event);
    expect([6, 7, 10, 13, 16, 22, 23].map((t) => Number(curve.survival[t]!.toFixed(3)))).toEqual([0.857, 0.807, 0.753, 0.69, 0.627, 0.538, 0.448]);
    expect(curve.standardError[6]).toBeCloseTo(0.0764, 4);
    expect(curve.standardError[23]).toBeCloseTo(0.1346, 4);
  });

  it('with delayed entry counts only those who were under observation', () => {
    // Two from the start, one who came under observation after month 2: at month 2 one of 2 leaves, at month 4 one of 2.
    const curve = kaplanMeier([2, 4, 5], [1, 1, 0], [-1, -1, 2]);
    expect([...curve.atRisk]).toEqual([2, 2, 2, 2, 2, 1]);
    expect([...curve.survival]).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25]);
  });

  it('never rises, stays within 0 and 1, and without censoring is the share still there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 60 }), (durations) => {
        const { survival } = kaplanMeier(durations, durations.map(() => 1));
        survival.forEach((s, t) => {
          expect(s).toBeCloseTo(durations.filter((d) => d > t).length / durations.length, 12);
          if (t > 0) expect(s).toBeLessThanOrEqual(survival[t - 1]!);
        });
      }),
    );
  });

  const absent = !existsSync(TELCO);
  if (absent) console.info(`skipped: ${TELCO} is not here`);
  it.skipIf(absent)('reproduces R survfit on telco (KNOWN_ANSWERS, Kaplan–Meier on tenure)', () => {
    const rows = parse<Record<string, string>>(readFileSync(TELCO, 'utf8'), { columns: true });
    const curve = kaplanMeier(rows.map((row) => Number(row.tenure)), rows.map((row) => (row.Churn === 'Yes' ? 1 : 0)));
    const expected = { 6: 0.8848262, 12: 0.8431996, 24: 0.7887364, 36: 0.7485454, 48: 0.7088402, 60: 0.6644039, 72: 0.5927902 };
    for (const [t, s] of Object.entries(expected)) expect(curve.survival[Number(t)]).toBeCloseTo(s, 6);
    const errors = { 12: 0.00449216, 24: 0.005208964, 48: 0.006320712, 72: 0.009918767 };
    for (const [t, se] of Object.entries(errors)) expect(curve.standardError[Number(t)]).toBeCloseTo(se, 7);
  });
});

it('says what is wrong with rows that do not pair up', () => {
  expect(() => kaplanMeier([1, 2], [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations, events and entries must pair up: got 2, 1, 2]`);
  expect(() => kaplanMeier([], [])).toThrowErrorMatchingInlineSnapshot(`[RangeError: A survival curve needs at least one customer: got 0]`);
});
