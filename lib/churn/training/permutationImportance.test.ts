import { describe, expect, it } from 'vitest';
import { logLoss } from '@/lib/stats/metrics';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { permutationImportance } from './permutationImportance';
import { recalibrate } from './recalibrate';
import { trainForest } from './trainForest';
import { plantedRows, valueByDefinition } from './training.fixture';

describe('permutationImportance', () => {
  it('sees the planted features, nearly nothing in noise, and exactly nothing in an unused feature', async () => {
    const data = plantedRows(4000, 11);
    const trained = await trainForest({ ...data, options: { trees: 40, sampleSize: 500, maxFeatures: 1, seed: 1 } });
    const [flag, level, noise, constant] = permutationImportance({ ...data, ...trained, seed: 1 });
    expect(flag!.logLossRise.mean).toBeGreaterThan(0.02);
    expect(level!.logLossRise.mean).toBeGreaterThan(0.01);
    expect(level!.rocAucFall.mean).toBeGreaterThan(0.02);
    expect(Math.abs(noise!.logLossRise.mean)).toBeLessThan(0.003);
    expect(Math.abs(noise!.rocAucFall.mean)).toBeLessThan(0.005);
    expect(constant).toEqual({ feature: 'constant', logLossRise: { mean: 0, sd: 0 }, rocAucFall: { mean: 0, sd: 0 } });
  });

  it('agrees with the definition, row by row and tree by tree', async () => {
    const data = plantedRows(120, 12);
    const { X, y, n, p } = data;
    const options = { trees: 8, maxDepth: 4, minLeaf: 4, minNumSamples: 6, shrinkage: 3, maxFeatures: 1 };
    const { evidence, outOfBag } = await trainForest({ ...data, options });
    const [first] = permutationImportance({ ...data, evidence, outOfBag, seed: 5, repeats: 2 });

    const random = createRandom(5);
    const rises = [0, 1].map(() => {
      const donors = sampleWithoutReplacement(n, n, random);
      const rows = Array.from({ length: n }, (_, row) => row).filter((row) => outOfBag.treeCount[row]! > 0);
      const permuted = rows.map((row) => {
        const x = X.slice(row * p, (row + 1) * p);
        x[0] = X[donors[row]! * p]!;
        const values = evidence.trees
          .filter((_, t) => evidence.inBag[t * n + row] === 0)
          .map((tree) => recalibrate(evidence.recalibration, valueByDefinition(tree, data, 3, x, row, true)));
        return values.reduce((sum, value) => sum + value) / values.length;
      });
      const labels = rows.map((row) => y[row]!);
      return logLoss(labels, permuted) - logLoss(labels, rows.map((row) => outOfBag.probability[row]!));
    });
    expect(first!.logLossRise.mean).toBeCloseTo((rises[0]! + rises[1]!) / 2, 12);
  });

  it('refuses a single repeat', () => {
    const nothing = { ...plantedRows(0, 1), evidence: { trees: [], inBag: new Uint8Array(), shrinkage: 5, recalibration: { a: 0, b: 1 } }, outOfBag: { probability: new Float64Array(), treeCount: new Uint16Array() } };
    expect(() => permutationImportance({ ...nothing, seed: 1, repeats: 1 })).toThrow('Repeats must be at least 2: got 1');
  });
});
