import { describe, expect, it } from 'vitest';
import { predictProba } from '@/lib/forest/predict';
import { treeSpread } from '@/lib/forest/treeSpread';
import { calibrateInterval } from './calibrateInterval';
import { plantedRows } from './training.fixture';
import { trainForest } from './trainForest';
import { DEFAULT_FOREST_OPTIONS } from './trainingInput';

const options = { ...DEFAULT_FOREST_OPTIONS, trees: 40, sampleSize: 400 };

describe('calibrateInterval', () => {
  it('gives an interval that holds most true probabilities of planted rows', async () => {
    // The coverage at the product's size is held by the generator's tests; here the truth is a formula.
    const rows = plantedRows(1500, 8);
    const { forest } = await trainForest({ ...rows, options });
    const { level, multiplier, worlds } = (await calibrateInterval({ ...rows, options }, forest, 40))!;
    expect(level).toBe(0.9);
    expect(worlds).toHaveLength(3);
    expect(worlds.at(-1)!.multiplier).toBe(multiplier);
    const [probability, spread] = [predictProba(forest, rows.X), treeSpread(forest, rows.X)];
    const held = probability.filter((p, row) => {
      const truth = 0.1 + 0.3 * rows.X[row * 4]! + 0.4 * rows.X[row * 4 + 1]!;
      return Math.abs(p - truth) <= multiplier * spread[row]!;
    });
    expect(held.length / rows.n).toBeGreaterThan(0.8);
  });

  it('is none where the trees never disagree, or where a world draws one class', async () => {
    const rows = plantedRows(200, 1);
    const oneLeaf = { ...options, trees: 3, minLeaf: 150 };
    const { forest } = await trainForest({ ...rows, options: oneLeaf });
    expect(await calibrateInterval({ ...rows, options: oneLeaf }, forest, 3)).toBeNull();
    const certain = { ...forest, value: forest.value.map(() => 0) };
    expect(await calibrateInterval({ ...rows, options: oneLeaf }, certain, 3)).toBeNull();
  });

  it('is none where trees agree on everything but err: of a single column, they need more than ten times their spread', async () => {
    const single = plantedRows(400, 3);
    const X = Float32Array.from({ length: single.n }, (_, row) => Math.round(single.X[row * single.p]! * 3));
    const rows = { ...single, X, p: 1, featureNames: ['visits'] };
    const { forest } = await trainForest({ ...rows, options: { ...options, maxFeatures: 1 } });
    expect(await calibrateInterval({ ...rows, options: { ...options, maxFeatures: 1 } }, forest, 40)).toBeNull();
  });
});
