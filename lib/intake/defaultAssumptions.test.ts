import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '@/lib/dataset/dataset.fixture';
import { assumptionsSchema } from '@/lib/dataset/schema';
import { defaultAssumptions } from './defaultAssumptions';

describe('defaultAssumptions', () => {
  it('leaves what was chosen for a usual churn rate, and moves the odds for others', () => {
    expect(defaultAssumptions(ASSUMPTIONS, 0.265, NaN)).toEqual(ASSUMPTIONS);
    // By hand: odds × (0.01/0.99) ÷ (0.265/0.735) = odds × 0.028016.
    expect(defaultAssumptions(ASSUMPTIONS, 0.01, 30)).toEqual({ ...ASSUMPTIONS, riskBands: { low: 0.012, medium: 0.027, high: 0.061 }, threshold: 0.027 });
  });

  it('is valid whatever the churn rate, and never above the usual', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (rate) => {
      expect(assumptionsSchema.safeParse(defaultAssumptions(ASSUMPTIONS, rate, NaN)).success).toBe(true);
    }));
    expect(defaultAssumptions(ASSUMPTIONS, 0, NaN)).toEqual(ASSUMPTIONS);
    expect(defaultAssumptions(ASSUMPTIONS, 0.8, NaN)).toEqual(ASSUMPTIONS);
  });

  it('prices a campaign in the money of the file', () => {
    const { contactCost, incentiveCost } = ASSUMPTIONS.campaign;
    expect(defaultAssumptions(ASSUMPTIONS, 0.3, 5000).campaign).toEqual({ ...ASSUMPTIONS.campaign, contactCost: 100 * contactCost, incentiveCost: 100 * incentiveCost });
  });
});
