import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logRankTest } from './logRankTest';

describe('logRankTest', () => {
  it('of two groups by hand', () => {
    // Month 1: one of 4 leaves, from group 0 (2 of the 4). Month 2: one of 3, from group 1 (2 of the 3). Group 0: O 1, E 1/2 + 1/3,
    // variance 1/4 + 2/9, so χ² = (1/6)² / (17/36) = 1/17.
    const test = logRankTest({ duration: [1, 3, 2, 3], eventObserved: [1, 0, 1, 0], group: [0, 0, 1, 1], groups: 2 });
    expect(test.chiSquare).toBeCloseTo(1 / 17, 12);
    expect(test.groups[0]).toEqual({ n: 2, observed: 1, expected: expect.closeTo(5 / 6, 12) as number });
  });

  it('an empty group, and one that no departure could have come from, cost no degree of freedom', () => {
    const two = logRankTest({ duration: [1, 3, 2, 3], eventObserved: [1, 0, 1, 0], group: [0, 0, 1, 1], groups: 2 });
    const more = logRankTest({ duration: [0, 1, 3, 2, 3], eventObserved: [0, 1, 0, 1, 0], group: [3, 1, 1, 2, 2], groups: 4 });
    expect(more.degreesOfFreedom).toBe(1);
    expect(more.chiSquare).toBeCloseTo(two.chiSquare, 12);
    expect(more.groups[0]).toEqual({ n: 0, observed: 0, expected: 0 });
  });

  it('has no p-value where groups were never at risk together', () => {
    const apart = logRankTest({ duration: [1, 2, 8, 9], eventObserved: [1, 1, 1, 1], entry: [-1, -1, 5, 5], group: [0, 0, 1, 1], groups: 2 });
    expect(apart).toMatchObject({ chiSquare: 0, degreesOfFreedom: 0, pValue: NaN, logPValue: NaN });
  });

  it('expects as many departures as there were, and does not depend on how groups are numbered', () => {
    const customer = fc.record({ duration: fc.integer({ min: 0, max: 12 }), event: fc.integer({ min: 0, max: 1 }), entry: fc.integer({ min: -3, max: 8 }), group: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(customer, { minLength: 1, maxLength: 60 }), (customers) => {
        const input = {
          duration: customers.map(({ duration }) => duration), eventObserved: customers.map(({ event }) => event), entry: customers.map(({ entry }) => entry),
        };
        const test = logRankTest({ ...input, group: customers.map(({ group }) => group), groups: 3 });
        const renamed = logRankTest({ ...input, group: customers.map(({ group }) => (group + 1) % 3), groups: 3 });
        expect(test.groups.reduce((sum, { observed, expected }) => sum + observed - expected, 0)).toBeCloseTo(0, 9);
        expect(renamed.degreesOfFreedom).toBe(test.degreesOfFreedom);
        expect(renamed.chiSquare).toBeCloseTo(test.chiSquare, 8);
      }),
    );
  });

  it('keeps the logarithm of a p-value that is too small for a number', () => {
    const n = 4000;
    const group = Array.from({ length: n }, (_, i) => i % 2);
    const test = logRankTest({ duration: group.map((g) => 1 + g), eventObserved: group.map(() => 1), group, groups: 2 });
    expect(test.pValue).toBe(0);
    expect(test.logPValue).toBeLessThan(-800);
  });

  it('refuses a group that was not announced', () => {
    expect(() => logRankTest({ duration: [1], eventObserved: [1], group: [2], groups: 2 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Group numbers must lie within 0 and 1: got 2 in row 0]`);
    expect(() => logRankTest({ duration: [1], eventObserved: [1], group: [], groups: 2 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Groups must pair up with durations: got 0, 1]`);
  });
});
