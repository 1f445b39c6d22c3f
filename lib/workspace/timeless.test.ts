import { describe, expect, it } from 'vitest';
import { fitEncoder } from '@/lib/churn/encoder';
import { TELCO_AVAILABLE } from '@/lib/churn/training/telco.fixture';
import { telcoDataset } from '@/lib/churn/training/telcoDataset.fixture';
import { datasetOf, dictionaryJson } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { timeBound, timelessEncoder } from './timeless';

/** Months, a count and a number with gaps; 100 members of 0 to 49 months. */
const members = (count: (months: number, i: number) => number, amount: (months: number) => number | '') =>
  datasetOf(`id,months,fee,count,plan,left\n${Array.from({ length: 100 }, (_, i) => `M${i},${i >> 1},${amount(i >> 1)},${count(i >> 1, i)},Basic,${i % 3 ? 'No' : 'Yes'}`).join('\n')}\n`, dictionaryJson((json) => {
    json.columns.splice(3, 0, { name: 'count', label: 'Visits', type: 'integer', min: 0, max: 100 });
  }));
const names = async (dataset: ReturnType<typeof members>) => [...timeBound(await dataset).keys()];

describe('timeBound', () => {
  it('finds tenure, totals and the count that tenure caps in the bundled file, and not usage, whose gaps have another reason', async () => {
    const { dataset } = await readDataset('data');
    expect([...timeBound(dataset)]).toEqual([
      ['tenure', 'Tenure (adds up with time)'],
      ['total_charges', 'Total charges (adds up with time)'],
      ['late_payments', 'Late payments (nobody has more of them than months)'],
    ]);
  });

  it.skipIf(!TELCO_AVAILABLE)('finds tenure and totals in the telco file', async () => {
    expect([...timeBound(await telcoDataset()).keys()]).toEqual(['tenure', 'TotalCharges']);
  });

  it('takes a count for capped only where it could be more and never is', async () => {
    expect(await names(members((months) => Math.min(months, 5), () => 20))).toEqual(['months', 'count']);
    expect(await names(members((months, i) => (i === 0 ? 1 : Math.min(months, 5)), () => 20))).toEqual(['months']);
    expect(await names(members(() => 0, () => 20))).toEqual(['months']);
    // A yes or no in numbers; and a count so low that the months never capped it.
    expect(await names(members((months) => (months >= 2 ? 2 : 0), () => 20))).toEqual(['months']);
    expect(await names(members((months, i) => (months > 20 ? i % 4 : 0), () => 20))).toEqual(['months']);
  });

  it('takes a gap for being new only where the newest alone have it, and nearly all of them', async () => {
    const free = (_months: number, i: number) => i % 7;
    expect(await names(members(free, (months) => (months < 3 ? '' : 20)))).toEqual(['months', 'fee']);
    expect(await names(members(free, (months) => (months < 3 || months === 40 ? '' : 20)))).toEqual(['months']);
    expect(await names(members(free, () => 20))).toEqual(['months']);
  });
});

it('timelessEncoder keeps the other columns, in their order', async () => {
  const dataset = await members((months) => Math.min(months, 5), () => 20);
  expect(timelessEncoder(dataset, fitEncoder(dataset)).map(({ name }) => name)).toEqual(['fee', 'plan']);
});
