import { describe, expect, it } from 'vitest';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { incentiveCost, isEligible, offersFor, type OfferProfile } from './offers';
import { offerJson, offersFile } from './offers.fixture';

const dataset = await datasetOf(`${HEADER}\nA,3,40,Basic,No\n`);
const somebody: OfferProfile = { value: (name) => ({ months: 3, fee: 40, plan: 'Basic' })[name] ?? null, probability: 0.6, clv: 500, reasons: ['plan', 'fee'] };
const eligible = (when: unknown[], change: Partial<OfferProfile> = {}) => isEligible(offersFor(offersFile(offerJson({ when })), dataset).applicable[0]!, { ...somebody, ...change });

describe('isEligible', () => {
  it('asks for tenure, charge, categories, value, risk and reasons, all of them', () => {
    expect(eligible([])).toBe(true);
    expect(eligible([{ of: 'tenure', atLeast: 3 }, { of: 'monthlyCharge', atMost: 40 }, { column: 'plan', in: ['Basic'] }])).toBe(true);
    expect(eligible([{ of: 'tenure', atLeast: 3 }, { of: { column: 'fee' }, atLeast: 41 }])).toBe(false);
    expect(eligible([{ estimate: 'clv', atLeast: 500 }, { estimate: 'probability', atLeast: 0.6, atMost: 0.6 }])).toBe(true);
    expect(eligible([{ estimate: 'clv', atMost: 499 }])).toBe(false);
    expect(eligible([{ reason: 'fee', among: 2 }])).toBe(true);
    expect(eligible([{ reason: 'fee', among: 1 }])).toBe(false);
  });

  it('nobody of whom it is not known meets a condition', () => {
    expect(eligible([{ of: 'monthlyCharge', atLeast: 0 }], { value: () => null })).toBe(false);
    expect(eligible([{ column: 'plan', in: ['Basic'] }], { value: () => null })).toBe(false);
    expect(eligible([{ estimate: 'clv', atLeast: 0 }], { clv: null })).toBe(false);
    expect(eligible([{ estimate: 'probability', atLeast: 0 }], { probability: null })).toBe(false);
  });
});

describe('offersFor', () => {
  it('says of an offer that does not know the columns what it lacks, and of the others their conditions in words', () => {
    const { applicable, absent } = offersFor(offersFile(
      offerJson({ id: 'a', name: 'A', when: [{ of: 'tenure', atMost: 6 }, { column: 'plan', in: ['Basic'] }, { reason: 'fee' }, { estimate: 'probability', atLeast: 0.5 }] }),
      offerJson({ id: 'b', name: 'B', when: [{ column: 'contract', in: ['Month-to-month'] }] }),
      offerJson({ id: 'c', name: 'C', when: [{ reason: 'late_payments' }] }),
      offerJson({ id: 'd', name: 'D', when: [{ column: 'plan', in: ['Gold'] }] }),
    ), dataset);
    expect(applicable.map(({ offer, conditions }) => [offer.id, ...conditions.map(({ text }) => text)])).toEqual([
      ['a', 'Months: 6 months or less', 'Plan: Basic', 'Fee is among the top 3 reasons', 'Probability to leave: 50% or more'],
    ]);
    expect(absent.map(({ offer, lacks }) => `${offer.id}: ${lacks}`)).toEqual(['b: a category column "contract"', 'c: a column "late_payments"', 'd: the category "Gold" of Plan']);
  });

  it('a share of the charge needs a charge', async () => {
    const withoutCharge = await datasetOf(`${HEADER}\nA,3,40,Basic,No\n`, { ...JSON.parse(JSON.stringify(dataset.dictionary)), columns: dataset.dictionary.columns.map((column) => (column.role === 'monthlyCharge' ? { ...column, role: 'feature' } : column)) });
    const { absent } = offersFor(offersFile(offerJson({ incentive: { shareOfCharge: 0.2, months: 6 } })), withoutCharge);
    expect(absent[0]!.lacks).toBe('a column with what each customer pays a month, which its incentive is a share of');
  });
});

describe('incentiveCost', () => {
  it('is the amount, or the share of the charge for its months', () => {
    expect(incentiveCost({ fixed: 15 }, 80)).toBe(15);
    // By hand: 10% of 80 for 6 months.
    expect(incentiveCost({ shareOfCharge: 0.1, months: 6 }, 80)).toBeCloseTo(48, 12);
  });
});
