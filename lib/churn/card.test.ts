import { describe, expect, it } from 'vitest';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { modelCardSchema, PROBABILITY_MEANING } from './card';
import { MEMBERS, quickModel } from './model.fixture';

describe('modelCardSchema', () => {

  it('accepts the card of a model, and no other', async () => {
    const { card } = await quickModel(await datasetOf(MEMBERS), 2);
    const accepts = (change: object) => modelCardSchema.safeParse({ ...card, ...change }).success;
    expect(accepts({})).toBe(true);
    expect(accepts({ formatVersion: 3 })).toBe(false);
    expect(accepts({ extra: 1 })).toBe(false);
    expect(accepts({ trainedAt: 'yesterday' })).toBe(false);
    expect(accepts({ encoder: [] })).toBe(false);
    expect(accepts({ outOfBag: { ...card.outOfBag, rocAuc: NaN } })).toBe(false);
    expect(accepts({ forest: { ...card.forest, sha256: 'abc' } })).toBe(false);
    expect(accepts({ revenueAtRiskHistory: [{ day: '2024-13-01', value: 1 }] })).toBe(false);
    expect(accepts({ dataset: undefined })).toBe(false);
  });

  it('says of the probability what it means, without promising the future', () => {
    expect(PROBABILITY_MEANING).toMatchInlineSnapshot(`"The chance that a customer with this profile is among those who left within the window that the file covers."`);
  });
});
