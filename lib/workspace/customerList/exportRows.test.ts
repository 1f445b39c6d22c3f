import { expect, it } from 'vitest';
import type { ColumnSpec } from '@/lib/dataset/schema';
import { HEADER } from '@/lib/dataset/dataset.fixture';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { customerExport } from './exportRows';

it('gives amounts and times back in what the file counts in, and says months where it cannot', async () => {
  const workspace = await workspaceOf(`${HEADER}\na,36,296.7016666666667,Basic,No\nb,12,,Basic,Yes\n`);
  const cellsWith = (months: 'year' | 'day') => {
    const columns = new Map([...workspace.dataset.columns].map(([name, column]) => {
      const period = name === 'months' ? months : name === 'fee' ? 'year' : undefined;
      return [name, period ? { ...column, spec: { ...column.spec, period } as ColumnSpec } : column] as [string, typeof column];
    }));
    const { header, cells } = customerExport({ ...workspace, dataset: { ...workspace.dataset, columns } });
    return [0, 1].map((row) => Object.fromEntries(header.map((name, i) => [name, cells(row)[i]!])));
  };
  expect(cellsWith('year')).toMatchObject([{ months: '3', fee: '3560.42' }, { months: '1', fee: '' }]);
  expect(cellsWith('day')[0]).toMatchObject({ months_in_months: '36', fee: '3560.42' });
});
