import { describe, expect, it } from 'vitest';
import type { Encoder } from '@/lib/churn/encoder';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { mean, standardDeviation } from '@/lib/stats/moments';
import { applyDesign, fitDesign, linearScores } from './designMatrix';

const ENCODER: Encoder = [
  { kind: 'number', name: 'fee', missing: { as: 'bucket', code: -0.1 }, typical: 2, min: 1, max: 6 },
  { kind: 'category', name: 'plan', missing: { as: 'bucket', code: -1 }, typical: 'b', categories: ['a', 'b', 'c'] },
  { kind: 'number', name: 'same', missing: { as: 'typical', code: 7 }, typical: 7, min: 7, max: 7 },
];
const X = Float32Array.from([
  [1, 1, 7],
  [3, 0, 7],
  [-0.1, 1, 7],
  [2, -1, 7],
  // Held out: a fee beyond the others, a plan not seen in training, a constant that changes.
  [6, 2, 9],
].flat());

it('linearScores are the products with the matrix, to the last bit', () => {
  const design = fitDesign(ENCODER, X, [0, 1, 2, 3]);
  const coefficients = [0.1, -1 / 3, 0.7, 1.3];
  const rows = [4, 0, 2, 3, 2];
  const { X: matrix, p } = applyDesign(design, X, rows);
  const products = rows.map((_, i) => coefficients.reduce((sum, coefficient, j) => sum + coefficient * matrix[i * p + j]!, 0));
  expect([...linearScores(design, coefficients, X, rows)]).toEqual(products);
  expect(products[0]).not.toBe(products[1]);
});

describe('fitDesign', () => {
  const design = fitDesign(ENCODER, X, [0, 1, 2, 3]);

  it('standardises numbers, codes levels against the commonest and gaps by a column, and drops constants', () => {
    // Fees 1, 2, 3: mean 2, sd 1. Plan b is the commonest.
    expect(design.columns).toEqual([
      { kind: 'number', feature: 0, mean: 2, sd: 1, missingCode: Math.fround(-0.1) },
      { kind: 'is', feature: 0, code: Math.fround(-0.1) },
      { kind: 'is', feature: 1, code: -1 },
      { kind: 'is', feature: 1, code: 0 },
    ]);
  });

  it('learns nothing from rows it was not given', () => {
    expect(fitDesign(ENCODER, X.with(12, 1e6).with(13, 0), [0, 1, 2, 3])).toEqual(design);
  });

  it('does not depend on the order of rows', () => expect(fitDesign(ENCODER, X, [3, 1, 0, 2])).toEqual(design));

  it('has no gap column where the training rows have no gap, or nothing else', () => {
    expect(fitDesign(ENCODER, X, [0, 1]).columns.map(({ kind, feature }) => `${kind} ${feature}`)).toEqual(['number 0', 'is 1']);
    expect(fitDesign(ENCODER, X, [2, 2])).toEqual({ features: 3, columns: [] });
    expect(fitDesign(ENCODER, X, [])).toEqual({ features: 3, columns: [] });
  });
});

describe('applyDesign', () => {
  const design = fitDesign(ENCODER, X, [0, 1, 2, 3]);

  it('gives a row of the matrix for each row asked, in their order', () => {
    const matrix = applyDesign(design, X, [4, 2, 1, 3]);
    expect(matrix).toMatchObject({ n: 4, p: 4 });
    expect(Array.from(matrix.X)).toEqual([
      [4, 0, 0, 0],
      [0, 1, 0, 0],
      [1, 0, 0, 1],
      [0, 0, 1, 0],
    ].flat());
    expect(applyDesign(design, X, [])).toEqual({ X: new Float64Array(0), n: 0, p: 4 });
  });

  it('standardises the numbers of the bundled file', async () => {
    const { dataset } = await readDataset('data');
    const encoder = fitEncoder(dataset);
    const codes = encodeRows(encoder, dataset);
    const rows = Array.from({ length: dataset.rowCount }, (_, row) => row);
    const bundled = fitDesign(encoder, codes, rows);
    const matrix = applyDesign(bundled, codes, rows);
    bundled.columns.forEach((column, j) => {
      if (column.kind !== 'number') return;
      const known = rows.filter((row) => codes[row * encoder.length + column.feature] !== column.missingCode).map((row) => matrix.X[row * matrix.p + j]!);
      expect(mean(known)).toBeCloseTo(0, 9);
      expect(standardDeviation(known)).toBeCloseTo(1, 9);
    });
    // 6 numbers, 3 of them with gaps; levels less one: 2 + 3 + 2 + 2 + 2 + 1.
    expect(matrix.p).toBe(6 + 3 + 12);
  });
});
