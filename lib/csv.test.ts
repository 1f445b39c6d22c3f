import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('is read back equal, quotes, commas and line breaks included', () => {
  const rows = [['month', 'note'], ['Jan', 'a "quoted", two\nlines'], ['Feb', '']];
  expect(parse(toCsv(rows))).toEqual(rows);
});

it('never lets a spreadsheet run a cell', () => {
  expect(toCsv([['=1+1', '+cmd', '-2.5', '-x', '@a', '\tb']])).toBe("'=1+1,'+cmd,-2.5,'-x,'@a,'\tb\r\n");
  expect(toCsv([['-2+3', '-1e5', '+49 170', '-.5', '\rb']])).toBe("'-2+3,-1e5,'+49 170,-.5,\"'\rb\"\r\n");
});

it('gives every cell back, whatever it begins with', () => {
  const cell = fc.tuple(fc.constantFrom('', "'", "''", '=', "'=", '-', '+', '@', '\t', '\r', "'-1", ','), fc.string()).map((parts) => parts.join(''));
  const original = (text: string) => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
  fc.assert(fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
    const [read] = parse(toCsv([cells]), { record_delimiter: '\r\n' }) as string[][];
    expect(read!.map(original)).toEqual(cells);
  }));
});
