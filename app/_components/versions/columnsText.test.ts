import { expect, it } from 'vitest';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { columnChanges } from '@/lib/workspace/versionsPage/columnChanges';
import { sameColumns } from '@/lib/workspace/versionsPage/sameColumns';
import { changeText, columnsTitle } from './columnsText';

const gym = dictionary();

it('says which names stand for the same role, and how else they are read', () => {
  const bank = dictionary((json) => {
    Object.assign(json.columns.find(({ name }) => name === 'months')!, { name: 'tenure', type: 'number' });
    Object.assign(json.columns.find(({ name }) => name === 'left')!, { name: 'Exited' });
    json.columns.push({ name: 'visits', label: 'Visits', type: 'integer' });
  });
  const changes = columnChanges(gym, bank);
  expect(columnsTitle(changes, sameColumns(gym, bank).size)).toBe('Columns from A to B: 1 added, 0 removed, 0 read otherwise, 2 the same under other names');
  expect(changes.map((change) => Object.values(changeText(change)).join(' | '))).toEqual([
    'added | Visits | detail, whole number',
    'other name | How long they stayed | “months” in A, “tenure” in B; whole number, now number',
    'other name | Whether they left | “left” in A, “Exited” in B',
  ]);
});

it('says that nothing differs where nothing does', () => {
  expect(columnsTitle(columnChanges(gym, gym), sameColumns(gym, gym).size)).toBe('The same 5 columns, read the same way');
});
