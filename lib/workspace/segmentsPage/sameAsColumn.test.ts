import { expect, it } from 'vitest';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { sameAsColumn } from './sameAsColumn';

// 40 Basic, then 40 Plus.
const lines = Array.from({ length: 80 }, (_, i) => `M${i},5,10,${i < 40 ? 'Basic' : '"Plus, with sauna"'},No`);
const dataset = await datasetOf(['id,months,fee,plan,left', ...lines, ''].join('\n'));
const split = (at: number) => Array.from({ length: 80 }, (_, row) => (row < at ? 0 : 1));

it('names the column whose categories are the groups, but for one in twenty', () => {
  expect(sameAsColumn(dataset, split(40), 2)).toBe('Plan');
  // 38 ÷ 40 = 0.95 of Basic are in the first group; 40 ÷ 42 = 0.952 of the second have Plus.
  expect(sameAsColumn(dataset, split(38), 2)).toBe('Plan');
  // 37 ÷ 40 = 0.925
  expect(sameAsColumn(dataset, split(37), 2)).toBeNull();
  expect(sameAsColumn(dataset, Array.from({ length: 80 }, (_, row) => row % 2), 2)).toBeNull();
});

it('finds none where a category is two groups', () => {
  expect(sameAsColumn(dataset, Array.from({ length: 80 }, (_, row) => Math.min(2, Math.floor(row / 20))), 3)).toBeNull();
});
