import { describe, expect, it } from 'vitest';
import { findColumns } from './findColumns';
import type { ColumnSpec } from './schema';

const spec = (name: string, more: Partial<ColumnSpec> = {}) => ({ name, label: name, role: 'feature', type: 'text', description: '', nullable: true, actionable: false, ...more }) as ColumnSpec;

describe('findColumns', () => {
  it('finds columns wherever they stand, passes over derived ones and names the rest', () => {
    expect(findColumns([spec('fee'), spec('id'), spec('months', { derived: 'between-dates' })], ['id', 'note', 'fee'])).toEqual({ position: [2, 0, -1], unknown: ['note'] });
  });

  it('tells what is missing beside what is there', () => {
    const header = Array.from({ length: 25 }, (_, i) => `c${i}`);
    expect(() => findColumns([spec('fee'), spec('c1'), spec('plan')], header)).toThrowErrorMatchingInlineSnapshot(`[DatasetError: The file lacks "fee", "plan"; its header is: c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19 and 5 more.]`);
  });

  it('refuses a name twice where nobody can tell which is meant, and takes both where both are described', () => {
    expect(() => findColumns([spec('fee')], ['id', 'fee', 'fee'])).toThrowErrorMatchingInlineSnapshot(`[DatasetError: The header has the column "fee" twice, as columns 2 and 3.]`);
    expect(findColumns([spec('id'), spec('fee'), spec('fee (2)')], ['id', 'fee', 'fee']).position).toEqual([0, 1, 2]);
    // Nobody asks for it: twice or not.
    expect(findColumns([spec('id')], ['id', 'fee', 'fee']).unknown).toHaveLength(2);
  });
});
