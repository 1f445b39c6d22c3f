import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dodge } from './beeswarmDodge';

describe('dodge', () => {
  it('piles up what shares a place from the middle to both sides in turn', () => {
    // Twelve fill the row, so each step is a sixth of the half row.
    expect(dodge([5, 0, 5, 5, 10], 0, 10)).toEqual([
      { x: 0.5, y: 0 }, { x: 0, y: 0 }, { x: 0.5, y: -1 / 6 }, { x: 0.5, y: 1 / 6 }, { x: 1, y: 0 },
    ]);
  });

  it('draws a row of one value, and no row', () => {
    expect(dodge([3], 3, 3)).toEqual([{ x: 0, y: 0 }]);
    expect(dodge([], 0, 1)).toEqual([]);
  });

  it('stays within the row and keeps each point at its value', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 400 }), (values) =>
        dodge(values, -1, 1).every(({ x, y }, i) => Math.abs(x - (values[i]! + 1) / 2) < 1e-12 && Math.abs(y) <= 1)),
    );
  });

  it('lays no two of a pile on each other', () => {
    const points = dodge(Array<number>(50).fill(0), -1, 1);
    expect(new Set(points.map(({ y }) => y)).size).toBe(50);
  });
});
