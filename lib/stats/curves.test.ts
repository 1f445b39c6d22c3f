import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cumulativeGain, precisionRecallCurve, rocConvexHull, rocCurve } from './curves';
import { averagePrecision, rocAuc } from './metrics';

/** Rows with ties, at least one of each class. */
const rows = fc
  .array(fc.record({ y: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 12 }) }), { maxLength: 60 })
  .map((sample) => [...sample, { y: 0, score: 4 }, { y: 1, score: 8 }])
  .map((sample) => ({ y: sample.map((row) => row.y), score: sample.map((row) => row.score) }));

/** By hand: the two rows of .5 tie, one of them churned. */
const TIED = { y: [1, 0, 1, 0], score: [0.9, 0.5, 0.5, 0.1] };

describe('rocCurve', () => {
  it('has one point a distinct score, after (0, 0)', () => {
    expect(rocCurve(TIED.y, TIED.score)).toEqual({
      threshold: Float64Array.of(Infinity, 0.9, 0.5, 0.1),
      falsePositiveRate: Float64Array.of(0, 0, 0.5, 1),
      truePositiveRate: Float64Array.of(0, 0.5, 1, 1),
    });
  });

  it('encloses the area that rocAuc gives', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        const { falsePositiveRate: x, truePositiveRate } = rocCurve(y, score);
        let area = 0;
        for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (truePositiveRate[i]! + truePositiveRate[i - 1]!)) / 2;
        expect(area).toBeCloseTo(rocAuc(y, score), 12);
      }),
    );
  });

  it('has no rate for a class that is absent', () => {
    expect(rocCurve([1, 1], [0.1, 0.2]).falsePositiveRate).toEqual(Float64Array.of(NaN, NaN, NaN));
    expect(rocCurve([], []).truePositiveRate).toEqual(Float64Array.of(NaN));
  });
});

describe('precisionRecallCurve', () => {
  it('has one point a distinct score, falling', () => {
    expect(precisionRecallCurve(TIED.y, TIED.score)).toEqual({
      threshold: Float64Array.of(0.9, 0.5, 0.1),
      precision: Float64Array.of(1, 2 / 3, 0.5),
      recall: Float64Array.of(0.5, 1, 1),
    });
  });

  it('sums in steps to averagePrecision', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        const { precision, recall } = precisionRecallCurve(y, score);
        const sum = precision.reduce((total, p, i) => total + p * (recall[i]! - (recall[i - 1] ?? 0)), 0);
        expect(sum).toBeCloseTo(averagePrecision(y, score), 12);
      }),
    );
  });

  it('is empty for no rows', () => expect(precisionRecallCurve([], []).recall).toHaveLength(0));
});

describe('cumulativeGain', () => {
  // By hand: the half contacted is the churned row of .9 and one of the tied pair, of which half churned.
  it('counts half of a tied pair of which one churned', () => {
    expect(cumulativeGain([0, 1, 0, 1], [0.1, 0.9, 0.4, 0.4], 2)).toEqual([
      { count: 2, share: 0.5, churned: 1.5, gain: 0.75, lift: 1.5 },
      { count: 4, share: 1, churned: 2, gain: 1, lift: 1 },
    ]);
  });

  it('has lift 1 throughout for a constant score, and ends with every churner', () => {
    for (const { lift } of cumulativeGain([1, 0, 0, 1, 0, 0, 0, 0, 0, 0], Array<number>(10).fill(0.2))) expect(lift).toBeCloseTo(1, 14);
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 20 }), ({ y, score }, groups) => {
        const steps = cumulativeGain(y, score, groups);
        expect(steps.at(-1)).toMatchObject({ count: y.length, share: 1, gain: 1, lift: 1 });
        steps.forEach((step, i) => i > 0 && expect(step.gain).toBeGreaterThanOrEqual(steps[i - 1]!.gain));
      }),
    );
  });

  it('has a step a row for fewer rows than steps, and none for no rows', () => {
    expect(cumulativeGain([1, 0, 0], [0.9, 0.5, 0.1]).map((step) => step.count)).toEqual([1, 2, 3]);
    expect(cumulativeGain([], [])).toEqual([]);
  });

  it('refuses fewer than one step', () => {
    expect(() => cumulativeGain([1], [1], 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Groups must be a whole number of at least 1: got 0]`);
  });
});

describe('rocConvexHull', () => {
  it('skips dents and the middle of straight pieces', () => {
    // Points (0,0) (0,½) (½,½) (½,1) (1,1): the third is a dent.
    expect(rocConvexHull(rocCurve([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1]))).toEqual([0, 1, 3, 4]);
    // A constant step of one churned and one staying row: a straight diagonal.
    expect(rocConvexHull(rocCurve([1, 0, 1, 0, 1, 0], [3, 3, 2, 2, 1, 1]))).toEqual([0, 3]);
  });

  it('lies on or above the curve and never turns upwards', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        const { falsePositiveRate: x, truePositiveRate: t, ...rest } = rocCurve(y, score);
        const hull = rocConvexHull({ falsePositiveRate: x, truePositiveRate: t, ...rest });
        expect([hull[0], hull.at(-1)]).toEqual([0, x.length - 1]);
        for (let k = 1; k < hull.length; k++) {
          const [a, b] = [hull[k - 1]!, hull[k]!];
          for (let i = 0; i < x.length; i++) {
            // To the right of, or on, every edge.
            expect((x[b]! - x[a]!) * (t[i]! - t[a]!) - (t[b]! - t[a]!) * (x[i]! - x[a]!)).toBeLessThanOrEqual(1e-12);
          }
        }
      }),
    );
  });
});
