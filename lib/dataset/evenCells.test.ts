import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evenCells } from './evenCells';

describe('evenCells', () => {
  it('takes a row with a cell for each column as it is', () => {
    const cells = ['a', ''];
    expect(evenCells(cells, 2, false)).toEqual({ ok: true, cells, mended: false });
  });

  it('says how many cells there are and how many there should be', () => {
    expect(['a', 'a,b,', 'a,b,c', 'a,b, ,'].map((row) => evenCells(row.split(','), 2, false))).toEqual([
      { ok: false, reason: 'has only 1 of 2 cells' },
      { ok: false, reason: 'has 3 cells for 2 columns, empty at the end' },
      { ok: false, reason: 'has 3 cells for 2 columns' },
      { ok: false, reason: 'has 4 cells for 2 columns, empty at the end' },
    ]);
    expect(evenCells(['a', 'b'], 1, false)).toEqual({ ok: false, reason: 'has 2 cells for 1 column' });
  });

  it('evens a row out without losing a text', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('', ' ', 'a', 'b')), fc.integer({ min: 1, max: 6 }), (cells, columns) => {
      const even = evenCells(cells, columns, true);
      const texts = (row: readonly string[]) => row.filter((cell) => cell.trim() !== '');
      if (even.ok) expect([even.cells.length, texts(even.cells)]).toEqual([columns, texts(cells)]);
      else expect(texts(cells.slice(columns))).not.toEqual([]);
    }));
  });
});
