import { expect, it } from 'vitest';
import { kaplanMeier } from './kaplanMeier';
import { medianSurvivalTime } from './medianSurvivalTime';

const median = (duration: number[], event: number[]) => medianSurvivalTime(kaplanMeier(duration, event)).value;

it('is the first month after which fewer than half are left', () => expect(median([1, 2, 3], [1, 1, 1])).toBe(2));

it('is the middle of a stretch on which exactly half are left', () => {
  expect(median([1, 2, 5, 6], [1, 1, 1, 1])).toBe(3.5);
  expect(median([1, 2, 5, 6], [1, 1, 0, 0])).toBe(2);
});

it('takes a product that misses ½ by rounding for ½', () => {
  // 2/3 · 3/4 is ½; as 1 − 1/3 and 1 − 1/4 it need not be in floating point.
  expect(median([1, 1, 2, 2, 3, 4, 5, 6, 7], [1, 1, 1, 0, 1, 0, 0, 1, 0])).toBe(6);
});

it('is null, like its limits, where a curve stays above ½ or has no limit left', () => {
  expect(medianSurvivalTime(kaplanMeier([1, 2, 3], [0, 0, 1]))).toEqual({ value: 3, lower: null, upper: null });
  expect(medianSurvivalTime(kaplanMeier([1, 2], [0, 0]))).toEqual({ value: null, lower: null, upper: null });
});
