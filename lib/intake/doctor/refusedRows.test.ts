import { describe, expect, it } from 'vitest';
import { dictionarySchema } from '@/lib/dataset/schema';
import { applyChange } from './change';
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
      100 of 400 rows (25.0%) were refused because of "fee": not a number. All of them have "N/A". A refused row is in no figure; the list of them can be downloaded.
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
      76 of 559 rows (13.6%) were refused because of "plan": unknown category. They have 13 different values there: "basic" (37 rows), "Gold 0" (4 rows) and "Gold 1" (4 rows) …. A refused row is in no figure; the list of them can be downloaded.
      → Read "basic" as "Basic"

      [warns] refused:fee:outside-to
      40 of 559 rows (7.2%) were refused because of "fee": outside 0 to 1000. All of them have "1e308". A refused row is in no figure; the list of them can be downloaded.

      [warns] refused:months:not-a-whole-number
      38 of 559 rows (6.8%) were refused because of "months": not a whole number. All of them have "2.5". A refused row is in no figure; the list of them can be downloaded.

      [warns] refused::has-cells-the-header-has
      36 of 559 rows (6.4%) were refused: has 4 cells, the header has 5. A text with an unquoted comma or line end in it breaks a row so. A refused row is in no figure; the list of them can be downloaded.

      [warns] refused:left:unknown-category
      35 of 559 rows (6.3%) were refused because of "left": unknown category. All of them have "maybe". A refused row is in no figure; the list of them can be downloaded.

      [warns] refused:months:empty-but-months-is-required
      34 of 559 rows (6.1%) were refused because of "months": empty, but months is required. All of them have an empty cell. A refused row is in no figure; the list of them can be downloaded."
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
  ])('with %s have the remedy that lets them in', async (_trouble, line, change) => {
    const [finding] = await found([line]);
    expect(finding!.remedy!.change).toEqual(change);
    const dataset = await gymOf([...members(300), line]);
    expect(dictionarySchema.safeParse(applyChange(dataset.dictionary, finding!.remedy!.change)).success).toBe(true);
  });

  it.each([
    ['an outcome nobody knows', 'x,5,30,Basic,unknown'],
    ['no tenure', 'x,,30,Basic,No'],
    ['a fraction of a month', 'x,2.5,30,Basic,No'],
    ['a tenure of centuries', 'x,9999,30,Basic,No'],
    ['what could be thousands or decimals', 'x,5,"1,234",Basic,No'],
    ['an id left empty', ',5,30,Basic,No'],
    ['a cell too many', 'x,5,30,Basic,No,more'],
  ])('with %s are for the reader to settle', async (_trouble, line) => {
    const [finding] = await found([line]);
    expect(finding!.id).toMatch(/^refused:/);
    expect(finding!.remedy).toBeNull();
  });

  it('are not mended by a word that is a category elsewhere', async () => {
    const [finding] = await found(rows(9, (i) => `x${i},5,None,Basic,No`), (json) => { json.columns[3]!.categories = ['Basic', 'Plus, with sauna', 'None']; });
    expect(finding!.remedy).toBeNull();
  });
});
