import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedFolds } from './folds';

describe('stratifiedFolds', () => {
  it('gives every fold each class in the same number, but for one row', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 }), { maxLength: 80 }), fc.integer({ min: 2, max: 6 }), fc.integer(), (labels, k, seed) => {
        const y = [...Array<number>(k).fill(0), ...Array<number>(k).fill(1), ...labels];
        const fold = stratifiedFolds(y, k, seed);
        for (const label of [0, 1]) {
          const counts = Array.from({ length: k }, (_, f) => y.filter((own, row) => own === label && fold[row] === f).length);
          expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('depends on the seed alone', () => {
    const y = Array.from({ length: 100 }, (_, i) => i % 2);
    expect(stratifiedFolds(y, 5, 1)).toEqual(stratifiedFolds(y, 5, 1));
    expect(stratifiedFolds(y, 5, 1)).not.toEqual(stratifiedFolds(y, 5, 2));
  });

  it('is empty for no labels', () => expect(stratifiedFolds([], 5, 1)).toHaveLength(0));

  it('refuses a class that cannot be in every fold', () => {
    expect(() => stratifiedFolds([0, 0, 0, 1], 3, 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Each class needs a row in each of 3 folds: class 1 has 1 rows]`);
  });

  it('refuses a single fold', () => {
    expect(() => stratifiedFolds([0, 1], 1, 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Folds must be a whole number within 2 … 255: got 1]`);
  });
});
