import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countBelow, quantileOf, quantileSorted } from './quantile';

it('equals R quantile(c(1, 3, 4, 8, 20), type = 7)', () => {
  const x = [1, 3, 4, 8, 20];
  const expected: [number, number][] = [[0, 1], [0.25, 3], [1 / 3, 3.3333333], [0.5, 4], [0.9, 15.2], [1, 20]];
  for (const [q, value] of expected) expect(quantileSorted(x, q)).toBeCloseTo(value, 6);
});

it('takes a whole position as whole, whatever rounding made of it', () => {
  // 1 − 0.3333333333333333 is a little above 2/3; at n = 5,674 its position came out above 3,782.
  const x = Float64Array.from({ length: 5674 }, (_, i) => i);
  expect(quantileSorted(x, 1 - 0.3333333333333333)).toBe(3782);
});

it('refuses a q outside 0 and 1 and has none for no values', () => {
  expect(() => quantileSorted([1], 1.5)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Quantile must lie within 0 and 1: got 1.5]`);
  expect(quantileSorted([], 0.5)).toBeNaN();
});

it('is the same of values in any order, ties among them', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true }).map((any) => any + 0));
  fc.assert(fc.property(fc.array(value, { maxLength: 60 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
    const unsorted = Float64Array.from(values);
    expect(quantileOf(unsorted, q)).toEqual(quantileSorted(Float64Array.from(values).sort(), q));
    expect(unsorted.sort()).toEqual(Float64Array.from(values).sort());
  }), { numRuns: 1000 });
  expect(() => quantileOf(Float64Array.of(1), -1)).toThrow(RangeError);
});

it('counts the values strictly below', () => {
  expect([0, 1, 2, 2.5, 9].map((v) => countBelow([1, 2, 2, 3], v))).toEqual([0, 0, 1, 3, 4]);
});
