import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roundToSum } from './roundToSum';

it('undoes first the rounding that lost most', () => {
  // By hand: 1.4 + 1.4 + 1.4 rounds to 3; one of the three equal ones takes the fourth.
  expect(roundToSum([1.4, 1.4, 1.4], 4)).toEqual([2, 1, 1]);
  // Rounded 3 + 2 + 1 = 6 for a sum of 5.0: 1.5 lost most upwards.
  expect(roundToSum([2.6, 1.5, 0.9], 5)).toEqual([3, 1, 1]);
  expect(roundToSum([-2.6, -1.4, 0, 1.2], -3)).toEqual([-3, -1, 0, 1]);
  expect(roundToSum([], 0)).toEqual([]);
});

it('meets every total; within 1 of the sum zeros stay, signs stay, and nothing moves by more than 1', () => {
  const values = fc.array(fc.oneof(fc.double({ min: -300, max: 300, noNaN: true }), fc.constant(0), fc.integer({ min: -3, max: 3 })), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(values, fc.double({ min: -0.999, max: 0.999, noNaN: true }), (list, off) => {
      const sum = list.reduce((total, value) => total + value, 0);
      const total = Math.round(sum + off / 2) + 0;
      const rounded = roundToSum(list, total);
      expect(rounded.reduce((all, value) => all + value, 0)).toBe(total);
      if (list.every((value) => value === 0)) return;
      rounded.forEach((value, i) => {
        expect(Math.abs(value - list[i]!)).toBeLessThanOrEqual(1 + 1e-9);
        if (value !== 0) expect(Math.sign(value)).toBe(Math.sign(list[i]!));
      });
    }),
    { numRuns: 2000 },
  );
});
