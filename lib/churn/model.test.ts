import { expect, it } from 'vitest';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { featureValues, type FeatureValues } from './encoder';
import { predictCustomer, predictRows } from './model';
import { MEMBERS, quickModel } from './model.fixture';

it('predicts a customer as the rows are predicted, bit for bit, in the order asked for', async () => {
  const dataset = await datasetOf(MEMBERS);
  const model = await quickModel(dataset);
  const all = predictRows(model, dataset);
  expect([...all]).toEqual(Array.from({ length: dataset.rowCount }, (_, row) => predictCustomer(model, featureValues(dataset, row))));
  expect([...predictRows(model, dataset, [5, 0])]).toEqual([all[5], all[0]]);
  expect(Math.max(...all) - Math.min(...all)).toBeGreaterThan(0.1);
  const odd: FeatureValues[] = [{}, { months: 1e300, fee: -1e300, plan: 'Gold' }, { months: NaN, plan: null }];
  for (const values of odd) {
    const probability = predictCustomer(model, values);
    expect(probability >= 0 && probability <= 1).toBe(true);
  }
});
