import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { customerIds, numberByRole } from '@/lib/dataset/dataset';
import { datasetFolder, datasetOf, dictionaryJson, HEADER, refusal } from '@/lib/dataset/dataset.fixture';
import { readDataset } from './readDataset';

const ROWS = ['A1,12,10.5,Basic,No', 'A2,0,,"Plus, with sauna",Yes'];
const CSV = `${[HEADER, ...ROWS].join('\n')}\n`;
const utf16 = Buffer.from(`\ufeff${CSV}`, 'utf16le');

describe('readDataset: text forms', () => {
  it.each([
    ['LF', CSV], ['CRLF', CSV.replaceAll('\n', '\r\n')], ['CR', CSV.replaceAll('\n', '\r')], ['no last line end', CSV.trimEnd()],
    ['a byte order mark', `\ufeff${CSV}`], ['spaces in the header', CSV.replace('months', ' months ')], ['everything quoted', CSV.trimEnd().replaceAll(/(?<=^|,)([^",\n]*)(?=,|$)/gm, '"$1"')],
    ['line ends of two kinds', CSV.replace('\n', '\r\n')], ['empty lines', `\n${CSV.replaceAll('\n', '\n\n')}\n\n`],
    ['columns in another order', `left,plan,fee,months,id\nNo,Basic,10.5,12,A1\nYes,"Plus, with sauna",,0,A2\n`],
  ])('reads %s', async (_name, text) => {
    const dataset = await datasetOf(text);
    expect(dataset.rejectedRows).toEqual([]);
    expect(customerIds(dataset)).toEqual(['A1', 'A2']);
    expect([...numberByRole(dataset, 'monthlyCharge')!]).toEqual([10.5, NaN]);
    expect(dataset.columns.get('plan')).toMatchObject({ kind: 'category', missing: 0, codes: Int16Array.of(0, 1) });
  });

  it('reads a line end, and a letter, that lie across two chunks of the file', async () => {
    for (const pad of [65_535, 65_534, 65_533, 65_536]) {
      const filler = `"${'é'.repeat(Math.floor((pad - HEADER.length - 20) / 2))}${pad % 2 ? '' : 'x'}",1,1,Basic,No\r\n`;
      const text = `${HEADER}\r\n${filler}`;
      const start = 'B1,2,2,Basic,Yes\r\nB2,3,3,Basic,No\r\n';
      const dataset = await datasetOf(text + start + `${'é'.repeat(80_000)},4,4,Basic,No\r\n`);
      expect(dataset.rejectedRows).toEqual([]);
      expect([...numberByRole(dataset, 'tenure')!]).toEqual([1, 2, 3, 4]);
      expect(customerIds(dataset)[3]).toBe('é'.repeat(80_000));
    }
  });

  it('keeps quoted commas, quotes and line ends as text', async () => {
    const dataset = await datasetOf(`${HEADER}\n"A ""1"",\nof two lines",1,1,Basic,No\n`);
    expect(customerIds(dataset)).toEqual(['A "1",\nof two lines']);
  });

  it('tells columns of one name apart, where both are described', async () => {
    const { columns } = await datasetOf(`fee,${HEADER}\nx,A1,1,7.5,Basic,No\n`, dictionaryJson((json) => {
      json.columns.find(({ name }) => name === 'fee')!.name = 'fee (2)';
      json.columns.push({ name: 'fee', label: 'Another', type: 'text', role: 'ignored' });
    }));
    expect([columns.get('fee'), columns.get('fee (2)')]).toMatchObject([{ values: ['x'] }, { values: Float64Array.of(7.5) }]);
  });

  it('reads and lists columns that the dictionary does not describe, whatever they are called', async () => {
    const dataset = await datasetOf(`__proto__,${HEADER},constructor,\nx,A1,1,1,Basic,No,y,z\n`);
    expect(dataset.unknownColumns).toEqual(['column __proto__', 'column constructor', 'column 8']);
    expect(dataset.rowCount).toBe(1);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it('takes ids of any name', async () => {
    const dataset = await datasetOf(`${HEADER}\n${['__proto__', 'constructor', 'toString', "' OR 1=1", '<script>', '=1+1'].map((id) => `${id},1,1,Basic,No`).join('\n')}\n`);
    expect([...dataset.rowById]).toEqual([['__proto__', 0], ['constructor', 1], ['toString', 2], ["' OR 1=1", 3], ['<script>', 4], ['=1+1', 5]]);
  });

  it('takes the same file with a mark or without for two files, since the bytes differ', async () => {
    const [plain, again, marked] = [await datasetOf(CSV), await datasetOf(CSV), await datasetOf(`\ufeff${CSV}`)];
    expect(plain.dataHash).toBe(again.dataHash);
    expect(plain.dataHash).not.toBe(marked.dataHash);
    expect(plain.dictionaryHash).toBe(marked.dictionaryHash);
  });

  it('reads a dictionary that begins with a byte order mark', async () => {
    expect(await refusal({ customers: CSV, dictionary: `\ufeff${JSON.stringify(dictionaryJson())}` })).toBe('accepted');
  });
});

describe('readDataset: what it refuses, in its own words', () => {
  it('structure', async () => {
    expect(await refusal({ customers: '' })).toMatchInlineSnapshot(`"empty-file: customers.csv is empty. Export it again with its header and customers."`);
    expect(await refusal({ customers: '\ufeff\r\n\r\n' })).toMatchInlineSnapshot(`"empty-file: customers.csv is empty. Export it again with its header and customers."`);
    expect(await refusal({ customers: `${HEADER}\n` })).toMatchInlineSnapshot(`"no-rows: The file has a header and no rows. Export it again with its customers."`);
    expect(await refusal({ customers: `${HEADER},months\nA1,1,1,Basic,No,1\n` })).toMatchInlineSnapshot(`"duplicate-column: The header has the column "months" twice, as columns 2 and 6. Rename or remove one of them in the file."`);
    expect(await refusal({ customers: 'id,months,plan\nA1,1,Basic\n' })).toMatchInlineSnapshot(`"missing-column: The file lacks "fee", "left"; its header is: id, months, plan. Add the column to the file, or remove it from the dictionary."`);
    expect(await refusal({ customers: `${HEADER}\nA1,1,1,Basic,No\n`.replaceAll(',', ';') })).toMatchInlineSnapshot(`"missing-column: The file lacks "id", "months", "fee", "plan", "left"; its header is: id;months;fee;plan;left. Add the column to the file, or remove it from the dictionary."`);
    expect(await refusal({ customers: `${HEADER}\nA1,1,1,Basic,No\nA2,1,1,Basic,No\nA1,2,2,Basic,Yes\n` })).toMatchInlineSnapshot(`"duplicate-id: Customer ids must be unique: A1 in rows 2 and 4. Keep one row for each customer."`);
    expect(await refusal({ customers: `${HEADER}\n${'A1,1,1,Basic,No\n'.repeat(8)}` })).toMatchInlineSnapshot(`"duplicate-id: Customer ids must be unique: A1 in rows 2 and 3; A1 in rows 2 and 4; A1 in rows 2 and 5; A1 in rows 2 and 6; A1 in rows 2 and 7; and 2 more. Keep one row for each customer."`);
    expect(await refusal({ customers: `${HEADER}\n__proto__,1,1,Basic,No\n__proto__,1,1,Basic,No\n` })).toMatchInlineSnapshot(`"duplicate-id: Customer ids must be unique: __proto__ in rows 2 and 3. Keep one row for each customer."`);
    expect(await refusal({ customers: `${HEADER}\nA1,twelve,1,Basic,No\nA2,1,1,Gold,No\n` })).toMatchInlineSnapshot(`"no-valid-row: Every row was refused, 2 in all; row 2, column "months", value "twelve": not a number (expected digits with a decimal point). Check that the dictionary describes this file."`);
    expect(await refusal({ customers: `${HEADER}\nA1,1\nA2\n` })).toMatchInlineSnapshot(`"no-valid-row: Every row was refused, 2 in all; row 2, value "A1,1": has only 2 of 5 cells. Check that the dictionary describes this file."`);
  });

  it('quotes', async () => {
    expect(await refusal({ customers: `${HEADER}\nA1,1,1,"Basic,No\n` })).toMatchInlineSnapshot(`"malformed-csv: customers.csv is not well-formed CSV: a quote is opened in row 2, cell 4, and never closed. Correct the quotes in that row, or read the file as one without quotes."`);
    expect(await refusal({ customers: `${HEADER}\nA1,1,1,Ba"sic,No\n` })).toMatchInlineSnapshot(`"no-valid-row: Every row was refused, 1 in all; row 2, column "plan", value "Ba"sic": unknown category (expected Basic, Plus, with sauna). Check that the dictionary describes this file."`);
  });

  it('encodings and files of another kind', async () => {
    expect(await refusal({ customers: Buffer.from(CSV.replace('A1', 'Zoë'), 'latin1') })).toMatchInlineSnapshot(`"not-utf8: customers.csv is not UTF-8 text, first in line 2. Save it as "CSV UTF-8"."`);
    expect(await refusal({ customers: utf16 })).toMatch(/^not-utf8:/);
    expect(await refusal({ customers: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]) })).toMatchInlineSnapshot(`"not-csv: customers.csv is a gzip archive, not CSV. Unpack it and import the CSV file inside."`);
    expect(await refusal({ customers: Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\0\u0006\0'), Buffer.from([0xe2, 0x28, 0xff])]) })).toMatch(/^not-csv: customers.csv is a zip archive, not CSV/);
    // A letter cut off at the end of the file.
    expect(await refusal({ customers: Buffer.from(`${CSV}é`).subarray(0, -1) })).toMatch(/^not-utf8:/);
  });

  it('missing files', async () => {
    expect(await refusal({ customers: null })).toMatchInlineSnapshot(`"file-missing: There is no customers.csv in the dataset folder. Point DATASET_DIR at a folder that has it."`);
    expect(await refusal({ customers: CSV, dictionary: null })).toMatchInlineSnapshot(`"file-missing: There is no dictionary.json in the dataset folder. Point DATASET_DIR at a folder that has it."`);
    expect(await refusal({ customers: CSV, assumptions: null })).toMatchInlineSnapshot(`"file-missing: There is no assumptions.json in the dataset folder. Point DATASET_DIR at a folder that has it."`);
    const folder = await datasetFolder({ customers: CSV });
    await rm(folder, { recursive: true });
    await expect(readDataset(folder)).rejects.toMatchObject({ code: 'file-missing' });
  });

  it('JSON', async () => {
    expect(await refusal({ customers: CSV, dictionary: '{"name": }' })).toMatchInlineSnapshot(`"invalid-json: dictionary.json is not valid JSON: Unexpected token '}', "{"name": }" is not valid JSON. Correct the file."`);
    expect(await refusal({ customers: CSV, dictionary: '' })).toMatchInlineSnapshot(`"invalid-json: dictionary.json is not valid JSON: Unexpected end of JSON input. Correct the file."`);
    expect(await refusal({ customers: CSV, assumptions: '[' })).toMatch(/^invalid-json: assumptions.json is not valid JSON/);
    expect(await refusal({ customers: CSV, dictionary: Buffer.from(JSON.stringify({ name: 'Zoë' }), 'latin1') })).toMatchInlineSnapshot(`"not-utf8: dictionary.json is not UTF-8 text. Save it as UTF-8."`);
  });

  it('closes a file that it refuses', async () => {
    if (process.platform !== 'linux') return;
    const folder = await datasetFolder({ customers: `a,b\n${'x,y\n'.repeat(100_000)}` });
    const open = () => readdirSync('/proc/self/fd').length;
    await expect(readDataset(folder)).rejects.toMatchObject({ code: 'missing-column' });
    const before = open();
    for (let i = 0; i < 10; i++) await readDataset(folder).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(open()).toBeLessThanOrEqual(before);
  });
});
