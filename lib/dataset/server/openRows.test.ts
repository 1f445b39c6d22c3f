import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM, utf16be } from '@/lib/dataset/reading/dialects.fixture';
import type { FileReading } from '@/lib/dataset/reading/schema';
import { cellsOf, fileOf, refusalOf, rowsOf } from './openRows.fixture';
import { openRows } from './openRows';

const SIMPLE = [['id', 'plan'], ['1', 'Zoë €5'], ['2', '']];
const TEXT = 'id,plan\n1,Zoë €5\n2,\n';
const latin = Buffer.from(TEXT.replace('€', '\x80'), 'latin1');

describe('openRows', () => {
  it.each(SPECTRUM)('reads $name', async ({ text, rows }) => {
    expect(await cellsOf(text, text.includes(';') ? { delimiter: ';' } : {})).toEqual(rows);
  });

  it.each<[string, string | Uint8Array, Partial<FileReading>]>([
    ['UTF-8 with a mark', `\ufeff${TEXT}`, {}],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), { encoding: 'utf-16le' }],
    ['UTF-16 without one', Buffer.from(TEXT, 'utf16le'), { encoding: 'utf-16le' }],
    ['big-endian UTF-16 with a mark', utf16be(`\ufeff${TEXT}`), { encoding: 'utf-16be' }],
    ['big-endian UTF-16 without one', utf16be(TEXT), { encoding: 'utf-16be' }],
    ['Windows-1252, its euro sign too', latin, { encoding: 'windows-1252' }],
    ['semicolons', TEXT.replaceAll(',', ';'), { delimiter: ';' }],
    ['tabs, also where a cell is empty', TEXT.replaceAll(',', '\t'), { delimiter: '\t' }],
    ['bars', TEXT.replaceAll(',', '|'), { delimiter: '|' }],
    ['single quotes', "'id','plan'\n'1','Zoë €5'\n'2',''\n", { quote: "'" }],
    ['spaces beside delimiters and quotes', 'id, "plan" \n 1 , "Zoë €5"\n2,   \n', {}],
    ['a line that names the delimiter', `sep=;\r\n${TEXT.replaceAll(',', ';').replaceAll('\n', '\r\n')}`, { delimiter: ';', skipLines: 1 }],
    ['a title with a quote that is never closed', `Export "of May\n\n${TEXT}`, { skipLines: 2 }],
    ['CR', TEXT.replaceAll('\n', '\r'), {}],
  ])('reads %s', async (_name, content, reading) => expect(await cellsOf(content, reading)).toEqual(SIMPLE));

  it('names the columns by their places where the first row is a customer', async () => {
    expect(await rowsOf('note\n\nA1,5\nA2,6\n', { header: false, skipLines: 1 })).toEqual([
      { cells: ['column 1', 'column 2'], fileRow: 2 }, { cells: ['A1', '5'], fileRow: 3 }, { cells: ['A2', '6'], fileRow: 4 },
    ]);
    expect(await rowsOf('', { header: false })).toEqual([]);
  });

  it('takes a quote for a letter where nothing quotes', async () => {
    expect(await cellsOf('id,size\n1,27" wide\n2,"\n', { quote: null })).toEqual([['id', 'size'], ['1', '27" wide'], ['2', '"']]);
  });

  it('keeps a quote for a letter where none can be, tells the first such row, and reads the others as before', async () => {
    const file = await fileOf('id,note\n0, "a, b" \n1,27" wide\n2,"The Bell" inn\n3,"x"y"z"\n4, "a, b" \n5,"two ""quotes"", and\nlines"\n6,"" \n');
    const [told, pieces, rows]: [number[], Buffer[], string[][]] = [[], [], []];
    for await (const { cells } of openRows(file, undefined, { onBytes: (piece) => pieces.push(piece), onStrayQuote: (row) => told.push(row) })) rows.push(cells);
    expect(rows).toEqual([['id', 'note'], ['0', 'a, b'], ['1', '27" wide'], ['2', '"The Bell" inn'], ['3', '"x"y"z"'], ['4', 'a, b'], ['5', 'two "quotes", and\nlines'], ['6', '']]);
    expect(told).toEqual([3]);
    expect(Buffer.concat(pieces)).toEqual(await readFile(file));
  });

  it('tells every byte once, however far a stray quote lies in the file', async () => {
    const file = await fileOf(`id,note\n${Array.from({ length: 60_000 }, (_, i) => `${i},${i === 50_000 ? '5" pipe' : 'x'}\n`).join('')}`);
    const pieces: Buffer[] = [];
    let [rows, told] = [0, 0];
    for await (const { fileRow } of openRows(file, undefined, { onBytes: (piece) => pieces.push(piece), onStrayQuote: (row) => (told = row) })) expect(fileRow).toBe(++rows);
    expect([rows, told]).toEqual([60_001, 50_002]);
    expect(Buffer.concat(pieces)).toEqual(await readFile(file));
  });

  it('reads rows of another width as fast as others', async () => {
    const time = async (line: string) => {
      const start = performance.now();
      expect(await cellsOf(`a,b\n${line.repeat(40_000)}`)).toHaveLength(40_001);
      return performance.now() - start;
    };
    const [even, ragged] = [await time('1,2\n'), await time('1,2,3\n')];
    expect(ragged).toBeLessThan(4 * even + 200);
  });

  it('counts rows as a spreadsheet does: titles and empty lines too, line ends in quotes not', async () => {
    const rows = await rowsOf('Title\n\nid,note\n\n1,"two\r\nlines"\n2,x\n  \n3,y\n', { skipLines: 1 });
    expect(rows.map(({ cells, fileRow }) => [cells[0], fileRow])).toEqual([['id', 3], ['1', 5], ['2', 6], ['3', 8]]);
  });

  it('leaves out empty lines, save where they are the cells of the only column', async () => {
    expect(await cellsOf('\n\nleft\nYes\n\nNo\n""\n')).toEqual([['left'], ['Yes'], [''], ['No'], ['']]);
    expect(await cellsOf('')).toEqual([]);
    expect(await cellsOf('\ufeff\r\n\r\n')).toEqual([]);
  });

  it('reads a cell of a megabyte, and a NUL', async () => {
    expect((await cellsOf(`id,note\n1,"${'x'.repeat(1_000_000)}"\n2,a\0b\n`)).map(([, note]) => note!.length)).toEqual([4, 1_000_000, 3]);
  });

  it('hands over every byte as it reads', async () => {
    const pieces: Buffer[] = [];
    for await (const row of openRows(await fileOf(`\ufeff${TEXT}`), undefined, { onBytes: (piece) => pieces.push(piece) })) expect(row.cells).toHaveLength(2);
    expect(Buffer.concat(pieces).toString()).toBe(`\ufeff${TEXT}`);
  });

  it('gives back any table, however it is written', async () => {
    const cell = fc.oneof(fc.constantFrom('', '"', '""', '\n', '\r\n', ',', ';', "'", 'sep=;', 'a\0b'), fc.string({ unit: 'grapheme' }), fc.string());
    const table = fc.integer({ min: 2, max: 4 }).chain((width) => fc.array(fc.array(cell.filter((text) => Buffer.from(text).toString() === text), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('"', "'"), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom('utf-8', 'utf-16le', 'utf-16be'), async (rows, delimiter, quote, end, encoding) => {
        const written = rows.map((cells) => cells.map((text) => quote + text.replaceAll(quote, quote + quote) + quote).join(delimiter)).join(end);
        const bytes = { 'utf-8': () => Buffer.from(written), 'utf-16le': () => Buffer.from(written, 'utf16le'), 'utf-16be': () => utf16be(written) }[encoding]();
        expect(await cellsOf(bytes, { delimiter, quote, encoding })).toEqual(rows);
      }),
      { numRuns: 100 },
    );
  });
});

