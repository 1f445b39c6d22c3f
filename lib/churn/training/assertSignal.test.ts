import { describe, expect, it } from 'vitest';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import { churned } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { assertSignal } from './assertSignal';
import { trainForest } from './trainForest';
import { TrainingError } from './trainingError';

function verdict(y: Uint8Array, forest: Float64Array): string {
  const share = y.reduce((sum, label) => sum + label, 0) / y.length;
  try {
    assertSignal({ y, forest, alwaysStays: new Float64Array(y.length).fill(share) });
    return 'accepted';
  } catch (error) {
    return error instanceof TrainingError ? `${error.code}: ${error.message}` : expect.fail(String(error));
  }
}

it('refuses shuffled labels of the bundled data, whatever the seed, and passes the true ones', async () => {
  const { dataset } = await readDataset('data');
  const encoder = fitEncoder(dataset);
  const [X, y, n, p] = [encodeRows(encoder, dataset), churned(dataset), dataset.rowCount, encoder.length];
  const quick = async (labels: Uint8Array, seed: number) =>
    (await trainForest({ X, y: labels, n, p, featureNames: encoder.map(({ name }) => name), options: { trees: 20, sampleSize: 400, seed } })).outOfBag.probability;
  for (let seed = 1; seed <= 4; seed++) {
    const shuffled = Uint8Array.from(sampleWithoutReplacement(n, n, createRandom(seed)), (row) => y[row]!);
    expect(verdict(shuffled, await quick(shuffled, seed))).toMatch(/^no-signal/);
  }
  expect(verdict(y, await quick(y, 1))).toBe('accepted');
});

describe('assertSignal', () => {
  const y = Uint8Array.from({ length: 200 }, (_, i) => i % 2);

  it('says what it wants, what it got and what to do', () => {
    expect(verdict(y, new Float64Array(200).fill(0.5))).toMatchInlineSnapshot(`"no-signal: The features must tell who leaves better than chance: got ROC AUC 0.500, at least 0.374 with 99.9% confidence, where guessing gives 0.500, and log loss 0.6931, where the churn rate alone gives 0.6931. Check that each outcome stands in the row of its own customer; if it does, add columns that describe customers before they decide."`);
  });

  it('wants an AUC that chance does not give', () => {
    // Where a share s of both classes is told apart, AUC is s + (1 − s)(s + (1 − s)/2): .875 for a half, .595 for a tenth.
    // Hanley and McNeil's standard error there, for 100 of each class, is .024 and .040; the bound is 3.09 of them lower.
    const told = (k: number) => Float64Array.from(y, (label, i) => 0.5 + (Math.floor(i / 2) % k === 0 ? (label - 0.5) / 10 : 0));
    expect(verdict(y, told(2))).toBe('accepted');
    expect(verdict(y, told(10))).toMatch(/^no-signal/);
  });

  it('wants a log loss below that of the base rate', () => {
    // All told apart, yet a hundred times too low.
    expect(verdict(y, Float64Array.from(y, (label) => 0.001 + label / 1000))).toMatch(/^no-signal.*log loss 3\.\d+, where the churn rate alone gives 0\.6931/);
  });

  it('measures only the rows that have an out-of-bag prediction', () => {
    expect(verdict(y, Float64Array.from(y, (label, i) => (i < 20 ? NaN : 0.3 + 0.4 * label)))).toBe('accepted');
    expect(verdict(y, new Float64Array(200).fill(NaN))).toMatch(/^no-signal/);
  });
});
