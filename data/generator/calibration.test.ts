import { beforeAll, describe, expect, it } from 'vitest';
import { type Encoder, encodeRows, encodeValues, fitEncoder } from '@/lib/churn/encoder';
import { calibrateInterval } from '@/lib/churn/training/calibrateInterval';
import { trainForest, type TrainedForest } from '@/lib/churn/training/trainForest';
import { DEFAULT_FOREST_OPTIONS, type TrainingInput } from '@/lib/churn/training/trainingInput';
import { FULL_TRAINING } from '@/lib/churn/training/trainingPlan';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { predictProba } from '@/lib/forest/predict';
import { treeSpread } from '@/lib/forest/treeSpread';
import { rocAuc } from '@/lib/stats/metrics';
import { toCsv } from './csv';
import { type Customer, drawCustomers } from './simulate';
import { probabilityOfHavingLeft } from './truth';

// The owner of every expected value here is the generator: it knows the true probability of each row.

let dataset: Dataset;
let truth: Float64Array;
let input: TrainingInput;
let encoder: Encoder;
let trained: TrainedForest;
let served: Float64Array;

const truthOf = (customers: readonly Customer[]) => Float64Array.from(customers, (customer) => probabilityOfHavingLeft(customer.features, customer.tenure));

beforeAll(async () => {
  ({ dataset } = await readDataset('data'));
  truth = truthOf(drawCustomers());
  encoder = fitEncoder(dataset);
  input = { X: encodeRows(encoder, dataset), y: churned(dataset), n: dataset.rowCount, p: encoder.length, featureNames: encoder.map((feature) => feature.name) };
  trained = await trainForest(input);
  served = predictProba(trained.forest, input.X);
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
    console.info(`ROC AUC: out of bag ${trained.metrics.rocAuc.toFixed(4)}, of the truth ${best.toFixed(4)}`);
    expect(trained.metrics.rocAuc).toBeGreaterThan(best - 0.015);
  });

  it('errs for a single customer by 5 points on average, as other forests do on these data', () => {
    // scikit-learn 1.2.1, 200 trees, leaf of at least 10: .0521 in 5-fold cross-validation.
    const error = served.reduce((sum, probability, row) => sum + Math.abs(probability - truth[row]!), 0) / served.length;
    console.info(`mean |probability − truth|: ${error.toFixed(4)}`);
    expect(error).toBeLessThan(0.0521);
  });
});

describe('the interval of a probability', () => {
  it('holds the true probability of 85 to 95% of the customers on file, and of customers who are on no file', async () => {
    const { multiplier } = (await calibrateInterval({ ...input, options: DEFAULT_FOREST_OPTIONS }, trained.forest, FULL_TRAINING.intervalTrees))!;
    const coverage = (X: Float32Array, truths: Float64Array) => {
      const [probability, spread] = [predictProba(trained.forest, X), treeSpread(trained.forest, X)];
      return truths.filter((p, row) => Math.abs(p - probability[row]!) <= multiplier * spread[row]!).length / truths.length;
    };
    const strangers = drawCustomers(UNUSED_SEED);
    const shares = { onFile: coverage(input.X, truth), strangers: coverage(encodeCustomers(strangers), truthOf(strangers)) };
    console.info(`multiplier ${multiplier.toFixed(3)}, coverage ${Object.entries(shares).map(([who, share]) => `${who} ${(100 * share).toFixed(1)}%`).join(', ')}`);
    for (const share of Object.values(shares)) {
      expect(share).toBeGreaterThan(0.85);
      expect(share).toBeLessThan(0.95);
    }
  });
});

/** Neither the file's nor one that was looked at while the method was made. */
const UNUSED_SEED = 20_261;

/** Customers who are in no file, as the product would read them from one. */
function encodeCustomers(customers: readonly Customer[]): Float32Array {
  const [header, ...lines] = toCsv(customers).trim().split('\n').map((line) => line.split(','));
  const X = new Float32Array(customers.length * encoder.length);
  lines.forEach((cells, row) => {
    const values = Object.fromEntries(
      encoder.map((feature) => {
        const text = cells[header!.indexOf(feature.name)]!;
        return [feature.name, text === '' ? null : feature.kind === 'number' ? Number(text) : text];
      }),
    );
    X.set(encodeValues(encoder, values), row * encoder.length);
  });
  return X;
}
