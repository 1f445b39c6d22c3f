import { gzipSync } from 'node:zlib';
import { existsSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM, utf16be } from '@/lib/dataset/reading/dialects.fixture';
import { openRows } from './openRows';
import { fileOf, refusalOf } from './openRows.fixture';
import { sniffFile } from './sniffFile';

const TELCO = path.resolve('../shared/data/telco-customer-churn.csv');
const TEXT = 'id;fee;plan\n1;9,50 €;Zoë\n2;8,00 €;Ånd\n';
const sniff = async (content: string | Uint8Array) => sniffFile(await fileOf(content));

/** What a file is read as by what was sniffed. */
async function readAgain(content: string | Uint8Array): Promise<{ sniffed: string[][]; read: string[][] }> {
  const file = await fileOf(content);
  const { reading, header, sample } = await sniffFile(file);
  const read: string[][] = [];
  for await (const { cells } of openRows(file, reading)) read.push(cells);
  return { sniffed: [header, ...sample], read };
}

describe('sniffFile', () => {
  it.each(SPECTRUM)('and the reading by it give $name', async ({ text, rows }) => {
    expect(await readAgain(text)).toEqual({ sniffed: rows, read: rows });
  });

  it.each<[string, Uint8Array, string, number]>([
    ['UTF-8', Buffer.from(TEXT), 'utf-8', 0], ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8', 0],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), 'utf-16le', 0], ['UTF-16 without one', Buffer.from(TEXT, 'utf16le'), 'utf-16le', 0],
    ['big-endian UTF-16 with a mark', utf16be(`\ufeff${TEXT}`), 'utf-16be', 0], ['big-endian UTF-16 without one', utf16be(TEXT), 'utf-16be', 0],
    ['Windows-1252', Buffer.from(TEXT.replaceAll('€', '\x80'), 'latin1'), 'windows-1252', 1],
  ])('knows %s', async (_name, bytes, encoding, doubts) => {
    const { reading, header, sample, ambiguous } = await sniff(bytes);
    expect(reading).toMatchObject({ encoding, delimiter: ';', quote: '"', skipLines: 0, decimal: '.', thousands: '', affixes: [], missing: [] });
    expect([header, ...sample]).toEqual([['id', 'fee', 'plan'], ['1', '9,50 €', 'Zoë'], ['2', '8,00 €', 'Ånd']]);
    expect(ambiguous.map(({ about }) => about)).toEqual(doubts ? ['encoding'] : []);
  });

  it('finds the one letter that is not UTF-8 behind its sample', async () => {
    const { reading, evidence } = await sniff(Buffer.concat([Buffer.from(`id,plan\n${'1,é\n'.repeat(100_000)}`), Buffer.from('2,\xe9\n', 'latin1')]));
    expect(reading.encoding).toBe('windows-1252');
    expect(evidence.encoding).toContain('first in line 100002');
  });

  it('shows twenty rows, and looks further where the first row is long', async () => {
    expect((await sniff(`id,plan\n${'1,a\n'.repeat(100)}`)).sample).toHaveLength(20);
    const { sample, reading } = await sniff(`id;note\n1;"${'x;'.repeat(500_000)}"\n2;b\n`);
    expect(sample.map(([, note]) => note!.length)).toEqual([1_000_000, 1]);
    expect(reading.delimiter).toBe(';');
  });

  it('says what a file without a header, or with a title, leaves open', async () => {
    expect((await sniff('1,12,No\n2,5,Yes\n3,7,No\n')).ambiguous.map(({ about }) => about)).toEqual(['header']);
    const { reading, evidence, header } = await sniff('Members\n\nid,left\n1,No\n2,Yes\n');
    expect([reading.skipLines, header]).toEqual([2, ['id', 'left']]);
    expect(evidence).toMatchInlineSnapshot(`
      {
        "delimiter": "Separated by commas, all 3 rows of the sample have 2 cells.",
        "encoding": "All of its bytes are UTF-8.",
        "header": "Its first row names 2 columns.",
        "quote": "No cell of the sample is quoted; double quotes are customary.",
        "skipLines": "One line stands before the header, beginning with "Members".",
      }
    `);
  });

  it('reads a file whose first row is a customer without a header, and says so', async () => {
    const { reading, header, sample, evidence, ambiguous } = await sniff('A1,3,4.5,Yes\nA2,12,9.5,No\nA3,5,19.5,No\n');
    expect([reading.header, header, sample.length]).toEqual([false, ['column 1', 'column 2', 'column 3', 'column 4'], 3]);
    expect(evidence.header).toMatchInlineSnapshot(`"Its first row has "3", "4.5" where a name is expected, as the rows below it do. So it was read as a customer, and the columns are called "column 1" and so on."`);
    expect(ambiguous).toEqual([{ about: 'header', why: evidence.header }]);
  });

  it('sees what is read: any quoted table, in any dialect', async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('', ',', ';', '"', '\n', '\r\n', '5,5', 'a\0'));
    const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 3, maxLength: 6 }).map((rows) => [Array.from({ length: width }, (_, i) => `name ${i}`), ...rows]));
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), async (rows, delimiter, end) => {
        const { sniffed, read } = await readAgain(rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter) + end).join(''));
        expect(read).toEqual(rows);
        expect(sniffed).toEqual(rows.map((cells) => cells.map((text) => text.trim())));
      }),
      { numRuns: 60 },
    );
  });

  it('knows the bundled file', async () => {
    const { header, ambiguous } = await sniffFile('data/customers.csv');
    expect([header.length, ambiguous]).toEqual([18, []]);
  });

  it.skipIf(!existsSync(TELCO))(`knows telco${existsSync(TELCO) ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, async () => {
    const { header, ambiguous, evidence } = await sniffFile(TELCO);
    expect([header.length, ambiguous]).toEqual([21, []]);
    expect(evidence).toMatchInlineSnapshot(`
      {
        "delimiter": "Separated by commas, all 1903 rows of the sample have 21 cells.",
        "encoding": "All of its bytes are UTF-8.",
        "header": "Its first row names 21 columns.",
        "quote": "No cell of the sample is quoted; double quotes are customary.",
        "skipLines": "The header is the first line that is not empty.",
      }
    `);
  });
});

describe('sniffFile: what it refuses, in its own words', () => {
  const refusal = (content: string | Uint8Array) => refusalOf(sniff(content));

  it('files of another kind, whatever they are called', async () => {
    expect(await refusal(gzipSync(TEXT))).toMatchInlineSnapshot(`"not-csv: customers.csv is a gzip archive, not CSV. Unpack it and import the CSV file inside."`);
    expect(await refusal(Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'))).toMatchInlineSnapshot(`"not-csv: customers.csv is an Excel workbook (xlsx), not CSV. Open it in your spreadsheet program, choose "Save as" and "CSV UTF-8", and import that file."`);
    expect(await refusal('[{"id": 1}]')).toMatchInlineSnapshot(`"not-csv: customers.csv is JSON, not CSV. Export the table as CSV and import that file."`);
  });

  it('a file of nothing', async () => {
    expect(await refusal('')).toMatchInlineSnapshot(`"empty-file: customers.csv is empty. Export it again with its header and customers."`);
    for (const content of ['\ufeff', '\r\n\r\n', Buffer.from('\ufeff', 'utf16le')]) expect(await refusal(content)).toContain('empty-file:');
    expect(await refusalOf(sniffFile('/nowhere/customers.csv'))).toContain('file-missing:');
  });
});
