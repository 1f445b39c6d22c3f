import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { offersFor } from './offers';
import { offerJson, offersFile } from './offers.fixture';
import { offersForOther, usualOffers } from './usualOffers';

const dataset = await datasetOf(`${HEADER}\nA,3,40,Basic,No\n`);
const contract = offerJson({ id: 'longer', name: 'Longer', when: [{ column: 'contract', in: ['Month-to-month'] }] });
const forAll = offerJson({ id: 'gift', name: 'A gift', when: [{ of: 'tenure', atLeast: 1 }] });

describe('usualOffers', () => {
  it('all apply to a dataset with tenure and charges, each assumed', () => {
    const file = usualOffers(ASSUMPTIONS, 40);
    const { applicable, absent } = offersFor(file, dataset);
    expect(absent).toEqual([]);
    expect(applicable.map(({ offer, conditions }) => `${offer.name}: ${conditions.map(({ text }) => text).join('; ')}`)).toMatchInlineSnapshot(`
      [
        "Personal call: Probability to leave: 50% or more",
        "20% off for three months: Probability to leave: 70% or more",
        "Welcome call: Months: 6 months or less",
        "Thank-you: half a month free: Months: 24 months or more",
        "Useful message: Probability to leave: 30% or more",
      ]
    `);
    expect(file.offers.every(({ origin, saveRate: { a, b } }) => origin.kind === 'assumed' && Math.abs(a + b - 20) < 1e-9)).toBe(true);
  });

  it('follow the bands, which are lower where few leave', () => {
    const { offers } = usualOffers({ ...ASSUMPTIONS, riskBands: { low: 0.012, medium: 0.027, high: 0.061 } }, NaN);
    expect(offers.flatMap(({ when }) => when).filter((condition) => 'estimate' in condition).map(({ atLeast }) => atLeast)).toEqual([0.027, 0.061, 0.012]);
  });

  it('price a contact in the money of the file', async () => {
    const costs = (charge: number) => usualOffers(ASSUMPTIONS, charge).offers.map(({ contactCost }) => contactCost);
    expect([NaN, 3, 65, 399].map(costs)).toEqual(Array.from({ length: 4 }, () => [6, 6, 6, 0.5, 0.5]));
    expect(costs(5000)).toEqual([600, 600, 600, 50, 50]);
    const yen = await datasetOf(`${HEADER}\nA,3,4200,Basic,No\nB,4,4800,Basic,No\nC,9,9000,Basic,Yes\nD,9,,Basic,Yes\n`, dictionaryJson((json) => Object.assign(json.columns[2]!, { max: 1e6 })));
    expect(offersForOther(null, yen, ASSUMPTIONS)).toEqual(usualOffers(ASSUMPTIONS, 4800));
  });
});

describe('offersForOther', () => {
  it('takes the bundled offers where one knows a column by name', () => {
    const bundled = offersFile(contract, offerJson({ id: 'basic', name: 'Basic', when: [{ column: 'plan', in: ['Basic'] }] }));
    expect(offersForOther(bundled, dataset, ASSUMPTIONS).offers.map(({ id }) => id)).toEqual(['longer', 'basic']);
  });

  it('takes the usual ones where the bundled ask for columns of another trade, and where there are none', () => {
    const usual = usualOffers(ASSUMPTIONS, 40);
    expect(offersForOther(offersFile(contract, forAll), dataset, ASSUMPTIONS)).toEqual(usual);
    expect(offersForOther(null, dataset, ASSUMPTIONS)).toEqual(usual);
  });
});
