import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationCurve, expectedCalibrationError } from './calibration';
import { createRandom } from './random';

const rows = fc.array(fc.record({ label: fc.integer({ min: 0, max: 1 }), probability: fc.integer({ min: 0, max: 20 }).map((step) => step / 20) }), { minLength: 1, maxLength: 80 });

describe('calibrationCurve', () => {
  // By hand: the two rows of .2 tie; the intervals are Wilson's, pinned in intervals.test.ts.
  it('compares what was predicted with what happened, group by group', () => {
    expect(calibrationCurve([0, 1, 1, 1], [0.2, 0.2, 0.8, 0.9], 2)).toEqual([
      { count: 2, churned: 1, predicted: 0.2, observed: 0.5, lower: expect.closeTo(0.0945, 4), upper: expect.closeTo(0.9055, 4) },
      { count: 2, churned: 2, predicted: expect.closeTo(0.85, 14), observed: 1, lower: expect.closeTo(0.3424, 4), upper: 1 },
    ]);
  });

  it('has one group for a constant predictor, and none for no rows', () => {
    expect(calibrationCurve([0, 1, 0, 0], [0.25, 0.25, 0.25, 0.25])).toMatchObject([{ count: 4, predicted: 0.25, observed: 0.25 }]);
    expect(calibrationCurve([], [])).toEqual([]);
  });

  it('lets a probability that fills several groups stand alone', () => {
    const probability = Array.from({ length: 100 }, (_, i) => (i < 9 ? i / 100 : i < 60 ? 0.3 : i / 100));
    expect(calibrationCurve(probability.map(() => 0), probability).map((group) => group.count)).toEqual([9, 51, 10, 10, 10, 10]);
  });

  it('holds every row once, in groups of a size that differs by at most 1 without ties', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 12 }), (n, groups) => {
        const counts = calibrationCurve(Array<number>(n).fill(0), Array.from({ length: n }, (_, i) => i / n), groups).map((group) => group.count);
        expect(counts.reduce((a, b) => a + b, 0)).toBe(n);
        expect(counts).toHaveLength(Math.min(n, groups));
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never splits a tie, whatever the order of rows', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 12 }), (sample, groups) => {
        const curve = (list: typeof sample) => calibrationCurve(list.map((row) => row.label), list.map((row) => row.probability), groups);
        expect(curve(sample.toReversed())).toEqual(curve(sample));
        // Means of disjoint ranges strictly rise; a split tie could repeat one.
        curve(sample).forEach((group, i, all) => i > 0 && expect(group.predicted).toBeGreaterThan(all[i - 1]!.predicted));
      }),
    );
  });

  it('refuses fewer than one group', () => {
    expect(() => calibrationCurve([1], [1], 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Groups must be a whole number of at least 1: got 0]`);
  });
});

describe('expectedCalibrationError', () => {
  // By hand: ½ · |.2 − .5| + ½ · |.85 − 1|.
  it('weighs the gap of each group by its rows', () => expect(expectedCalibrationError([0, 1, 1, 1], [0.2, 0.2, 0.8, 0.9], 2)).toBeCloseTo(0.225, 14));

  it('is the gap of the curve', () => {
    fc.assert(
      fc.property(rows, (sample) => {
        const [y, probability] = [sample.map((row) => row.label), sample.map((row) => row.probability)];
        const gaps = calibrationCurve(y, probability).map((group) => (group.count / sample.length) * Math.abs(group.predicted - group.observed));
        expect(expectedCalibrationError(y, probability)).toBeCloseTo(gaps.reduce((a, b) => a + b), 12);
      }),
    );
  });

  it('of the base rate is 0, and NaN for no rows', () => {
    expect(expectedCalibrationError([1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25])).toBe(0);
    expect(expectedCalibrationError([], [])).toBeNaN();
  });

  it('shows about the noise of its groups for a perfectly calibrated model: √(2/π · p(1 − p) · groups/n)', () => {
    const random = createRandom(1);
    const n = 20_000;
    const probability = Float64Array.from({ length: n }, () => 0.2 + 0.001 * random());
    const errors = Array.from({ length: 20 }, () => expectedCalibrationError(probability.map((p) => (random() < p ? 1 : 0)), probability));
    const expected = Math.sqrt(((2 / Math.PI) * 0.2 * 0.8 * 10) / n);
    // A group's |error| has a coefficient of variation of √(π/2 − 1) = .76; over 20 × 10 groups, four standard errors are 21%.
    expect(Math.abs(errors.reduce((a, b) => a + b) / errors.length / expected - 1)).toBeLessThan(0.21);
  });
});
