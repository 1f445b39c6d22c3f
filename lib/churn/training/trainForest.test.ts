import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeForest } from '@/lib/forest/forestFile';
import { predictProba } from '@/lib/forest/predict';
import { rocAuc } from '@/lib/stats/metrics';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { measure } from './measure';
import { outOfBagPrediction } from './outOfBag';
import { NO_RECALIBRATION } from './recalibrate';
import { trainForest } from './trainForest';
import { plantedRows } from './training.fixture';

const SMALL = { trees: 12, sampleSize: 200, seed: 1 };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('trainForest', () => {
  it('gives the same bytes for three trainings, and others for another seed', async () => {
    const data = plantedRows(600, 1);
    const hashes: string[] = [];
    for (const threads of [2, 1, 2]) hashes.push(sha256(writeForest((await trainForest({ ...data, threads, options: SMALL })).forest)));
    expect(new Set(hashes).size).toBe(1);
    expect(sha256(writeForest((await trainForest({ ...data, options: { ...SMALL, seed: 2 } })).forest))).not.toBe(hashes[0]);
  });

  it('finds the planted signal, calibrated, and covers every row once per tree', async () => {
    const data = plantedRows(4000, 2);
    const { forest, metrics, outOfBag } = await trainForest({ ...data, options: { trees: 30, sampleSize: 400, seed: 1 } });
    // The planted chance itself scores .70 on these rows: no model can do better for long.
    const planted = Array.from({ length: data.n }, (_, row) => 0.1 + 0.3 * data.X[row * 4]! + 0.4 * data.X[row * 4 + 1]!);
    expect(metrics.rocAuc).toBeGreaterThan(rocAuc(data.y, planted) - 0.02);
    expect(metrics.rocAuc).toBeLessThan(rocAuc(data.y, planted) + 0.01);
    const mean = outOfBag.probability.reduce((sum, value) => sum + value) / data.n;
    expect(mean).toBeCloseTo(forest.baseRate, 2);
    for (const root of forest.roots) expect(forest.cover[root]).toBe(data.n);
    forest.feature.forEach((f, node) => {
      if (f >= 0) expect(forest.cover[node]).toBe(forest.cover[forest.left[node]!]! + forest.cover[forest.left[node]! + 1]!);
      else expect(forest.cover[node]).toBeGreaterThanOrEqual(20);
    });
  });

  it('is honest: shuffled labels give an out-of-bag AUC of .5 ± .03, recalibrated or not', async () => {
    const data = plantedRows(5000, 3);
    const y = Uint8Array.from(sampleWithoutReplacement(data.n, data.n, createRandom(3)), (row) => data.y[row]!);
    const { evidence, metrics } = await trainForest({ ...data, y, options: { trees: 30, sampleSize: 300, seed: 1 } });
    const raw = outOfBagPrediction({ ...evidence, recalibration: NO_RECALIBRATION }, data.X, y, data.p);
    expect(Math.abs(measure(y, raw.probability).rocAuc - 0.5)).toBeLessThan(0.03);
    expect(Math.abs(metrics.rocAuc - 0.5)).toBeLessThan(0.03);
  });

  it('predicts the base rate for everyone when all rows are equal', async () => {
    const { y, n } = plantedRows(80, 4);
    const { forest, metrics } = await trainForest({ X: new Float32Array(n * 2).fill(3), y, n, p: 2, featureNames: ['a', 'b'], options: SMALL });
    const probability = predictProba(forest, Float32Array.of(3, 3, -1e30, 1e30));
    expect(probability[0]).toBeCloseTo(forest.baseRate, 12);
    expect(probability[1]).toBeCloseTo(forest.baseRate, 12);
    expect(metrics.rocAuc).toBe(0.5);
  });

  it('never uses a constant feature', async () => {
    const { forest } = await trainForest({ ...plantedRows(400, 5), options: SMALL });
    expect(forest.feature).not.toContain(3);
  });

  it('keeps every probability within 0 … 1 on any finite row', async () => {
    const { forest } = await trainForest({ ...plantedRows(400, 6), options: SMALL });
    const value = fc.oneof(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e30, -1e30, 3.4e38));
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (x) => {
        const probability = predictProba(forest, Float32Array.from(x))[0]!;
        return probability >= 0 && probability <= 1;
      }),
      { numRuns: 1000 },
    );
  });

  it('trains on values as large as 1e30', async () => {
    const data = plantedRows(200, 7);
    const { metrics } = await trainForest({ ...data, X: data.X.map((value) => value * 1e30), options: SMALL });
    expect(metrics.rocAuc).toBeGreaterThan(0.6);
  });
});
