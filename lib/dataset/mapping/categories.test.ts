import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naturalOrder, planCategories } from './categories';

describe('planCategories', () => {
  it('takes ways of writing that differ in case and spaces for one', () => {
    expect(planCategories([['Yes', 50], ['no', 40], ['YES', 5], ['No', 3], ['new  plan', 2], ['New plan', 1]], 101)).toEqual({
      categories: ['no', 'Yes', 'new  plan'], spellings: { YES: 'Yes', No: 'no', 'New plan': 'new  plan' }, others: null, grouped: 0, covered: 1,
    });
  });

  it('groups what few have where there are many, by a word that none of them is', () => {
    const values = Array.from({ length: 100 }, (_, i): [string, number] => [i === 3 ? 'Other' : `c${i}`, 1000 - 10 * i]);
    const plan = planCategories(values, 100_000);
    expect(plan.categories).toHaveLength(31);
    expect(plan).toMatchObject({ others: 'Others', grouped: 70 });
    expect(plan.categories.at(-1)).toBe('Others');
    expect(planCategories(values, 100_000, 'The rest').others).toBe('The rest');
    expect(planCategories(values, 100_000, null)).toMatchObject({ others: null, grouped: 0 });
  });

  it('keeps no group of fewer than 20 cells', () => {
    const values = Array.from({ length: 40 }, (_, i): [string, number] => [`c${i}`, 45 - i]);
    expect(planCategories(values, 1020).categories).toEqual([...Array.from({ length: 26 }, (_, i) => `c${i}`), 'Other'].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  });

  it('gives every value exactly one place', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }).map((text) => text.trim()).filter((text) => text !== ''), { maxLength: 60 }), (names) => {
      const plan = planCategories(names.map((name, i): [string, number] => [name, 400 - i]), 30_000);
      expect(new Set(plan.categories).size).toBe(plan.categories.length);
      for (const name of names) {
        const places = Number(plan.categories.includes(name)) + Number(Object.hasOwn(plan.spellings, name));
        expect(places === 1 || (places === 0 && plan.others !== null)).toBe(true);
      }
    }), { seed: 1 });
  });
});

describe('naturalOrder', () => {
  it('knows scales, numbers and what says none', () => {
    expect(naturalOrder(['Yes', 'No'])).toEqual(['No', 'Yes']);
    expect(naturalOrder(['Yes', 'No', 'No internet service'])).toEqual(['No internet service', 'No', 'Yes']);
    expect(naturalOrder(['High', 'Low', 'Medium'])).toEqual(['Low', 'Medium', 'High']);
    expect(naturalOrder(['Two year', 'Month-to-month', 'One year'])).toEqual(['Month-to-month', 'One year', 'Two year']);
    expect(naturalOrder(['Premium', 'Basic', 'Standard'])).toEqual(['Basic', 'Standard', 'Premium']);
    expect(naturalOrder(['Graduate', 'Unknown', 'High School', 'Uneducated'])).toEqual(['Unknown', 'Uneducated', 'High School', 'Graduate']);
    expect(naturalOrder(['10', '9', '100'])).toEqual(['9', '10', '100']);
    expect(naturalOrder(['65+', '18-24', '25-64', 'under 18'])).toEqual(['under 18', '18-24', '25-64', '65+']);
    expect(naturalOrder(['$1,000 - $1,999', '< $500', '$500 - $999'])).toEqual(['< $500', '$500 - $999', '$1,000 - $1,999']);
    expect(naturalOrder(['Fiber optic', 'DSL', 'No'])).toEqual(['No', 'Fiber optic', 'DSL']);
    expect(naturalOrder(['Berlin', 'Paris'])).toEqual(['Berlin', 'Paris']);
    expect(naturalOrder([])).toEqual([]);
  });
});
