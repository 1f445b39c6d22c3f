import { expect, it } from 'vitest';
import { evenCells } from '@/lib/dataset/evenCells';
import { raggedKind } from './raggedKind';

it('is what the reader of rows said, and nothing of other reasons', () => {
  const kindOf = (row: string, columns: number) => {
    const even = evenCells(row.split(','), columns, false);
    return even.ok ? null : raggedKind(even.reason);
  };
  expect([kindOf('a', 2), kindOf('a,b,', 2), kindOf('a,b,c', 2), kindOf('a,b', 1), kindOf('a,b', 2)]).toEqual([
    { kind: 'too-few', columns: 2 }, { kind: 'empty-at-the-end', columns: 2 }, { kind: 'too-many', columns: 2 }, { kind: 'too-many', columns: 1 }, null,
  ]);
  expect(raggedKind('not a number (expected digits)')).toBeNull();
});
