import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues } from '@/lib/churn/encoder';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { cautions, customary, isTooNew, type Customary } from './cautions';

let dataset: Dataset;
let usual: Customary;

beforeAll(async () => {
  ({ dataset } = await readDataset('data'));
  usual = customary(dataset, churned(dataset));
});

describe('cautions', () => {
  it('warn of no profile on file, but for newcomers before the first departure', () => {
    // The generator lets nobody leave before the first monthly anniversary.
    expect(usual.earliestDeparture).toBe(1);
    for (let row = 0; row < dataset.rowCount; row++) {
      const values = featureValues(dataset, row);
      expect(cautions(dataset, usual, values)).toHaveLength(values.tenure === 0 ? 1 : 0);
      expect(isTooNew(dataset, usual, values)).toBe(values.tenure === 0);
    }
  });

  it('say that a total does not fit tenure and charge', () => {
    const [caution] = cautions(dataset, usual, { tenure: 60, monthly_charges: 110.66, total_charges: 336.88, late_payments: 0, usage_gb: 100 });
    expect(caution).toEqual({ feature: 'total_charges', message: '€336.88 in all does not fit 60 months at €110.66; no customer on file is like that.' });
  });

  it('are silent about what is not known', () => {
    expect(cautions(dataset, usual, { tenure: null, monthly_charges: null, total_charges: 10, late_payments: 1, usage_gb: 100 })).toEqual([]);
    expect(isTooNew(dataset, usual, { tenure: null })).toBe(false);
    expect(isTooNew(dataset, { ...usual, earliestDeparture: null }, { tenure: 0 })).toBe(false);
    expect(cautions(dataset, { ...usual, earliestDeparture: null, totalRatio: null }, { tenure: 0, monthly_charges: 5, total_charges: 1e6, usage_gb: 100 })).toEqual([]);
  });
});
