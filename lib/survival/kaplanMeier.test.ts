import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kaplanMeier } from './kaplanMeier';

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

  it('limits enclose the curve, are 1 before the first departure, and end where no one is left', () => {
    const curve = kaplanMeier([2, 3, 3, 4], [1, 1, 0, 1]);
    // S(2) = 3/4 with ln-variance 1/(4·3): 0.75·exp(∓1.96·√(1/12)).
    expect(curve.lower[2]).toBeCloseTo(0.75 * Math.exp(-1.959964 * Math.sqrt(1 / 12)), 6);
    expect([curve.lower[1], curve.upper[1], curve.upper[2]]).toEqual([1, 1, 1]);
    expect([curve.lower[4], curve.upper[4], curve.standardError[4]]).toEqual([NaN, NaN, NaN]);
  });
});

it('says what is wrong with rows that do not pair up or are no whole months', () => {
  expect(() => kaplanMeier([1, 2], [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations, events and entries must pair up: got 2, 1, 2]`);
  expect(() => kaplanMeier([], [])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations need at least one customer: got 0]`);
  expect(() => kaplanMeier([1.5], [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations must be whole months from 0: got 1.5 in row 0]`);
  expect(() => kaplanMeier([NaN], [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations must be whole months from 0: got NaN in row 0]`);
  expect(() => kaplanMeier([1], [1], [0.5])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Entries must be whole months: got 0.5 in row 0]`);
});