describe('openRows: what it refuses, in its own words', () => {
  const refusal = (content: string | Uint8Array, reading: Partial<FileReading> = {}) => refusalOf(rowsOf(content, reading));

  it('quotes, by row and column', async () => {
    expect(await refusal('Title\nid,note\n1,x\n2,"y\n3,z\n', { skipLines: 1 })).toMatchInlineSnapshot(`"malformed-csv: customers.csv is not well-formed CSV: a quote is opened in row 4, cell 2, and never closed. Correct the quotes in that row, or read the file as one without quotes."`);
    expect(await refusal('id,note\n1,x\n2,"y\n3,"z"\n')).toMatchInlineSnapshot(`"malformed-csv: customers.csv is not well-formed CSV: row 3, cell 2 goes on behind its closing quote; a quote may have been opened there by mistake, and closed by that of a later row. Correct the quotes in that row, or read the file as one without quotes."`);
expect(await refusal('id,note\n1,27" wide\n2,"y\n3,"z"\n4,"x"\n')).toContain('row 3, cell 2 goes on behind its closing quote');
    expect(await refusal('id,note\n1,27" wide\n2,"y\n3,z\n')).toContain('a quote is opened in row 3, cell 2, and never closed');
    expect(await refusal('id,note\n1,x,"y')).toMatchInlineSnapshot(`"malformed-csv: customers.csv is not well-formed CSV: a quote is opened in row 2, cell 3, and never closed. Correct the quotes in that row, or read the file as one without quotes."`);
  });

  it('a quote that is never closed, without holding the rest of the file', async () => {
    const before = process.memoryUsage().rss;
    expect(await refusal(`id,note\n1,x\n2,"y\n${'3,zzzzzzzzzzzzzzzz\n'.repeat(1_000_000)}`)).toMatchInlineSnapshot(`"row-too-long: customers.csv has more than 4 MiB in one row: row 3, cell 2. Most likely a quote is opened there and never closed. Correct the quotes in that row, or read the file as one without quotes."`);
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  it('another encoding, by its line', async () => {
    expect(await refusal(latin)).toMatchInlineSnapshot(`"not-utf8: customers.csv is not UTF-8 text, first in line 2. Save it as "CSV UTF-8"."`);
    expect(await refusal(`${'a\n'.repeat(100_000)}${'é'.repeat(300_000)}\r\nx\r\n`)).toBe('accepted');
    expect(await refusal(Buffer.concat([Buffer.from(`a,b\r\n${'é,b\r\n'.repeat(300_000)}`), Buffer.from([0xe9, 10])]))).toContain('first in line 300002.');
    expect(await refusal(Buffer.from(`${TEXT}é`).subarray(0, -1))).toContain('first in line 4.');
    expect(await refusal(Buffer.from(`\ufeff${TEXT}`, 'utf16le').subarray(0, -1), { encoding: 'utf-16le' })).toMatchInlineSnapshot(`"wrong-encoding: customers.csv is not UTF-16 (little-endian) text. Choose another encoding, or save it as "CSV UTF-8"."`);
  });

  it('a file that is not there', async () => {
    await expect(openRows('/nowhere/customers.csv').next()).rejects.toMatchObject({ code: 'file-missing' });
  });
});
