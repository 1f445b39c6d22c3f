import { beforeAll, describe, expect, it } from 'vitest';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import { trainForest, type TrainedForest } from '@/lib/churn/training/trainForest';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { predictProba } from '@/lib/forest/predict';
import { rocAuc } from '@/lib/stats/metrics';
import { drawCustomers } from './simulate';
import { probabilityOfHavingLeft } from './truth';

// The owner of every expected value here is the generator: it knows the true probability of each row.

let dataset: Dataset;
let truth: Float64Array;
let trained: TrainedForest;
let served: Float64Array;

beforeAll(async () => {
  ({ dataset } = await readDataset('data'));
  truth = Float64Array.from(drawCustomers(), (customer) => probabilityOfHavingLeft(customer.features, customer.tenure));
  const encoder = fitEncoder(dataset);
  const X = encodeRows(encoder, dataset);
  trained = await trainForest({ X, y: churned(dataset), n: dataset.rowCount, p: encoder.length, featureNames: encoder.map((feature) => feature.name) });
  served = predictProba(trained.forest, X);
});

/** Mean prediction and mean truth in ten groups of equal size by prediction. */
function deciles(probability: Float64Array): { predicted: number; true: number }[] {
  const order = [...probability.keys()].sort((i, j) => probability[i]! - probability[j]!);
  const size = order.length / 10;
  const mean = (rows: number[], values: Float64Array) => rows.reduce((sum, row) => sum + values[row]!, 0) / rows.length;
  return Array.from({ length: 10 }, (_, d) => {
    const rows = order.slice(Math.round(d * size), Math.round((d + 1) * size));
    return { predicted: mean(rows, probability), true: mean(rows, truth) };
  });
}

describe('the served model against the truth of the bundled data', () => {
  it.each(['out of bag', 'as served'] as const)('is calibrated %s: each decile of predictions lies within 5 points of its true mean, 2 on average', (which) => {
    const groups = deciles(which === 'as served' ? served : trained.outOfBag.probability);
    const errors = groups.map((group) => Math.abs(group.predicted - group.true));
    console.info(`${which}: decile errors ${errors.map((error) => (error * 100).toFixed(1)).join(' ')} points`);
    expect(Math.max(...errors)).toBeLessThan(0.05);
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.02);
  });

  it('does not know more than there is to know: its out-of-bag AUC stays below that of the truth, and near it', () => {
    const best = rocAuc(churned(dataset), truth);
    expect(trained.metrics.rocAuc).toBeLessThan(best);
    expect(trained.metrics.rocAuc).toBeGreaterThan(best - 0.03);
  });
});
