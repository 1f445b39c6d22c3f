import { describe, expect, it } from 'vitest';
import { type FeatureColumn, featureColumns } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { createRandom } from '@/lib/stats/random';
import { findIdentifier } from './findIdentifier';

const described = dictionaryJson((json) => { json.columns.find(({ name }) => name === 'fee')!.role = 'feature'; });
const features = featureColumns(await datasetOf(`${HEADER}\nm1,1,2,Basic,No`, described));
const [tenure, fee, plan] = features as [FeatureColumn, FeatureColumn, FeatureColumn];

const numbers = (n: number, value: (row: number) => number, column = fee): FeatureColumn => {
  if (column.kind !== 'number') return expect.fail('expected a number');
  return { ...column, values: Float64Array.from({ length: n }, (_, row) => value(row)) };
};
const codes = (n: number, code: (row: number) => number): FeatureColumn => {
  if (plan.kind !== 'category') return expect.fail('plan is a category');
  return { ...plan, codes: Int16Array.from({ length: n }, (_, row) => code(row)) };
};

describe('findIdentifier', () => {
  it('knows numbers that run on, gaps left out', () => {
    expect(findIdentifier(numbers(50, (row) => 900 - row), false)).toEqual({ known: 50, distinct: 50 });
    expect(findIdentifier(numbers(60, (row) => (row < 10 ? NaN : row * 2)), false)).toEqual({ known: 50, distinct: 50 });
    expect(findIdentifier(numbers(49, (row) => row), false)).toBeNull();
  });

  it('knows two series with a gap between', () => {
    expect(findIdentifier(numbers(400, (row) => row + (row < 200 ? 0 : 1e9)), false)).toEqual({ known: 400, distinct: 400 });
  });

  it('takes random numbers of a fixed length for one only where they tell nothing', () => {
    const random = createRandom(4);
    const phone = numbers(1000, () => Math.floor(1e10 * random()));
    expect(findIdentifier(phone, true)).toEqual({ known: 1000, distinct: 1000 });
    expect(findIdentifier(phone, false)).toBeNull();
  });

  it('leaves decimals, repeats, tails and declared roles alone', () => {
    const random = createRandom(5);
    expect(findIdentifier(numbers(1000, (row) => row + 0.5), true)).toBeNull();
    expect(findIdentifier(numbers(1000, (row) => row % 900), true)).toBeNull();
    expect(findIdentifier(numbers(1000, () => Math.round(-1e9 * Math.log(1 - random()))), true)).toBeNull();
    expect(findIdentifier(numbers(1000, (row) => row, tenure), true)).toBeNull();
    expect(findIdentifier(numbers(1000, () => NaN), true)).toBeNull();
  });

  it('knows a category with a value for more than every other customer', () => {
    expect(findIdentifier(codes(100, (row) => row % 51), false)).toEqual({ known: 100, distinct: 51 });
    expect(findIdentifier(codes(100, (row) => row % 50), false)).toBeNull();
    expect(findIdentifier(codes(100, (row) => (row < 50 ? -1 : row)), false)).toEqual({ known: 50, distinct: 50 });
    expect(findIdentifier(codes(49, (row) => row), false)).toBeNull();
  });
});
