import { expect, it } from 'vitest';
import type { Comparison } from './explainCustomer';
import { reasonSentence } from './reasonSentence';

/** `left` of `count` in the group, and of the others. */
function said(shapValue: number, group: [left: number, count: number], others: [left: number, count: number], kind: Comparison['kind'] = 'same', groupLabel = '2 to 3 months'): string {
  const comparison = { kind, groupLabel, groupRate: group[0] / group[1], groupCount: group[1], othersRate: others[0] / others[1], othersCount: others[1] };
  return reasonSentence({ shapValue, value: 1, comparison, companion: null }).text;
}

it('gives both shares where the file says what the model says', () => {
  expect(said(0.1, [41, 100], [11, 100])).toBe('41% of such customers left, 11% of the others.');
  expect(said(-0.1, [4, 100], [32, 100], 'range')).toBe('Of customers with 2 to 3 months, 4% left; of the others, 32%.');
  expect(said(-0.1, [0, 100], [1, 1000], 'notKnown')).toBe('Of customers for whom it is not known, 0% left; of the others, <1%.');
  expect(said(0.1, [41, 100], [11, 100], 'nearest', '73 to 95 months')).toBe('Of the nearest customers on file (73 to 95 months), 41% left; of the others, 11%.');
});

it('says so where the file does not point where the model points', () => {
  expect(said(0.1, [250, 1000], [300, 1000])).toBe('Raises the chance only in combination with the other details (taken alone, 25% of such customers left and 30% of the others).');
  expect(said(-0.1, [300, 1000], [250, 1000], 'range')).toBe('Lowers the chance only in combination with the other details (taken alone, of customers with 2 to 3 months 30% left and of the others 25%).');
  expect(said(0.1, [30_100, 100_000], [30_000, 100_000])).toBe('Raises the chance only in combination with the other details (taken alone, 30% of such customers left and 30% of the others).');
});

it('names the detail that it stands for, and says whether the file alone bears it out', () => {
  const comparison: Comparison = { kind: 'same', groupLabel: 'x', groupRate: 0.4, groupCount: 100, othersRate: 0.1, othersCount: 100 };
  const reason = { shapValue: 0.1, value: 1, comparison, companion: 'Internet service' };
  expect(reasonSentence(reason)).toEqual({ text: '40% of such customers left, 10% of the others. Goes together with internet service, so the two share what they tell.', clear: true });
  expect(reasonSentence({ ...reason, shapValue: -0.1 }).clear).toBe(false);
});

it('gives no percentage of few, nor against few', () => {
  expect(said(0.1, [10, 29], [11, 100])).toBe('Only 29 customers on file are like that: too few for a percentage.');
  expect(said(0.1, [1, 1], [11, 100], 'range')).toBe('Only 1 customer on file is in this group (2 to 3 months): too few for a percentage.');
  expect(said(0.1, [10, 30], [1, 1])).toBe('All but 1 customer on file are like that: too few others for a percentage.');
  expect(said(0.1, [10, 30], [0, 0])).toBe('All customers on file are like that, so there is nobody to compare with.');
  expect(reasonSentence({ shapValue: 0.1, value: 'Gold', comparison: null, companion: null }).text).toBe('Nobody on file is like that, so there is nobody to compare with.');
  expect(reasonSentence({ shapValue: 0.1, value: null, comparison: null, companion: null }).text).toBe('It is known for everybody on file, so there is nobody to compare with.');
});
