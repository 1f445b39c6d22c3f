import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM } from './dialects.fixture';
import { splitRecords } from './splitRecords';

const split = (text: string, complete = true, delimiter: ',' | ';' = ',', quote: '"' | null = '"') => splitRecords(text, { delimiter, quote }, complete);
const cells = (...given: Parameters<typeof split>) => split(...given).records.map((record) => record.cells);

describe('splitRecords', () => {
  it.each(SPECTRUM)('splits $name', ({ text, rows }) => expect(cells(text.replace('\ufeff', ''), true, text.includes(';') ? ';' : ',')).toEqual(rows));

  it('gives the line in which a record begins, and leaves out empty ones', () => {
    expect(split('a,b\r\n\r\n"1\n2",x\r3,y\n').records.map(({ cells: [first], line }) => [first, line])).toEqual([['a', 0], ['1\n2', 2], ['3', 4]]);
  });

  it('takes a quote in the wrong place for a letter, and counts it', () => {
    expect(split('a,27" wide\n"b" x,"c"\n"d,e\n')).toMatchObject({ enclosed: 1, stray: 1, open: 2, records: [{ cells: ['a', '27" wide'] }, { cells: ['"b" x', 'c'] }, { cells: ['"d', 'e'] }] });
    expect(split('a,"\n', true, ',', null)).toMatchObject({ enclosed: 0, stray: 0, records: [{ cells: ['a', '"'] }] });
  });

  it('leaves out what a sample cuts off', () => {
    expect(cells('a,b\n1,2', false)).toEqual([['a', 'b']]);
    expect(cells('a,b\n1,"2\n3,4\n', false)).toEqual([['a', 'b']]);
    expect(cells('a,b\n1,2', true)).toEqual([['a', 'b'], ['1', '2']]);
    expect(cells('a,b\n1,', true)).toEqual([['a', 'b'], ['1', '']]);
    expect(cells('')).toEqual([]);
  });

  it('gives back any table', () => {
    const table = fc.array(fc.array(fc.oneof(fc.string(), fc.constantFrom('"', '\n', '\r\n', ',', '')), { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    fc.assert(fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), (rows, end) => {
      expect(cells(rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + end).join(''))).toEqual(rows);
    }));
  });
});
