import { expect, it } from 'vitest';
import type { FormField } from '@/lib/workspace/predictForm';
import { notUpdated } from './notUpdated';

const number: FormField = { name: 'months', label: 'Tenure', unit: 'months', primary: true, required: true, options: null, min: 0, max: 600, whole: true, slider: null };
const fields: FormField[] = [number, { ...number, name: 'fee', label: 'Fee', max: 1000, whole: false }, { ...number, name: 'plan', label: 'Plan', options: [], min: null, max: null, whole: false }];

it('names the first field in need and how many more there are', () => {
  expect(notUpdated(fields, { months: 'x' })).toBe('Not updated: tenure needs a whole number from 0 to 600');
  expect(notUpdated(fields, { fee: 'x', plan: 'x' })).toBe('Not updated: fee needs a number from 0 to 1000, and 1 more to mend');
  expect(notUpdated(fields, { plan: 'x' })).toBe('Not updated: plan needs one of its choices');
  expect([notUpdated(fields, {}), notUpdated(fields, { form: 'x' })]).toEqual([null, null]);
});
