import { expect, it } from 'vitest';
import { categoryColumn, customers, numberColumn } from '@/lib/explanation/explanation.fixture';
import { featureGroups } from '@/lib/explanation/featureGroups';
import { groupOfEach } from './driversViewMembers';

it('gives each customer the group that counts them', () => {
  const plans = categoryColumn([1, 0, -1, 1], ['Basic', 'Plus', 'never seen']);
  expect([...groupOfEach(plans, featureGroups(plans, [0, 0, 0, 0], 'EUR'))]).toEqual([1, 0, 2, 1]);
  const { values, churned } = customers([1, 30, 0], [4, 20, 0], [5, 20, 0]);
  const months = numberColumn([...values, NaN]);
  const groups = featureGroups(months, [...churned, 0], 'EUR');
  const found = groupOfEach(months, groups);
  expect(groups.map((_, i) => found.filter((at) => at === i).length)).toEqual(groups.map(({ count }) => count));
  expect(groupOfEach(numberColumn([]), [])).toHaveLength(0);
});
