import { beforeAll, describe, expect, it } from 'vitest';
import type { Drivers } from '@/lib/churn/drivers';
import { driversSchema } from '@/lib/churn/drivers';
import type { Encoder } from '@/lib/churn/encoder';
import { predictProba } from '@/lib/forest/predict';
import { mean } from '@/lib/stats/moments';
import { measureDrivers } from './measureDrivers';
import { plantedRows } from './training.fixture';
import { type TrainedForest, trainForest } from './trainForest';

const rows = plantedRows(600, 3);
const { X, n, featureNames } = rows;
const encoder: Encoder = featureNames.map((name, j) =>
  j === 0
    ? { kind: 'category', name, missing: { as: 'typical', code: 0 }, typical: 'no', categories: ['no', 'yes'] }
    : { kind: 'number', name, missing: { as: j === 2 ? 'bucket' : 'typical', code: j === 2 ? -1 : 0.5 }, typical: 0.5, min: j === 3 ? 7 : 0, max: j === 3 ? 7 : 1 },
);
const samples = { shap: 600, beeswarm: 40, partialDependence: 600, interactions: 50 };
let trained: TrainedForest;
let drivers: Drivers;

beforeAll(async () => {
  trained = await trainForest({ ...rows, options: { trees: 30, sampleSize: 300 } });
  drivers = measureDrivers({ forest: trained.forest, encoder, X, n, seed: 5, samples });
});

describe('measureDrivers', () => {
  it('puts the planted features first and a constant one last with nothing', () => {
    expect(drivers.importance.map(({ feature }) => feature).slice(0, 2).sort()).toEqual(['flag', 'level']);
    expect(drivers.importance.at(-1)).toEqual({ feature: 'constant', mean: 0, standardError: 0 });
    expect(drivers.interactions.pairs.flatMap(({ features }) => features)).not.toContain('constant');
    expect(driversSchema.parse(JSON.parse(JSON.stringify(drivers)))).toEqual(drivers);
  });

  it('starts from the mean prediction over the training rows', () => {
    expect(drivers.baseValue).toBeCloseTo(mean(predictProba(trained.forest, X)), 9);
  });

  it('shows every category, a missing value where there were some, and averages to the mean prediction over a balanced category', () => {
    const curve = (name: string) => drivers.partialDependence.curves.find(({ feature }) => feature === name)!;
    expect(curve('flag').code).toEqual([0, 1]);
    expect(curve('noise').code[0]).toBe(-1);
    expect(curve('constant').code).toEqual([7]);
    expect(curve('constant').probability[0]).toBeCloseTo(drivers.baseValue, 4);
    const [no, yes] = curve('flag').probability;
    expect(yes! - no!).toBeGreaterThan(0.15);
  });

  it('runs each curve of a number from end to end of the data, though the sample misses both', () => {
    for (const name of ['level', 'noise']) {
      const { code } = drivers.partialDependence.curves.find(({ feature }) => feature === name)!;
      const known = code.filter((value) => value >= 0);
      expect([known[0], known.at(-1)]).toEqual([0, 1]);
      expect(code).toEqual([...new Set(code)].sort((a, b) => a - b));
    }
    // Forty calls lie in the sample, at every other number; one customer had 99.
    const calls = Float32Array.from({ length: 40 }, (_, i) => 2 * i);
    const single: Encoder = [{ kind: 'number', name: 'calls', missing: { as: 'typical', code: 5 }, typical: 5, min: 0, max: 99 }];
    const forest = { ...trained.forest, featureNames: ['calls'], feature: trained.forest.feature.map((f) => Math.min(f, 0)) };
    const { code } = measureDrivers({ forest, encoder: single, X: calls, n: 40, seed: 1, samples }).partialDependence.curves[0]!;
    expect([code[0], code.at(-1)]).toEqual([0, 99]);
    expect(code.every(Number.isInteger)).toBe(true);
  });

  it('gives each point of the swarm its place: equal values share theirs', () => {
    const flag = drivers.beeswarm.find(({ feature }) => feature === 'flag')!;
    expect(flag.shapValue).toHaveLength(40);
    expect(new Set(flag.rank).size).toBe(2);
    expect(mean(flag.rank)).toBeCloseTo(0.5, 2);
  });
});
