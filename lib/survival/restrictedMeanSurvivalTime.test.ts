import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kaplanMeier } from './kaplanMeier';
import { restrictedMeanSurvivalTime } from './restrictedMeanSurvivalTime';

it('without censoring is the mean of min(duration, horizon), and its error that of the mean', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 30 }), (durations, horizon) => {
      const capped = durations.map((d) => Math.min(d, horizon));
      const mean = capped.reduce((sum, d) => sum + d, 0) / capped.length;
      const found = restrictedMeanSurvivalTime(kaplanMeier(durations, durations.map(() => 1)), horizon);
      expect(found.value).toBeCloseTo(mean, 10);
      expect(found.standardError).toBeCloseTo(Math.sqrt(capped.reduce((sum, d) => sum + (d - mean) ** 2, 0)) / capped.length, 10);
      expect(found.horizon).toBe(horizon);
    }),
  );
});

it('shortens a horizon that lies beyond the last month seen, and says so', () => {
  expect(restrictedMeanSurvivalTime(kaplanMeier([4, 4], [0, 0]), 12)).toEqual({ value: 4, standardError: 0, horizon: 4 });
});

it('wants whole months', () => {
  expect(() => restrictedMeanSurvivalTime(kaplanMeier([4], [1]), 1.5)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Horizon must be a whole number of months: got 1.5]`);
});
