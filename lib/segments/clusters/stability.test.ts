import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { kMeans } from './kMeans';
import { bootstrapJaccard, jaccardTable } from './stability';

describe('jaccardTable', () => {
  it('is what is in both by what is in either', () => {
    const label = fc.integer({ min: 0, max: 2 });
    fc.assert(fc.property(fc.array(fc.tuple(label, label), { maxLength: 30 }), (pairs) => {
      const [a, b] = [pairs.map(([x]) => x), pairs.map(([, y]) => y)];
      jaccardTable(a, b, 3, 3).forEach((row, i) => row.forEach((value, j) => {
        const both = pairs.filter(([x, y]) => x === i && y === j).length;
        const either = pairs.filter(([x, y]) => x === i || y === j).length;
        expect(value).toBe(either === 0 ? 0 : both / either);
      }));
    }));
  });
});

describe('bootstrapJaccard', () => {
  const random = createRandom(3);
  const options = { seed: 5, restarts: 1 };

  it('is 1 for groups far apart', () => {
    const rows = Array.from({ length: 90 }, (_, i) => [100 * (i % 3) + random(), random()]);
    const { assignment, centroids } = kMeans(rows, 3, { seed: 1, restarts: 3 });
    expect(bootstrapJaccard(rows, assignment, centroids, 10, options)).toEqual([1, 1, 1]);
  });

  // Thirds of a ring begin anywhere: two of 120° shifted by u within 0–60° share (120 − u) / (120 + u), on average 4 ln 1.5 − 1 = .62;
  // rows that are the same in most resamples hold them back a little.
  it('is low where there are none', () => {
    const rows = Array.from({ length: 600 }, () => 2 * Math.PI * random()).map((angle) => [Math.cos(angle), Math.sin(angle)]);
    const { assignment, centroids } = kMeans(rows, 3, { seed: 1, restarts: 1 });
    for (const jaccard of bootstrapJaccard(rows, assignment, centroids, 40, { seed: 5, restarts: 6 })) expect(jaccard).toBeLessThan(0.8);
  });

  it('takes a resample with fewer different rows than groups', () => {
    expect(bootstrapJaccard([[0], [1], [2]], [0, 1, 2], [[0], [1], [2]], 20, options).every((jaccard) => jaccard > 0 && jaccard <= 1)).toBe(true);
  });
});
