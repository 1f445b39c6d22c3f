import { expect, it } from 'vitest';
import { wilsonInterval } from './intervals';

// Newcombe (1998), "Two-sided confidence intervals for the single proportion", table I, method 3.
it.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i is %f to %f', (successes, trials, lower, upper) => {
  const interval = wilsonInterval(successes, trials);
  expect(interval[0]).toBeCloseTo(lower, 4);
  expect(interval[1]).toBeCloseTo(upper, 4);
});

it('is NaN without a trial and exact at the ends', () => {
  expect(wilsonInterval(0, 0)).toEqual([NaN, NaN]);
  expect(wilsonInterval(0, 5)[0]).toBe(0);
  expect(wilsonInterval(5, 5)[1]).toBe(1);
});
