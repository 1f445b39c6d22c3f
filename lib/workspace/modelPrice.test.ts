import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leaversAmongTop, modelPrice } from './modelPrice';

it('finds those who left among the highest scores', () => {
  expect(leaversAmongTop([0, 1, 1, 0], [0.9, 0.5, 0.5, 0.1], 2)).toBe(1);
  // Two of three of one score fit: two thirds of its one leaver.
  expect(leaversAmongTop([1, 0, 0, 1], [0.5, 0.5, 0.5, 0.1], 2)).toBeCloseTo(2 / 3, 12);
  expect(leaversAmongTop([], [], 3)).toBe(0);
});

it('equals sorting, where no score is shared, and all of them for all', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 }), fc.infiniteStream(fc.integer({ min: 0, max: 1 })), fc.nat(40), (score, labels, k) => {
      const y = score.map(() => labels.next().value as number);
      const sorted = [...score.keys()].sort((a, b) => score[b]! - score[a]!);
      expect(leaversAmongTop(y, score, k)).toBe(sorted.slice(0, k).reduce((sum, row) => sum + y[row]!, 0));
    }),
  );
});

it('lets both models flag equally many', () => {
  // The forest flags the first three at .5, of whom two left; the other's first three hold one.
  const y = Uint8Array.from([1, 1, 0, 0, 0]);
  expect(modelPrice(y, Float64Array.from([0.9, 0.8, 0.5, 0.4, 0.1]), Float64Array.from([0.1, 0.9, 0.8, 0.7, 0.2]), 0.5)).toEqual({ cut: 0.5, flagged: 3, forest: 2, logisticRegression: 1 });
});
