import { describe, expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { findings, gymOf, gymWith, members, report } from './doctor.fixture';
import { duplicateColumns } from './duplicateColumns';
import { duplicateRows } from './duplicateRows';

describe('rows', () => {
  it('that differ are not copies', async () => expect(findings(duplicateRows, await gymWith({}, { count: 200 }))).toEqual([]));

  it('that equal others but for the id are counted, many of them warned of', async () => {
    const lines = members(1000);
    const copies = (count: number) => lines.slice(0, count).map((line) => line.replace('m', 'copy'));
    expect(report(findings(duplicateRows, await gymOf([...lines, ...copies(1)])))).toMatchInlineSnapshot(`
      "[notes] duplicates
      2 rows (0.2%) equal an earlier row in everything but the id. Different customers can be alike in all that the file says of them, new ones above all. All are kept, unless you know that they are copies.
      → Count such rows once"
    `);
    expect(report(findings(duplicateRows, await gymOf([...lines, ...copies(250)])))).toMatchInlineSnapshot(`
      "[warns] duplicates
      251 rows (20.1%) equal an earlier row in everything but the id. Independent columns would make about 2 equal pairs of customers by chance; the file has 251. If customers were exported twice under other ids, every count is too high and the model is measured on rows that it has seen. Unless you choose otherwise all are kept.
      → Count such rows once"
    `);
  });

  it('that are alike by chance, because there is little to differ in, are no warning', async () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `m${i},${i % 7},${20 + (i % 3)},Basic,${i % 5 ? 'No' : 'Yes'}`);
    expect(findings(duplicateRows, await gymOf(lines)).map(({ severity }) => severity)).toEqual(['notes']);
  });
});

describe('columns', () => {
  it('that differ are no twins, nor are numbers that never repeat', async () => {
    expect(findings(duplicateColumns, await gymWith({ weight: { spec: { type: 'number' }, value: (row) => row + 0.5 }, height: { spec: { type: 'number' }, value: (row) => row * 2 + 0.25 } }))).toEqual([]);
  });

  it('that say the same in the same or in other words are', async () => {
    const tenure = numberByRole(await gymWith(), 'tenure')!;
    const dataset = await gymWith({
      years: { spec: { type: 'number' }, value: (row) => tenure[row]! / 12 },
      again: { spec: { type: 'integer' }, value: (row) => tenure[row]! },
      weight: { spec: { type: 'number' }, value: (row) => row + 0.5 },
      kilos: { spec: { type: 'number' }, value: (row) => row + 0.5 },
    });
    expect(report(findings(duplicateColumns, dataset))).toMatchInlineSnapshot(`
      "[warns] twin:years
      Each of the 60 values of "years" stands for one of "months", and the other way round. The two say the same. A model shares what they tell between them, so each looks half as important as it is.
      → Leave it out of the model

      [warns] twin:again
      "again" equals "months" in all 1,000 rows. The two say the same. A model shares what they tell between them, so each looks half as important as it is.
      → Leave it out of the model

      [warns] twin:kilos
      "kilos" equals "weight" in all 1,000 rows. The two say the same. A model shares what they tell between them, so each looks half as important as it is.
      → Leave it out of the model"
    `);
  });

  it('are taken out where no page needs them', async () => {
    const tenure = numberByRole(await gymWith(), 'tenure')!;
    const dataset = await gymWith({ months_again: { spec: { type: 'integer' }, value: (row) => tenure[row]! } });
    const swapped = { ...dataset, columns: new Map([...dataset.columns].toReversed()) };
    expect(findings(duplicateColumns, swapped).map(({ id, remedy }) => [id, remedy!.change])).toEqual([['twin:months', { kind: 'setRole', column: 'months_again', role: 'ignored' }]]);
  });
});
