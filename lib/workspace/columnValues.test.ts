import { expect, it } from 'vitest';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { columnValues } from './columnValues';

const cities = Array.from({ length: 12 }, (_, i) => `City ${i}`);
const rows = ['A,3,40,City 5,No', 'B,4,10,City 5,No', 'C,5,20.5,City 2,Yes', 'D,6,30,Hamlet,No'].join('\n');
const describedWith = (change: object) => dictionaryJson((json) => Object.assign(json.columns.find(({ name }) => name === 'plan')!, change));
const values = async (change: object) => {
  const { columns } = await datasetOf(`${HEADER}\n${rows}\n`, describedWith(change));
  return columnValues(columns.get('plan')!);
};

it('gives the range of numbers, and few categories in the order of the dictionary', async () => {
  const { columns } = await datasetOf(`${HEADER}\nA,3,40,Basic,No\nB,4,10,Basic,Yes\n`);
  expect(columnValues(columns.get('fee')!)).toBe('10 to 40');
  expect(columnValues(columns.get('id')!)).toBe('text');
  expect(columnValues(columns.get('left')!)).toBe('No, Yes');
});

it('names of many categories the most frequent, and what the rest counts as', async () => {
  expect(await values({ categories: [...cities, 'Other'], others: 'Other' })).toMatchInlineSnapshot(`"City 5, City 2, City 0, City 1, City 3, City 4, City 6, City 7 and 4 more, the most frequent first; every other value counts as “Other”: 1 customer, 25.0%"`);
  expect(await values({ categories: ['City 2', 'City 5', 'Other'], others: 'Other' })).toMatchInlineSnapshot(`"City 2, City 5; every other value counts as “Other”: 1 customer, 25.0%"`);
});
