import { expect, it } from 'vitest';
import { pointsBetween } from './beforeAfter';

it('counts the points between the percentages that are printed', () => {
  // 86.4% and 53.6% are printed as 86% and 54%, though 32.8 points lie between.
  expect(pointsBetween(0.864, 0.536)).toBe(-32);
  expect([pointsBetween(0.1, 0.104), pointsBetween(0.2, 0.5)]).toEqual([0, 30]);
});
