import { expect, it } from 'vitest';
import { standardise } from './standardise';

it('brings columns to mean 0 and spread 1, and a constant one to 0', () => {
  const { Z, centre, scale, p } = standardise(Float64Array.of(1e9 + 1, 7.3, 1e9 + 3, 7.3), 2);
  expect(p).toBe(2);
  expect([...Z]).toEqual([-1, 0, 1, 0]);
  expect([[...centre], [...scale]]).toEqual([[1e9 + 2, 7.3], [1, 1]]);
});

it('wants whole rows of finite numbers', () => {
  expect(() => standardise(new Float64Array(3), 2)).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold 2 whole rows: got 3 values]`);
  expect(() => standardise(Float64Array.of(1, NaN), 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must be finite: row 0, column 1 is NaN]`);
});
