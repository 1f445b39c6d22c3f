import { describe, expect, it } from 'vitest';
import type { Dataset } from '@/lib/dataset/dataset';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { traitName, traitText } from './traitsWords';

const columns = [
  { name: 'n1', label: 'Support calls', type: 'integer', unit: 'in 90 days' },
  { name: 'n2', label: 'Data usage', type: 'number', unit: 'GB a month' },
  { name: 'n3', label: 'Age', type: 'integer', unit: 'years' },
  { name: 'n4', label: 'VAT rate', type: 'number' },
  { name: 'n5', label: 'Monthly charge', type: 'number', unit: 'currency/month' },
  { name: 'n6', label: 'Contract status', type: 'integer' },
  { name: 'c1', label: 'Internet service', type: 'category', categories: ['None', 'No', 'DSL', 'Fiber optic', 'No internet', '1'], categoryLabels: { 1: 'Yes' } },
  { name: 'c2', label: 'Payment method', type: 'category', categories: ['Electronic check', 'Cash', 'Bank transfer (automatic)'] },
  { name: 'c3', label: 'Region', type: 'category', categories: ['Germany', 'New York', '3', 'B'] },
  { name: 'c4', label: 'Contract', type: 'category', categories: ['Two year', 'Month-to-month', 'Fixed contract'] },
];
const dataset = { dictionary: dictionary((json) => { json.columns.push(...columns); }) } as Dataset;
const trait = (column: string, category: string | null, inGroup = 2, others = 1) => ({
  column, label: '', category, direction: inGroup > others ? 'higher' as const : 'lower' as const, inGroup, others,
});

describe('traitName', () => {
  it.each([
    ['n1', 2, 'many support calls'], ['n1', 0, 'few support calls'], ['n2', 0, 'low data usage'], ['n3', 2, 'high age'],
    ['n4', 2, 'high VAT rate'], ['n5', 2, 'high monthly charge'], ['n6', 2, 'high contract status'],
  ])('%s at %i: %s', (column, inGroup, name) => expect(traitName(trait(column, null, inGroup), dataset)).toEqual({ full: name, short: name }));

  it.each([
    ['c1', 'None', 'no internet service', null], ['c1', 'No', 'no internet service', null], ['c1', '1', 'internet service', null],
    ['c1', 'DSL', 'DSL internet', null], ['c1', 'Fiber optic', 'fiber optic internet', 'fiber optic'], ['c1', 'No internet', 'no internet', null],
    ['c2', 'Electronic check', 'electronic check payment', 'electronic check'], ['c2', 'Cash', 'Cash payment', null],
    ['c3', 'Germany', 'Germany region', null], ['c3', 'New York', 'New York region', 'New York'], ['c3', '3', 'region 3', null], ['c3', 'B', 'region B', null],
    ['c4', 'Two year', 'two year contract', 'two year'], ['c4', 'Month-to-month', 'month-to-month contract', null], ['c4', 'Fixed contract', 'fixed contract', null],
  ])('%s %s: %s', (column, category, full, short) => expect(traitName(trait(column, category), dataset)).toEqual({ full, short: short ?? full }));
});

describe('traitText', () => {
  it.each([
    [trait('n1', null, 4.1234, 1.2), 'Support calls 4.1 in 90 days, others 1.2'],
    [trait('n2', null, 348.2, 137.4), 'Data usage 348 GB a month, others 137'],
    [trait('n4', null, 0.1911, 0.1934), 'VAT rate 0.191, others 0.193'],
    [trait('n5', null, 95.2, 54.1), 'Monthly charge €95.20 a month, others €54.10'],
    [trait('c4', 'Month-to-month', 0.92, 0.41), 'Contract Month-to-month 92%, others 41%'],
    [trait('c1', '1', 1, 0), 'Internet service Yes 100%, others 0%'],
    [trait('c1', 'DSL', 0.999, 0.001), 'Internet service DSL >99%, others <1%'],
  ])('%#: %s', (given, text) => expect(traitText(given, dataset)).toBe(text));
  it('refuses a column that is no feature', () => expect(() => traitText(trait('id', null), dataset)).toThrow(RangeError));
});
