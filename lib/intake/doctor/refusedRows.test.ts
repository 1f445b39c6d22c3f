import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson, HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { dictionarySchema } from '@/lib/dataset/schema';
import { applyChange, type DictionaryChange } from './change';
import { findings, gymOf, members, report } from './doctor.fixture';
import { refusedRows } from './refusedRows';

const rows = (count: number, line: (i: number) => string) => Array.from({ length: count }, (_, i) => line(i));
const found = async (bad: string[], change?: Parameters<typeof gymOf>[1]) => findings(refusedRows, await gymOf([...members(300), ...bad], change));

describe('refused rows', () => {
  it('of a whole file are none', async () => expect(await found([])).toEqual([]));

  it('that all have one word for nothing are mended by reading it as missing', async () => {
    const [finding, ...others] = await found(rows(100, (i) => `x${i},5,N/A,Basic,No`));
    expect(others).toEqual([]);
    expect(finding!.remedy!.change).toEqual({ kind: 'treatAsMissing', column: 'fee', token: 'N/A' });
    expect(report([finding!])).toMatchInlineSnapshot(`
      "[stops] refused:fee:not-a-number
      100 of 400 rows (25.0%) were refused because of "fee": not a number. All of them have "N/A". Unless you choose otherwise the rows are left out, in no figure and in the list of refused rows.
      → Treat "N/A" as missing"
    `);
  });

  it('stop at a fifth, warn at a hundredth, and are noted below', async () => {
    expect((await found(rows(75, (i) => `x${i},5,?,Basic,No`)))[0]!.severity).toBe('stops');
    expect((await found(rows(74, (i) => `x${i},5,?,Basic,No`)))[0]!.severity).toBe('warns');
    expect((await found(rows(3, (i) => `x${i},5,?,Basic,No`)))[0]!.severity).toBe('notes');
  });

  it('for several reasons stop together, and each is told with its remedy', async () => {
    const bad = [
      ...rows(40, (i) => `e${i},5,1e308,Basic,No`), ...rows(39, (i) => `a${i},5,30,Gold ${i % 12},No`), ...rows(38, (i) => `b${i},2.5,30,Basic,No`),
      ...rows(37, (i) => `c${i},5,30,basic,No`), ...rows(36, (i) => `d${i},5,30,Basic`), ...rows(35, (i) => `f${i},5,30,Basic,maybe`), ...rows(34, (i) => `g${i},,30,Basic,No`),
    ];
    expect(report(await found(bad))).toMatchInlineSnapshot(`
      "[stops] refused
      259 of 559 rows were refused (46.3%), for 6 reasons. Figures of what is left would speak of other customers than yours. The reasons are listed one by one, the commonest first: "plan" unknown category (expected Basic, Plus, with sauna), "fee" outside 0 to 1000, "months" not a whole number and 3 more.

      [warns] refused:plan:unknown-category
      76 of 559 rows (13.6%) were refused because of "plan": unknown category. They have 13 different values there: "basic" (37 rows), "Gold 0" (4 rows) and "Gold 1" (4 rows) …. Unless you choose otherwise the rows are left out, in no figure and in the list of refused rows.
      → Read "basic" as "Basic"

      [warns] refused:fee:outside-to
      40 of 559 rows (7.2%) were refused because of "fee": outside 0 to 1,000. All of them have "1e308". Unless you choose otherwise the rows are left out, in no figure and in the list of refused rows.
      → Treat such cells as missing

      [warns] refused:months:not-a-whole-number
      38 of 559 rows (6.8%) were refused because of "months": not a whole number. All of them have "2.5". Unless you choose otherwise the rows are left out, in no figure and in the list of refused rows.
      → Count the completed months

      [warns] refused::has-only-of-cells
      36 of 559 rows (6.4%) were refused: fewer cells than the 5 columns of the header. Some programs write no empty cells at the end of a row; a line end within a text that is not quoted does the same. Unless you choose otherwise the rows are left out, in no figure and in the list of refused rows.
      → Take the cells that are lacking for empty

      [warns] refused:left:unknown-category
      35 of 559 rows (6.3%) were refused because of "left": unknown category. All of them have "maybe". Correct the rows in the file and bring it in again; until then the rows are left out, in no figure and in the list of refused rows.

      [warns] refused:months:empty-but-months-is-required
      34 of 559 rows (6.1%) were refused because of "months": empty, but months is required. All of them have an empty cell. Correct the rows in the file and bring it in again; until then the rows are left out, in no figure and in the list of refused rows."
    `);
  });

  it.each([
    ['a spelling', 'x,5,30,BASIC,No', { kind: 'addSpellings', column: 'plan', spellings: { BASIC: 'Basic' } }],
    ['a spelling of the outcome', 'x,5,30,Basic,yes', { kind: 'addSpellings', column: 'left', spellings: { yes: 'Yes' } }],
    ['an unlisted category', 'x,5,30,Gold,No', { kind: 'addCategories', column: 'plan', categories: ['Gold'] }],
    ['an empty category', 'x,5,30,,No', { kind: 'setNullable', column: 'plan' }],
    ['a decimal comma', 'x,5,"31,5",Basic,No', { kind: 'setReading', reading: { decimal: ',', thousands: '' } }],
    ['a decimal comma behind dots', 'x,5,"1.031,50",Basic,No', { kind: 'setReading', reading: { decimal: ',', thousands: '.' } }],
    ['commas between thousands', 'x,5,"1,031.50",Basic,No', { kind: 'setReading', reading: { thousands: ',' } }],
    ['a currency sign', 'x,5,€ 31.50,Basic,No', { kind: 'setReading', reading: { affixes: ['€'] } }],
    ['a larger number', 'x,5,2500,Basic,No', { kind: 'setRange', column: 'fee', min: 0, max: 2500 }],
    ['a longer tenure', 'x,700,25,Basic,No', { kind: 'setRange', column: 'months', min: 0, max: 700 }],
    ['a fraction of a month', 'x,2.5,30,Basic,No', { kind: 'acceptFractions', column: 'months' }],
    ['what could be thousands or decimals', 'x,5,"1,234",Basic,No', { kind: 'setUnreadable', column: 'fee' }],
    ['an amount beyond all', 'x,5,1e308,Basic,No', { kind: 'setUnreadable', column: 'fee' }],
    ['a cell too few', 'x,5,30,Basic', { kind: 'mendRaggedRows' }],
    ['empty cells too many', 'x,5,30,Basic,No,,', { kind: 'mendRaggedRows' }],
    ['a NUL in a text', 'x,5,30,Ba\0sic,No', { kind: 'leaveOutNuls' }],
  ])('with %s have the remedy that lets them in', async (_trouble, line, change) => {
    const [finding] = await found([line]);
    expect(finding!.remedy!.change).toEqual(change);
    const dataset = await gymOf([...members(300), line]);
    expect(dictionarySchema.safeParse(applyChange(dataset.dictionary, finding!.remedy!.change)).success).toBe(true);
  });

  it.each([
    ['an outcome nobody knows', 'x,5,30,Basic,unknown'],
    ['no tenure', 'x,,30,Basic,No'],
    ['a tenure of centuries', 'x,9999,30,Basic,No'],
    ['an id left empty', ',5,30,Basic,No'],
    ['a cell too many', 'x,5,30,Basic,No,more'],
  ])('with %s are for the reader to settle in the file, and are told so', async (_trouble, line) => {
    const [finding] = await found([line]);
    expect(finding!.id).toMatch(/^refused:/);
    expect(finding!.remedy).toBeNull();
    expect(finding!.detail).toContain('Correct the row in the file and bring it in again');
  });

  const DATED = (json: DictionaryJson) => {
    Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
    json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate' }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', nullable: true });
  };
  /** The tenure is counted from the days. */
  const COUNTED = (json: DictionaryJson) => {
    DATED(json);
    Object.assign(json.columns[1]!, { name: 'stay', derived: 'between-dates' });
  };
  const dated = (lines: readonly string[], change: (json: DictionaryJson) => void) => datasetOf([`${HEADER},from,to`, ...lines].join('\n'), dictionaryJson(change));

  it.each<[string, string, (json: DictionaryJson) => void, DictionaryChange | null]>([
    ['a day of leaving before that of joining', 'Yes,2024-03-01,2024-02-01', DATED, { kind: 'mendWrongDays', days: 'missing' }],
    ['such a day where the tenure is counted from the two', 'Yes,2024-03-01,2024-02-01', COUNTED, { kind: 'mendWrongDays', days: 'swapped' }],
    ['a day of leaving of somebody who stayed', 'No,2024-01-01,2024-02-01', COUNTED, { kind: 'mendWrongDays', days: 'missing' }],
    ['no day of leaving of somebody who left', 'Yes,2024-01-01,', DATED, { kind: 'mendWrongDays', days: 'missing' }],
    ['no such day where the tenure is counted from it', 'Yes,2024-01-01,', COUNTED, null],
    ['a day after the snapshot', 'No,2025-01-01,', DATED, { kind: 'mendWrongDays', days: 'missing' }],
    ['a day that no month has', 'Yes,2024-01-01,2024-02-30', COUNTED, { kind: 'readMonthEnd', column: 'to' }],
    ['a month that no year has', 'Yes,2024-01-01,2024-14-03', DATED, { kind: 'setUnreadable', column: 'to' }],
    ['such a month where the tenure is counted from it', 'Yes,2024-01-01,2024-14-03', COUNTED, null],
    ['no day of joining where the tenure is counted from it', 'No,,', COUNTED, null],
  ])('with %s have the remedy that lets them in, where there is one', async (_trouble, days, change, expected) => {
    const lines = [...members(300).map((line) => `${line},2023-01-01,${line.endsWith('Yes') ? '2024-05-01' : ''}`), `x,5,30,Basic,${days}`];
    const before = await dated(lines, change);
    const [finding, ...others] = findings(refusedRows, before);
    expect([before.rejectedRows.length, others, finding!.remedy?.change ?? null]).toEqual([1, [], expected]);
    if (expected) expect((await dated(lines, (json) => Object.assign(json, applyChange(before.dictionary, expected)))).rejectedRows).toEqual([]);
  });

  it('with a word that is a category elsewhere are mended in their own column alone', async () => {
    const [finding] = await found(rows(9, (i) => `x${i},5,None,Basic,No`), (json) => { json.columns[3]!.categories = ['Basic', 'Plus, with sauna', 'None']; });
    expect(finding!.remedy!.change).toEqual({ kind: 'setUnreadable', column: 'fee' });
  });
});
