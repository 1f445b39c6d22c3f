import { expect, it } from 'vitest';
import { withinChance } from './twoProportions';

// R: prop.test(c(a, b), c(n, m), correct = FALSE) gives chi-squared = z², significant above 3.841.
it.each([
  [[15, 100], [30, 100], false], // chi-squared 6.4516
  [[20, 100], [30, 100], true], // chi-squared 2.6667
  [[0, 0], [1, 10], true],
  [[0, 10], [0, 20], true],
] as const)('%j against %j: within chance %s', ([a, n], [b, m], expected) => {
  expect(withinChance({ successes: a, trials: n }, { successes: b, trials: m })).toBe(expected);
});
