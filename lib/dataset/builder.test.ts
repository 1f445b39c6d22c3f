import { expect, it } from 'vitest';
import { DatasetBuilder } from './builder';
import { dictionary, HEADER } from './dataset.fixture';

const header = HEADER.split(',');
const HASHES = { dataHash: 'a', dictionaryHash: 'b' };

it('refuses a row at its first bad cell, and a row of another length as a whole', () => {
  const builder = new DatasetBuilder(dictionary(), header);
  builder.addRow(['A1', '1', '1', 'Basic', 'No'], 2);
  builder.addRow(['A2', 'x', 'y', 'Basic', 'No'], 3);
  builder.addRow(['A3'], 4);
  builder.addRow([], 5);
  const { rowCount, rejectedRows } = builder.finish(HASHES);
  expect(rowCount).toBe(1);
  expect(rejectedRows.map(({ row, column, value }) => [row, column, value])).toEqual([[3, 'months', 'x'], [4, '', 'A3'], [5, '', '']]);
});

it('takes an id again that an earlier refused row had', () => {
  const builder = new DatasetBuilder(dictionary(), header);
  builder.addRow(['A1', 'x', '1', 'Basic', 'No'], 2);
  builder.addRow(['A1', '1', '1', 'Basic', 'No'], 3);
  expect(builder.finish(HASHES).rowById.get('A1')).toBe(0);
});

it('takes two ids for one that differ only in the spaces around them, since spaces do not count', () => {
  const builder = new DatasetBuilder(dictionary(), header);
  builder.addRow(['A1', '1', '1', 'Basic', 'No'], 2);
  builder.addRow([' A1 ', '1', '1', 'Basic', 'No'], 3);
  expect(() => builder.finish(HASHES)).toThrowErrorMatchingInlineSnapshot(`[DatasetError: Customer ids must be unique: A1 in rows 2 and 3.]`);
});

it('marks what is missing and never writes a number that is none', () => {
  const builder = new DatasetBuilder(dictionary(), header);
  builder.addRow(['A1', '1', '', 'Basic', 'No'], 2);
  builder.addRow(['A2', '2', '3', 'Basic', 'No'], 3);
  expect(builder.finish(HASHES).columns.get('fee')).toMatchObject({ missing: 1, values: Float64Array.of(NaN, 3) });
});
