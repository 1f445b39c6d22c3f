import { expect, it } from 'vitest';
import { churned, numberByRole } from '@/lib/dataset/dataset';
import { applyChange } from './change';
import { findings, gymOf, gymWith, members, report } from './doctor.fixture';
import { refusedRows } from './refusedRows';
import { remarks } from './remarks';
import { tellsLatest } from './tellsLatest';

it('says nothing of a file that is read as it is written', async () => {
  expect(findings(remarks, await gymOf(members(60)))).toEqual([]);
});

it('says what was done about NULs and stray quotes, and where first', async () => {
  const dataset = await gymOf([...members(60), 'n1,3,20.5,Basic\0\0\0,No', 'n2,3,\0\0,Basic\0,No', 'n3,3,20.5,Ba\0sic,No', 'n4 27" wide,3,20.5,Basic,No'], ({ columns }) => (columns[2]!.nullable = true));
  expect([dataset.rowCount, dataset.rejectedRows]).toEqual([63, [{ row: 64, column: 'plan', value: 'Ba␀sic', reason: 'has a NUL character in it, which no text has' }]]);
  expect(report(findings(remarks, dataset))).toMatchInlineSnapshot(`
    "[notes] stray-quote
    Row 65 has a quote where none can be, as in 5" or "The Bell" inn: from there on such quotes are kept as letters of their cells. Look at that row in the file: if a quote was to enclose a text with a delimiter in it, its row is refused for having too many cells.

    [notes] nul:plan
    2 cells of "plan" have NUL characters around or within their text or in place of one, first in row 62. Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value: there is nothing to do.

    [notes] nul:fee
    1 cell of "fee" has NUL characters around or within its text or in place of one, first in row 63. Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value: there is nothing to do."
  `);
});

it('says which row of a customer counts, and which were left out', async () => {
  const lines = ['a,3,20.5,Basic,No', 'b,4,20.5,Basic,No', 'a,9,25,Basic,Yes'];
  const last = await gymOf(lines, (json) => (json.repeatedIds = 'last'));
  expect([last.rowCount, [...last.rowById], numberByRole(last, 'tenure'), churned(last), last.rejectedRows]).toEqual([2, [['a', 0], ['b', 1]], Float64Array.of(9, 4), Uint8Array.of(1, 0), []]);
  const first = await gymOf(lines, (json) => (json.repeatedIds = 'first'));
  expect([numberByRole(first, 'tenure'), churned(first)]).toEqual([Float64Array.of(3, 4), Uint8Array.of(0, 0)]);
  expect(report(findings(remarks, last))).toMatchInlineSnapshot(`
    "[warns] repeated:id
    1 row of the file repeats a customer of another row: of each the last row counts. The others are in no figure: a in rows 2 and 4. First and last are meant as the file has them. If each row is a customer of its own, number the rows under “Map”.
    → Let the latest by "months" count"
  `);
});

it('offers the latest row of a customer by what grows from row to row, and keeps it whatever the order', async () => {
  const lines = ['a,3,20.5,Basic,No', 'a,9,25,Basic,Yes', 'a,5,22,Basic,No', 'b,4,20.5,Basic,No'];
  const last = await gymOf(lines, (json) => (json.repeatedIds = 'last'));
  const [finding] = findings(remarks, last);
  expect([finding!.remedy!, ...finding!.otherwise!].map(({ change }) => change)).toEqual([{ kind: 'keepLatest', column: 'months' }, { kind: 'setRepeatedIds', kept: 'first' }]);
  const latest = await gymOf(lines, (json) => Object.assign(json, applyChange(last.dictionary, finding!.remedy!.change)));
  expect([numberByRole(last, 'tenure'), numberByRole(latest, 'tenure'), churned(latest)]).toEqual([Float64Array.of(5, 4), Float64Array.of(9, 4), Uint8Array.of(1, 0)]);
  expect(report(findings(remarks, latest))).toMatchInlineSnapshot(`
    "[warns] repeated:id
    2 rows of the file repeat a customer of another row: of each the one with the highest "months" counts. The others are in no figure: a in rows 2 and 3; a in rows 3 and 4. Of equals the last in the file counts. If each row is a customer of its own, number the rows under “Map”.
    → Let the last row of each count"
  `);
});

it('knows the day of a row also where it is a text that is only shown', async () => {
  const dataset = await gymWith({ month: { spec: { type: 'text', role: 'ignored' }, value: (row) => `2024-0${1 + (row % 9)}` }, note: { spec: { type: 'text', role: 'ignored' }, value: (row) => `note ${row}` } });
  expect(tellsLatest(dataset)).toEqual(['months', 'month']);
});

it('leaves out rows without an outcome where somebody wants that, by one click, and counts them', async () => {
  const lines = [...members(60), 'x1,3,20.5,Basic,', 'x2,3,20.5,Basic,'];
  const refused = await gymOf(lines);
  expect(findings(refusedRows, refused).map(({ remedy }) => remedy)).toEqual([{ label: 'Leave out rows that do not say who left', change: { kind: 'leaveOutWithoutOutcome', column: 'left' } }]);
  const dataset = await gymOf(lines, (json) => (json.withoutOutcome = 'left-out'));
  expect([dataset.rowCount, dataset.rejectedRows]).toEqual([60, []]);
  expect(report(findings(remarks, dataset))).toMatchInlineSnapshot(`
    "[notes] no-outcome:left
    2 rows do not say in "left" whether the customer left, and are left out. Such a row is in no figure, and there is nothing to do. Customers of today, of whom nobody knows yet, can be scored once there is a model."
  `);
});

it('says what was evened out, left out and taken for missing, and how to take it back', async () => {
  const lines = [...members(60), 'x1,3,20.5,Basic', 'x2,3,much,Basic,Yes', 'x3,4,more,Basic,Yes', 'x4,3,20.5,Basic,No,', 'x5,3,20.5,Basic,No'];
  const dataset = await gymOf(lines, (json) => {
    Object.assign(json, { raggedRows: 'mended', equalRows: 'first', withoutOutcome: 'left-out' });
    json.columns[2]!.unreadable = 'missing';
  });
  expect([dataset.rowCount, dataset.rejectedRows]).toEqual([63, []]);
  expect(report(findings(remarks, dataset))).toMatchInlineSnapshot(`
    "[notes] unreadable:fee
    2 cells of "fee" cannot be read and count as missing, first "much" in row 63. That was decided; under “Decided” it can be undone, and the rows are then refused.

    [notes] ragged
    1 row had too few cells, or empty ones too many, and was evened out, first in row 65. Cells that were lacking count as missing. It can be undone under “Decided”.

    [notes] equal-row
    1 row equals an earlier one in everything but the id and is left out, first row 66. Such a row is in no figure, and its id is not found. It can be undone under “Decided”.

    [notes] no-outcome:left
    1 row does not say in "left" whether the customer left, and is left out. Such a row is in no figure, and there is nothing to do. Customers of today, of whom nobody knows yet, can be scored once there is a model."
  `);
});
