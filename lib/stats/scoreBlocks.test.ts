import { expect, it } from 'vitest';
import { distinctScores, scoreBlocks } from './scoreBlocks';

it('gathers ties in one block, in rising order', () => {
  expect(scoreBlocks([1, 0, 0, 1], [0.5, -0, 0.5, 0])).toEqual({ score: Float64Array.of(-0, 0.5), count: Float64Array.of(2, 2), churned: Float64Array.of(1, 1) });
  expect(distinctScores([0.5, 0.2, 0.5]).blockOf).toEqual(Uint32Array.of(1, 0, 1));
});

it('has no blocks for no rows', () => expect(scoreBlocks([], []).score).toHaveLength(0));

it('refuses a score that is not a number', () => {
  expect(() => scoreBlocks([1, 0], [0.5, NaN])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Scores must be numbers: got NaN]`);
});
