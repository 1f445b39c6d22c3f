import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countDifferent, joinNearest, kMeans, nearest, refine } from './kMeans';

const rows = fc.array(fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: -20, max: 20 })), { minLength: 4, maxLength: 40 }).filter((points) => countDifferent(points, 3) === 3);

describe('kMeans', () => {
  // {0, 1} around 0.5 and {9} around itself: 2 · 0.5² = 0.5.
  it('finds what is plain to see', () => {
    const { centroids, assignment, inertia } = kMeans([[0], [1], [9]], 2, { seed: 1, restarts: 3 });
    expect(centroids.flat().sort()).toEqual([0.5, 9]);
    expect(assignment[0]).toBe(assignment[1]);
    expect(assignment[2]).not.toBe(assignment[0]);
    expect(inertia).toBe(0.5);
  });

  it('puts every row with its nearest centroid, and each centroid in the middle of its rows', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 0, max: 1000 }), (points, seed) => {
      const { centroids, assignment, inertia } = kMeans(points, 3, { seed, restarts: 2 });
      expect(assignment).toEqual(Uint8Array.from(points, (row) => nearest(row, centroids).index));
      expect(inertia).toBeCloseTo(points.reduce((sum, row) => sum + nearest(row, centroids).distance, 0), 9);
      centroids.forEach((centroid, cluster) => {
        const own = points.filter((_, i) => assignment[i] === cluster);
        centroid.forEach((value, d) => own.length > 0 && expect(value).toBeCloseTo(own.reduce((sum, row) => sum + row[d]!, 0) / own.length, 2));
      });
    }));
  });

  it('is no worse for more starts, and the same for the same seed', () => {
    fc.assert(fc.property(rows, fc.integer({ min: 0, max: 1000 }), (points, seed) => {
      const once = kMeans(points, 3, { seed, restarts: 1 });
      expect(kMeans(points, 3, { seed, restarts: 4 }).inertia).toBeLessThanOrEqual(once.inertia);
      expect(kMeans(points, 3, { seed, restarts: 1 })).toEqual(once);
      expect(refine(points, once.centroids).inertia).toBeLessThanOrEqual(once.inertia + 1e-9);
    }));
  });

  it('is no worse than the start it is given', () => {
    const start = [[0, 0], [5, 5], [-5, 5]];
    fc.assert(fc.property(rows, (points) => {
      const given = refine(points, start).inertia;
      expect(kMeans(points, 3, { seed: 1, restarts: 1, from: start }).inertia).toBeLessThanOrEqual(given);
    }));
  });

  it('refuses fewer different rows than clusters', () => {
    expect(() => kMeans([[1], [1], [2]], 3, { seed: 1, restarts: 1 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: k-means needs at least as many different rows as clusters: got 3 rows for 3 clusters]`);
    expect(() => kMeans([[1], [2]], 2, { seed: 1, restarts: 0 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: k-means needs at least one start: got 0]`);
  });
});

// Joining costs mn/(m + n) · d²: 0 and 3 with 3 · 1 / 4 · 9 = 6.75, 3 and 6 with 1 · 2 / 3 · 9 = 6, 0 and 6 with 3 · 2 / 5 · 36.
it('joinNearest joins what is cheapest, in its middle', () => {
  expect(joinNearest({ centroids: [[0], [3], [6]], assignment: Uint8Array.of(0, 0, 0, 1, 2, 2), inertia: 0 })).toEqual([[5], [0]]);
});
