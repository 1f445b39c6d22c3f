import { describe, expect, it } from 'vitest';
import { type FeatureColumn, featureColumns } from '@/lib/dataset/dataset';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { stratifiedFolds } from '@/lib/stats/folds';
import { createRandom } from '@/lib/stats/random';
import { columnAuc, presenceAuc } from './columnAuc';

const random = createRandom(3);
const y = Uint8Array.from({ length: 400 }, (_, row) => row % 2);
const fold = stratifiedFolds(y, 5, 42);
const features = featureColumns(await datasetOf(`${HEADER}\nm1,1,2,Basic,No`));
const [months, , plan] = features as [FeatureColumn, FeatureColumn, FeatureColumn];

const numbers = (value: (row: number) => number): FeatureColumn => {
  if (months.kind !== 'number') return expect.fail('months is a number');
  return { ...months, values: Float64Array.from(y, (_, row) => value(row)) };
};
const codes = (code: (row: number) => number): FeatureColumn => {
  if (plan.kind !== 'category') return expect.fail('plan is a category');
  return { ...plan, codes: Int16Array.from(y, (_, row) => code(row)) };
};

describe('columnAuc', () => {
  it('is 1 for a copy of the outcome, however coded', () => {
    expect(columnAuc(codes((row) => y[row]!), y, fold)).toBe(1);
    expect(columnAuc(codes((row) => 1 - y[row]!), y, fold)).toBe(1);
    expect(columnAuc(numbers((row) => (y[row] ? 5 : row)), y, fold)).toBeGreaterThan(0.95);
    expect(columnAuc(numbers((row) => (y[row] ? NaN : row)), y, fold)).toBe(1);
  });

  it('follows a number that is high in the middle', () => {
    expect(columnAuc(numbers((row) => (y[row] ? 50 + (row % 10) : (row % 3) * 50)), y, fold)).toBeGreaterThan(0.8);
  });

  it('is near one half for chance: of a number, of a constant, and of a category for each row', () => {
    // 200 of each class: the standard error of an AUC of .5 is .029.
    expect(Math.abs(columnAuc(numbers(() => random()), y, fold) - 0.5)).toBeLessThan(0.1);
    expect(columnAuc(numbers(() => 7), y, fold)).toBe(0.5);
    expect(columnAuc(codes((row) => row), y, fold)).toBe(0.5);
  });
});

describe('presenceAuc', () => {
  it('counts whether there is a value, not which', () => {
    expect(presenceAuc(codes((row) => y[row]!), y, fold)).toBe(0.5);
    expect(presenceAuc(codes((row) => (y[row] ? row : -1)), y, fold)).toBe(1);
    // Filled in for every customer who left and for a half of the others: ½ + ½ · ½.
    expect(presenceAuc(numbers((row) => (y[row] || row % 4 ? 1 : NaN)), y, fold)).toBeCloseTo(0.75, 2);
  });
});
