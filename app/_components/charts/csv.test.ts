import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { toCsv } from './csv';

it('is read back equal, quotes, commas and line breaks included', () => {
  const rows = [['month', 'note'], ['Jan', 'a "quoted", two\nlines'], ['Feb', '']];
  expect(parse(toCsv(rows))).toEqual(rows);
});

it('never lets a spreadsheet run a cell', () => {
  expect(toCsv([['=1+1', '+cmd', '-2.5', '-x', '@a', '\tb']])).toBe("'=1+1,'+cmd,-2.5,'-x,'@a,'\tb\r\n");
});
