import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues } from '@/lib/churn/encoder';
import type { Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { neverTogether, seenTogether, type SeenTogether } from './seenTogether';

let dataset: Dataset;
let together: SeenTogether;

beforeAll(async () => {
  ({ dataset } = await readDataset('data'));
  together = seenTogether(dataset);
});

describe('neverTogether', () => {
  it('finds nothing in any customer of the file itself', () => {
    for (let row = 0; row < dataset.rowCount; row++) expect(neverTogether(together, featureValues(dataset, row))).toEqual([]);
  });

  it('finds what the generator never draws: support, security and usage without internet', () => {
    const row = dataset.rowById.get('HF-100001')!;
    const values = featureValues(dataset, row);
    expect(values.internet_service).toBe('None');
    const messages = (change: object) => neverTogether(together, { ...values, ...change }).map((caution) => caution.message);
    expect(messages({ tech_support: 'Yes' })).toContain('Internet service "None" with Tech support "Yes": no customer on file has both.');
    expect(messages({ usage_gb: 500 })).toContain('Internet service "None" with a known data usage: no customer on file has both.');
  });

  it('says nothing of values that are unknown or too rare to judge by', () => {
    expect(neverTogether(together, { internet_service: 'None', tech_support: 'a new one' }).some((caution) => caution.feature === 'tech_support')).toBe(false);
  });
});
