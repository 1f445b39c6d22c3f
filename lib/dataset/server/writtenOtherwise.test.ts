import { describe, expect, it } from 'vitest';
import { cellText, customerIds, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER, refusal, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { utf16be } from '@/lib/dataset/reading/dialects.fixture';
import { dictionarySchema } from '@/lib/dataset/schema';

const described = (change: (json: DictionaryJson) => void) => {
  const json = dictionaryJson(change);
  dictionarySchema.parse(json);
  return json;
};
const column = (json: DictionaryJson, name: string) => json.columns.find((candidate) => candidate.name === name)!;
const cells = (dataset: Dataset) => Array.from({ length: dataset.rowCount }, (_, row) => [...dataset.columns.values()].map((each) => cellText(each, row)).join(' | '));
const refused = (dataset: Dataset) => dataset.rejectedRows.map(({ row, column: name, value, reason }) => `row ${row}, ${name} "${value}": ${reason}`);
const dates = (json: DictionaryJson) => {
  Object.assign(json, { snapshotDate: '2024-12-31', observationWindow: { start: '2024-01-01', end: '2024-12-31' } });
  json.columns.push({ name: 'from', label: 'From', type: 'date', role: 'signupDate', format: 'DD.MM.YYYY', nullable: true }, { name: 'to', label: 'To', type: 'date', role: 'churnDate', format: 'DD.MM.YYYY', nullable: true });
};

describe('a file that its dictionary describes as written otherwise', () => {
  const german = described((json) => {
    json.file = { encoding: 'utf-16be', delimiter: ';', skipLines: 2, decimal: ',', thousands: '.', affixes: ['€'], missing: ['k. A.', '-'] };
    Object.assign(column(json, 'fee'), { max: 10_000 });
    Object.assign(column(json, 'plan'), { others: 'Basic', spellings: { P: 'Plus, with sauna' } });
  });
  const text = 'sep=;\r\nMitglieder im Mai\r\nid;months;fee;plan;left\r\nA1;12;"1.234,50 €";P;No\r\nA2;0;k. a.;Gold;Yes\r\nA3;3;1.23;Basic;No\r\nA4;-;5;Basic;No\r\n\r\nA5;1;7,5;-;No\r\n';

  it('is read by it: encoding, lines before the header, numbers, missing texts, spellings and other categories', async () => {
    const dataset = await datasetOf(utf16be(text), german);
    expect(cells(dataset)).toEqual(['A1 | 12 | 1234.5 | Plus, with sauna | No', 'A2 | 0 |  | Basic | Yes']);
    expect(refused(dataset)).toMatchInlineSnapshot(`
      [
        "row 6, fee "1.23": not a number (expected digits with a decimal comma and points between thousands)",
        "row 7, months "-": means that nothing is known, but months is required",
        "row 9, plan "-": means that nothing is known, but plan is required",
      ]
    `);
  });

  it('keeps months and monthly charges, whatever the file counts in', async () => {
    const yearly = described((json) => {
      Object.assign(column(json, 'months'), { type: 'number', period: 'day', max: 120 });
      Object.assign(column(json, 'fee'), { period: 'year', max: 100 });
    });
    const dataset = await datasetOf(`${HEADER}\nA1,400.5,120,Basic,No\nA2,0,1201,Basic,No\nA3,3700,1,Basic,No\nA4,-1,1,Basic,No\n`, yearly);
    expect(cells(dataset)).toEqual(['A1 | 13 | 10 | Basic | No']);
    expect(refused(dataset)).toMatchInlineSnapshot(`
      [
        "row 3, fee "1201": comes to 100.08333333333333, outside 0 to 100",
        "row 4, months "3700": comes to 121, outside 0 to 120",
        "row 5, months "-1": outside 0 to 120",
      ]
    `);
  });

  it('floors a tenure of parts of months', async () => {
    const parts = described((json) => { column(json, 'months').type = 'number'; });
    expect(cells(await datasetOf(`${HEADER}\nA1,12.9,,Basic,No\n`, parts))).toEqual(['A1 | 12 |  | Basic | No']);
  });

  it('takes a category for itself where a text of the same letters means missing elsewhere', async () => {
    const none = described((json) => {
      json.file = { missing: ['None'] };
      Object.assign(column(json, 'plan'), { categories: ['None', 'Basic'] });
    });
    expect(cells(await datasetOf(`${HEADER}\nA1,1,NONE,None,No\n`, none))).toEqual(['A1 | 1 |  | None | No']);
  });

  it('makes id, tenure and churn from the row, where the file has none', async () => {
    const derived = described((json) => {
      dates(json);
      Object.assign(column(json, 'id'), { derived: 'row-number' });
      Object.assign(column(json, 'months'), { derived: 'between-dates', max: 120 });
      Object.assign(column(json, 'left'), { derived: 'has-churn-date' });
    });
    const dataset = await datasetOf(`from,to,plan,fee,left\n15.1.2024,,Basic,1,x\n31.01.2024,29.02.2024 10:30,Basic,2,x\n\n,,Basic,3,x\n01.01.2000,,Basic,4,x\n01.03.2024,01.02.2024,Basic,5,x\n01.03.2024,01.02.2025,Basic,6,x\n01.03.2024,1.9.2024,Basic,7,x\n`, derived);
    expect(cells(dataset)).toEqual(['1 | 11 | 1 | Basic | No | 2024-01-15 | ', '2 | 0 | 2 | Basic | Yes | 2024-01-31 | 2024-02-29', '7 | 6 | 7 | Basic | Yes | 2024-03-01 | 2024-09-01']);
    expect(dataset.unknownColumns).toEqual(['left']);
    expect(refused(dataset)).toMatchInlineSnapshot(`
      [
        "row 5, from "": empty, but months is counted from it",
        "row 6, from "01.01.2000": 299 months ago, outside 0 to 120",
        "row 7, to "01.02.2024": before the sign-up date",
        "row 8, to "01.02.2025": after the snapshot of 31 Dec 2024",
      ]
    `);
  });

  it('is read with a column of NULs, control letters and 300 categories: refused by the row, and shown safely', async () => {
    const many = described((json) => { Object.assign(column(json, 'plan'), { categories: Array.from({ length: 300 }, (_, i) => `P${i}`), others: 'P0' }); });
    const dataset = await datasetOf(`${HEADER}\nA1,1,1,P7,No\nA\0A,1,1,P1,No\nA3,1\0 1,1,P1,No\nA4,1,1,P\0P,No\nA5,1,1,P1,\x1b[31mNo\n`, many);
    expect(customerIds(dataset)).toEqual(['A1']);
    expect(refused(dataset)).toMatchInlineSnapshot(`
      [
        "row 3, id "A␀A": has a NUL character in it, which no text has",
        "row 4, months "1␀ 1": not a number (expected digits with a decimal point)",
        "row 5, plan "P␀P": has a NUL character in it, which no text has",
        "row 6, left "␛[31mNo": unknown category (expected No, Yes)",
      ]
    `);
    delete column(many, 'plan').others;
    expect(refused(await datasetOf(`${HEADER}\nA1,1,1,P7,No\nA2,1,1,Q,No\n`, many))).toMatchInlineSnapshot(`
      [
        "row 3, plan "Q": unknown category (expected P0, P1, P2, P3, P4, P5, P6, P7, P8, P9 or one of 290 more)",
      ]
    `);
  });
});

it('says that a quote may be missing where it made one row of several', async () => {
  const dataset = await datasetOf(`${HEADER}\nA1,1,1,Basic,No\nA2,1,1,"Basic,No\nA3,1,1,Basic,No\nA4,1,1,Basic",No\nA5,1,"1,Basic,No\nA6,1,1",Basic,No\n`);
  expect(refused(dataset)).toMatchInlineSnapshot(`
    [
      "row 3, plan "Basic,No
    A3,1,1,Basic,No
    A4,1,1,Basic": unknown category (expected Basic, Plus, with sauna); goes over 3 lines, so that a quote may be missing",
      "row 4, fee "1,Basic,No
    A6,1,1": not a number (expected digits with a decimal point); goes over 2 lines, so that a quote may be missing",
    ]
  `);
});

it('refuses headers that cannot be read, in its own words', async () => {
  expect(await refusal({ customers: `,,${HEADER}\n,,A1,1,1,Basic,No\n` })).toBe('accepted');
  expect(await refusal({ customers: 'left\nYes\n' })).toMatchInlineSnapshot(`"missing-column: The file lacks "id", "months", "fee", "plan"; its header is: left. Add the column to the file, or remove it from the dictionary."`);
  expect(await refusal({ customers: `${',a'.repeat(1)},${Array.from({ length: 300 }, (_, i) => `c${i}`).join(',')}\n` })).toMatchInlineSnapshot(`"missing-column: The file lacks "id", "months", "fee", "plan", "left"; its header is: column 1, a, c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17 and 282 more. Add the column to the file, or remove it from the dictionary."`);
  expect(await refusal({ customers: `id,months,fee,plan,left,id\n` })).toContain('as columns 1 and 6');
});
