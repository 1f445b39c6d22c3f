import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyForest, smallForest } from './forest.fixture';
import { partialDependence } from './partialDependence';
import { predictProba } from './predict';

describe('partialDependence', () => {
  // By hand from the comment in smallForest, rows with charges 49 and 60: tenure 9 gives ½(.3 + .6), tenure 10 gives .25 for both.
  it('averages the rows with the feature set to each grid value', () => {
    const X = Float32Array.of(72, 49, 3, 60);
    expect(Array.from(partialDependence(smallForest(), X, 0, [10, 9, 9]))).toEqual([0.25, 0.45, 0.45].map((v) => expect.closeTo(v, 15)));
  });

  it('equals overwriting the column and predicting again, and leaves X as it was', () => {
    // 0.1 is no 32-bit float; 1e39 is infinite as one.
    const value = fc.oneof(fc.float({ noNaN: true }), fc.constantFrom(0.1, 0, 1e39));
    fc.assert(
      fc.property(anyForest, fc.array(value, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 20 }), fc.array(value, { maxLength: 8 }), fc.nat(), (forest, values, n, grid, pick) => {
        const p = forest.featureNames.length;
        const feature = pick % p;
        const X = Float32Array.from({ length: n * p }, (_, i) => values[i % values.length]!);
        const before = X.slice();
        // Equal to a threshold goes right: those values must be on the grid.
        const points = [...grid, ...forest.threshold.slice(0, 5)];
        const naive = points.map((point) => {
          const changed = X.map((x, i) => (i % p === feature ? point : x));
          return predictProba(forest, changed).reduce((sum, probability) => sum + probability, 0) / n;
        });
        expect(Array.from(partialDependence(forest, X, feature, points))).toEqual(naive.map((v) => expect.closeTo(v, 12)));
        expect(X).toEqual(before);
      }),
    );
  });

  it('is empty for no grid and NaN for no rows', () => {
    expect(partialDependence(smallForest(), Float32Array.of(9, 49), 0, [])).toHaveLength(0);
    expect(partialDependence(smallForest(), new Float32Array(), 0, [1])).toEqual(Float64Array.of(NaN));
  });

  it('refuses broken rows and unknown features', () => {
    expect(() => partialDependence(smallForest(), Float32Array.of(1), 0, [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold whole rows of 2 features: got 1 values]`);
    expect(() => partialDependence(smallForest(), Float32Array.of(1, 2), 2, [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Feature must be within 0 … 1: got 2]`);
  });
});
