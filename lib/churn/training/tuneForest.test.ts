import { describe, expect, it } from 'vitest';
import { plantedRows } from './training.fixture';
import { trainForest } from './trainForest';
import { DEFAULT_FOREST_OPTIONS } from './trainingInput';
import { tuneForest } from './tuneForest';

const rows = plantedRows(300, 2);
const base = { ...DEFAULT_FOREST_OPTIONS, sampleSize: 150 };

describe('tuneForest', () => {
  it('ranks by out-of-bag log loss what trainForest measures for each setting', async () => {
    const grid = [{ maxDepth: 1 }, { maxDepth: 6 }];
    const steps: string[] = [];
    const { tried, trees } = await tuneForest({ ...rows, onProgress: (done, total) => steps.push(`${done}/${total}`) }, { base, grid, trees: 8 });
    expect(trees).toBe(8);
    expect(tried.map(({ options }) => options).sort((a, b) => a.maxDepth! - b.maxDepth!)).toEqual(grid);
    expect(tried[0]!.logLoss).toBeLessThan(tried[1]!.logLoss);
    for (const { options, logLoss, rocAuc } of tried) {
      const { metrics } = await trainForest({ ...rows, options: { ...base, ...options, trees: 8 } });
      expect({ logLoss, rocAuc }).toEqual({ logLoss: metrics.logLoss, rocAuc: metrics.rocAuc });
    }
    expect(steps.at(-1)).toBe('16/16');
  });

  it('takes the first of equals', async () => {
    const { tried } = await tuneForest(rows, { base, grid: [{ maxDepth: 4 }, { maxDepth: 4, shrinkage: 5 }], trees: 3 });
    expect(tried.map(({ options }) => options)).toEqual([{ maxDepth: 4 }, { maxDepth: 4, shrinkage: 5 }]);
  });
});

it('tries settings once that come to the same, because a tree uses no more of so many features', async () => {
  const p = 200;
  const X = Float32Array.from({ length: 100 * p }, (_, i) => (i * 37) % 101);
  const y = Uint8Array.from({ length: 100 }, (_, row) => row % 2);
  const wide = { X, y, n: 100, p, featureNames: Array.from({ length: p }, (_, j) => `f${j}`) };
  const { tried } = await tuneForest(wide, { base: { ...DEFAULT_FOREST_OPTIONS, sampleSize: 40 }, grid: [0.6, 0.8, 0.1].map((maxFeatures) => ({ maxFeatures })), trees: 2 });
  expect(tried.map(({ options }) => options.maxFeatures).sort()).toEqual([0.1, 0.6]);
});
