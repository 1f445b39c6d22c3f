import { describe, expect, it } from 'vitest';
import { categoryLabel, type CategoryColumn } from '@/lib/dataset/dataset';
import { applyChange } from './change';
import { findings, gymWith, report } from './doctor.fixture';
import { manyCategories } from './manyCategories';

const towns = (count: number) => ({ type: 'category', categories: Array.from({ length: count }, (_, i) => `Town ${i}`) });

describe('categories', () => {
  it('of some fifty values are let be', async () => expect(findings(manyCategories, await gymWith({ town: { spec: towns(50), value: (row) => `Town ${row % 50}` } }))).toEqual([]));

  it('of many are to be grouped by frequency, those of hardly any repeats to be left out', async () => {
    const dataset = await gymWith({
      town: { spec: towns(100), value: (row) => `Town ${Math.floor((row % 100) ** 2 / 100)}` },
      street: { spec: towns(400), value: (row) => `Town ${row % 400}` },
    });
    const found = findings(manyCategories, dataset);
    expect(report(found)).toMatchInlineSnapshot(`
      "[notes] many:town
      "town" has 75 different values. The commonest 4 are those of 21.0% of customers. Grouped by frequency, the others count as one value, in training and afterwards alike; so does a value that is new.
      → Keep the 4 commonest, count the others as "Other"

      [warns] unique:street
      "street" has 400 different values for 1,000 customers. That is a value for every 2.5 customers: what is learnt of one of them holds for hardly anybody else.
      → Leave it out of the model"
    `);
    const spec = applyChange(dataset.dictionary, found[0]!.remedy!.change).columns.find(({ name }) => name === 'town') as CategoryColumn['spec'];
    expect(spec.categories.length).toBeLessThanOrEqual(31);
    expect(spec.others).toBe('Other');
    expect(categoryLabel(spec, spec.categories.at(-1)!)).toBe('Other');
  });

  it('that are grouped already say how many count as others', async () => {
    const dataset = await gymWith({ town: { spec: { type: 'category', categories: ['Bonn', 'Köln', 'Elsewhere'], others: 'Elsewhere' }, value: (row) => ['Bonn', 'Köln', 'Elsewhere'][row % 3]! } });
    expect(report(findings(manyCategories, dataset))).toMatchInlineSnapshot(`
      "[notes] others:town
      333 of 1,000 customers (33.3%) count as "Elsewhere" in "town". Kept apart are 2 values: "Bonn" and "Köln". All others are one value to the model, and so is one that is new."
    `);
  });
});
