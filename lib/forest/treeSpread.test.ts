import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyForest, smallForest } from './forest.fixture';
import { predictOne } from './predict';
import { treeSpread } from './treeSpread';

describe('treeSpread', () => {
  it('is the standard deviation between the trees', () => {
    // Trees say .2 and .4, then .8 and .4, then .1 and .4: distances .2, .4 and .3, each over √2.
    const spread = treeSpread(smallForest(), Float32Array.of(5, 40, 5, 60, 20, 60));
    [0.2, 0.4, 0.3].forEach((distance, row) => expect(spread[row]).toBeCloseTo(distance / Math.SQRT2, 12));
  });

  it('is 0 for one tree and for trees that agree, and never above the largest possible', () => {
    fc.assert(
      fc.property(anyForest, (forest) => {
        const x = new Float32Array(forest.featureNames.length);
        const [spread] = treeSpread(forest, x);
        const one = { ...forest, roots: forest.roots.slice(0, 1) };
        expect(treeSpread(one, x)[0]).toBe(0);
        // Values within 0 … 1 with mean m have at most the variance m(1 − m)·T ÷ (T − 1).
        const mean = predictOne(forest, x);
        const trees = forest.roots.length;
        if (trees > 1) expect(spread! ** 2).toBeLessThanOrEqual((mean * (1 - mean) * trees) / (trees - 1) + 1e-12);
      }),
    );
  });

  it('refuses half a row', () => {
    expect(() => treeSpread(smallForest(), new Float32Array(3))).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold whole rows of 2 features: got 3 values]`);
  });
});
