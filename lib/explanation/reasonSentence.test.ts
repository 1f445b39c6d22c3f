import { expect, it } from 'vitest';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { Comparison } from './explainCustomer';
import { reasonSentence } from './reasonSentence';

/** `left` of `count` in the group, and of the others. */
function said(shapValue: number, group: [left: number, count: number], others: [left: number, count: number], kind: Comparison['kind'] = 'same', groupLabel = '2 to 3 months'): string {
  const comparison = { kind, groupLabel, groupRate: group[0] / group[1], groupInterval: wilsonInterval(...group), groupCount: group[1], othersRate: others[0] / others[1], othersCount: others[1] };
  return reasonSentence({ shapValue, value: 1, comparison });
}

it('gives both shares where the file says what the model says', () => {
  expect(said(0.1, [41, 100], [11, 100])).toBe('41% of such customers left, 11% of the others.');
  expect(said(-0.1, [4, 100], [32, 100], 'range')).toBe('Of customers with 2 to 3 months, 4% left; of the others, 32%.');
  expect(said(-0.1, [0, 100], [1, 1000], 'notKnown')).toBe('Of customers for whom it is not known, 0% left; of the others, <1%.');
  expect(said(0.1, [41, 100], [11, 100], 'nearest', '73 to 95 months')).toBe('Of the nearest customers on file (73 to 95 months), 41% left; of the others, 11%.');
});

it('says so where the file points the other way, and where it points nowhere', () => {
  // 250 of 1,000: 22.4 to 27.8% by Wilson, so 30% is no chance.
  expect(said(0.1, [250, 1000], [300, 1000])).toBe('Taken alone it points the other way: 25% of such customers left, 30% of the others. Together with the other details it raises the chance.');
  expect(said(-0.1, [300, 1000], [250, 1000], 'range')).toBe('Taken alone it points the other way: of customers with 2 to 3 months, 30% left; of the others, 25%. Together with the other details it lowers the chance.');
  // 25 of 100: 17.5 to 34.3%.
  expect(said(0.1, [25, 100], [30, 100])).toBe('Taken alone it says little: 25% of such customers left, 30% of the others. Together with the other details it raises the chance.');
  expect(said(0.1, [30_100, 100_000], [30_000, 100_000])).toBe('Taken alone it says little: 30% of such customers left, 30% of the others. Together with the other details it raises the chance.');
});

it('gives no percentage of few, nor against few', () => {
  expect(said(0.1, [10, 29], [11, 100])).toBe('Only 29 customers on file are like that: too few for a percentage.');
  expect(said(0.1, [1, 1], [11, 100], 'range')).toBe('Only 1 customer on file is in this group (2 to 3 months): too few for a percentage.');
  expect(said(0.1, [10, 30], [1, 1])).toBe('All but 1 customer on file are like that: too few others for a percentage.');
  expect(said(0.1, [10, 30], [0, 0])).toBe('All customers on file are like that, so there is nobody to compare with.');
  expect(reasonSentence({ shapValue: 0.1, value: 'Gold', comparison: null })).toBe('Nobody on file is like that, so there is nobody to compare with.');
  expect(reasonSentence({ shapValue: 0.1, value: null, comparison: null })).toBe('It is known for everybody on file, so there is nobody to compare with.');
});
