import { expect, it } from 'vitest';
import { churned, numberByRole } from '@/lib/dataset/dataset';
import { findings, gymOf, members, report } from './doctor.fixture';
import { refusedRows } from './refusedRows';
import { remarks } from './remarks';

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
    2 cells of "plan" have NUL characters around their text or in place of one, first in row 62. Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value; a NUL between letters refuses its row.

    [notes] nul:fee
    1 cell of "fee" has NUL characters around its text or in place of one, first in row 63. Programs that write cells of a fixed width fill them up so. They are left out like spaces, and a cell of nothing else is a missing value; a NUL between letters refuses its row."
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
    1 row of the file repeats a customer of another row: of each the last row counts. The others are in no figure: a in rows 2 and 4. Under “Map” another row can be chosen, or the rows numbered, if each is a customer."
  `);
});

it('leaves out rows without an outcome where somebody wants that, by one click, and counts them', async () => {
  const lines = [...members(60), 'x1,3,20.5,Basic,', 'x2,3,20.5,Basic,'];
  const refused = await gymOf(lines);
  expect(findings(refusedRows, refused).map(({ remedy }) => remedy)).toEqual([{ label: 'Leave out rows that do not say who left', change: { kind: 'leaveOutWithoutOutcome', column: 'left' } }]);
  const dataset = await gymOf(lines, (json) => (json.withoutOutcome = 'left-out'));
  expect([dataset.rowCount, dataset.rejectedRows]).toEqual([60, []]);
  expect(report(findings(remarks, dataset))).toMatchInlineSnapshot(`
    "[notes] no-outcome:left
    2 rows do not say in "left" whether the customer left, and are left out. They are in no figure. If they are customers of today, of whom nobody knows yet, they can be scored once there is a model."
  `);
});
