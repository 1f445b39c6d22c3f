import { expect, it } from 'vitest';
import { measure } from './measure';

// By hand: the two rows left are ranked rightly; log loss −ln .8, Brier .2², and each row is a group that is .2 off.
it('measures the rows that have a prediction', () => {
  expect(measure([1, 0, 1], Float64Array.of(0.8, 0.2, NaN))).toEqual({
    rocAuc: 1,
    averagePrecision: 1,
    logLoss: expect.closeTo(-Math.log(0.8), 14),
    brierScore: expect.closeTo(0.04, 14),
    expectedCalibrationError: expect.closeTo(0.2, 14),
    n: 2,
  });
});
