import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyForest, smallForest } from './forest.fixture';
import { predictOne, predictProba } from './predict';

const finite = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e30, -1e30, 0, -0));

describe('predictProba', () => {
  // By hand from the comment in smallForest: ½(.2 + .4), ½(.8 + .4), ½(.1 + .4); equal to the threshold goes right.
  it('averages the leaves of all trees', () => {
    const X = Float32Array.of(9, 49, 9, 50, 10, 49);
    expect(Array.from(predictProba(smallForest(), X))).toEqual([0.3, 0.6, 0.25].map((v) => expect.closeTo(v, 15)));
  });

  it('scores the rows asked for, in their order', () => {
    const X = Float32Array.of(9, 49, 9, 50, 10, 49);
    expect(Array.from(predictProba(smallForest(), X, [2, 0, 2]))).toEqual([0.25, 0.3, 0.25].map((v) => expect.closeTo(v, 15)));
  });

  it('gives nothing for no rows', () => expect(predictProba(smallForest(), new Float32Array())).toHaveLength(0));

  it('refuses broken rows and unknown row numbers', () => {
    expect(() => predictProba(smallForest(), Float32Array.of(1, 2, 3))).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold whole rows of 2 features: got 3 values]`);
    expect(() => predictProba(smallForest(), Float32Array.of(1, 2), [1])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Row number must be within 0 … 0: got 1]`);
  });

  it('stays within 0 … 1 and agrees with predictOne bit for bit, on any finite row, across blocks', () => {
    fc.assert(
      fc.property(anyForest, fc.array(finite, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 300 }), (forest, values, n) => {
        const p = forest.featureNames.length;
        const X = Float32Array.from({ length: n * p }, (_, i) => values[i % values.length]!);
        predictProba(forest, X).forEach((probability, row) => {
          expect(probability).toBeGreaterThanOrEqual(0);
          expect(probability).toBeLessThanOrEqual(1);
          expect(probability).toBe(predictOne(forest, X.subarray(row * p, (row + 1) * p)));
        });
      }),
      { numRuns: 50 },
    );
  });
});

describe('predictOne', () => {
  it('refuses a row of another width', () => {
    expect(() => predictOne(smallForest(), Float32Array.of(1))).toThrowErrorMatchingInlineSnapshot(`[RangeError: A row must have 2 features: got 1]`);
  });
});
