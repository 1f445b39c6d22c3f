import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgesThrough } from './valueRiskMatrix';

describe('edgesThrough', () => {
  it('puts an edge on the cut', () => {
    expect(edgesThrough(0.5, 0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    // 0.3 of 10 widths below, 0.7 above.
    expect(edgesThrough(0.3, 0, 1, 10)).toHaveLength(11);
  });

  it('has a bin for those above the cut, also where the cut is the highest value or there is only one', () => {
    expect(edgesThrough(1, 0, 1, 4)).toEqual([0, 0.25, 0.5, 0.75, 1, 1.25]);
    expect(edgesThrough(20, 20, 20, 2)).toEqual([20, 30]);
    expect(edgesThrough(0, 0, 1, 2)).toEqual([0, 0.5, 1]);
  });

  it('rises from the lowest to the highest value, the cut among the edges', () => {
    const value = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(fc.property(fc.tuple(value, value, value), fc.integer({ min: 1, max: 40 }), (values, count) => {
      const [low, cut, high] = values.toSorted((a, b) => a - b) as [number, number, number];
      // Steps too small to be told apart from their ends are no drawing.
      fc.pre(high - low > 1e-6 && [cut - low, high - cut].every((part) => part === 0 || part > 1e-6));
      const edges = edgesThrough(cut, low, high, count);
      expect(edges[0]).toBe(low);
      expect(edges).toContain(cut);
      expect(edges.at(-1)!).toBeGreaterThanOrEqual(high);
      expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
      expect(edges.length).toBeLessThanOrEqual(count + 3);
    }));
  });
});
