import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM } from './dialects.fixture';
import { DELIMITERS } from './schema';
import { sniffDialect } from './sniffDialect';

const TITLED = 'Customers of May\nmade on 2024-06-01\n\nid,plan,left\n1,a,No\n2,b,Yes\n';
const found = (text: string, complete = true) => {
  const { delimiter, quote, skipLines, records } = sniffDialect(text, complete);
  return [delimiter, quote, skipLines, records[0]?.cells.length ?? 0];
};
const doubts = (text: string) => sniffDialect(text, true).ambiguous.map(({ about, why }) => `${about}: ${why}`);

describe('sniffDialect', () => {
  it.each(SPECTRUM)('finds how $name is written', ({ text, rows }) => {
    expect(found(text.replace('\ufeff', ''))).toEqual([text.includes(';') ? ';' : ',', '"', 0, rows[0]!.length]);
  });

  it.each<[string, string, unknown[]]>([
    ['decimal commas, two in each row', 'a;b;c\n1,5;2,5;x\n3,5;4,5;y\n', [';', '"', 0, 3]],
    ['decimal commas in every cell', 'a;b\n1,5;2,5\n3,5;4,5\n', [';', '"', 0, 2]],
    ['sums with both marks', 'id;sum\n1;1.234,50 €\n2;2.000,00 €\n', [';', '"', 0, 2]],
    ['commas in the texts of a file with tabs', 'id\tname\n1\tNoor, A\n2\tAlva, B\n', ['\t', '"', 0, 2]],
    ['semicolons in quotes', 'id,note\n1,"a;b;c"\n2,"d;e;f"\n', [',', '"', 0, 2]],
    ['lists with bars in the cells', 'id,tags,left\n1,a|b|c,No\n2,d|e|f,Yes\n', [',', '"', 0, 3]],
    ['bars', 'id|plan\n1|a\n2|b\n', ['|', '"', 0, 2]],
    ['a line that names the delimiter', 'sep=;\r\nid;plan\r\n1;a\r\n', [';', '"', 1, 2]],
    ['a line that names a tab', 'sep=\t\nid\tplan\n1\ta\n', ['\t', '"', 1, 2]],
    ['a named delimiter where another fits too', 'sep=,\na,b;c\n1,2;3\n', [',', '"', 1, 2]],
    ['titles', TITLED, [',', '"', 3, 3]],
    ['a title that a spreadsheet filled up with delimiters', 'Customers;;;\n;;;\nid;plan;fee;left\n1;a;2;No\n2;b;3;Yes\n', [';', '"', 2, 4]],
    ['a named delimiter and a title', `sep=,\n${TITLED}`, [',', '"', 4, 3]],
    ['remarks with commas', '# made by a tool, v2\n# on: 2024\nid,plan,left\n1,a,No\n2,b,Yes\n', [',', '"', 2, 3]],
    ['empty lines before the header', '\n\nid,plan\n1,a\n', [',', '"', 0, 2]],
    ['single quotes', "'id','note'\n'1','it''s, well'\n'2','x'\n", [',', "'", 0, 2]],
    ['apostrophes', "id,town\n1,'s-Hertogenbosch\n2,L'Aquila\n3,Delft\n", [',', '"', 0, 2]],
    ['quotes within texts only', 'id,size\n1,27" wide\n2,13"\n', [',', null, 0, 2]],
    ['one column', 'left\nYes\nNo\n', [',', '"', 0, 1]],
    ['one column of sentences', 'note\nfine, thanks\nno\nwell, yes, and no\nno\nno\n', [',', '"', 0, 1]],
    ['a header alone', 'id;plan;left', [';', '"', 0, 3]],
    ['a delimiter at the end of each line', 'id,plan,\n1,a,\n2,b,\n', [',', '"', 0, 3]],
    ['a column without a name', ',id,plan\n0,1,a\n1,2,b\n', [',', '"', 0, 3]],
    ['a header that lacks a name', 'id,plan\n0,1,a\n1,2,b\n', [',', '"', 0, 2]],
    ['some ragged rows', 'id,plan,left\n1,a,No\n2,b\n3,c,Yes\n4,d,No,x\n5,e,No\nTotal: 5\n', [',', '"', 0, 3]],
    ['CR', 'id;plan\r1;a\r2;b\r', [';', '"', 0, 2]],
    ['nothing', '', [',', '"', 0, 0]],
  ])('finds %s', (_name, text, expected) => expect(found(text)).toEqual(expected));

  it('finds again whatever a table is separated by', () => {
    const word = fc.stringMatching(/^[a-zà-ÿ' .-]{1,12}$/u);
    const cell = fc.oneof(word, fc.integer().map(String), fc.double({ noNaN: true, min: 0, max: 1e6 }).map((value) => value.toFixed(2)), fc.tuple(word, fc.constantFrom(', ', '; ', '|', '\n'), word).map((parts) => `"${parts.join('')}"`));
    const table = fc.integer({ min: 2, max: 6 }).chain((width) => fc.tuple(fc.array(word, { minLength: width, maxLength: width }), fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 10 })));
    fc.assert(fc.property(table, fc.constantFrom(...DELIMITERS), fc.constantFrom('\n', '\r\n'), ([header, rows], delimiter, end) => {
      const text = [header, ...rows].map((cells) => cells.join(delimiter) + end).join('');
      expect(found(text).slice(0, 1)).toEqual([delimiter]);
    }));
  });

  it('finds the same in a part of a file, cut anywhere', () => {
    const text = `id;sum;note\n${Array.from({ length: 50 }, (_, i) => `${i};1.${i},5;"a;\nb"\n`).join('')}`;
    for (let end = 100; end < text.length; end++) expect(found(text.slice(0, end), false)).toEqual([';', '"', 0, 3]);
  });

  it('takes little time over what nobody closes, ends or fills', () => {
    // Of this program alone: others may be busy at the same time.
    const before = process.cpuUsage();
    for (const text of [`id,note\n1,"${'abc,def\n'.repeat(200_000)}`, 'x'.repeat(2_000_000), '"'.repeat(2_000_000), `${'1'.repeat(1_000_000)};x\n`]) expect(found(text)[0]).not.toBe('|');
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(10);
  });

  it('gives its reasons', () => {
    expect(Object.values(sniffDialect(TITLED, true).why)).toMatchInlineSnapshot(`
      [
        "Separated by commas, all 3 rows of the sample have 3 cells.",
        "No cell of the sample is quoted; double quotes are customary.",
        "2 lines stand before the header, beginning with "Customers of May".",
      ]
    `);
    expect(Object.values(sniffDialect('sep=;\nid;note\n1;"a,b"\n2;c\n3\n', true).why)).toMatchInlineSnapshot(`
      [
        "Its first line says so (sep=;).",
        "Double quotes enclose 1 cell of the sample.",
        "The first line names the delimiter. The header follows.",
      ]
    `);
    expect(Object.values(sniffDialect('left\nYes\n', true).why)).toMatchInlineSnapshot(`
      [
        "No comma, semicolon, tab or bar separates its lines alike: it has one column.",
        "No cell of the sample is quoted; double quotes are customary.",
        "The header is the first line that is not empty.",
      ]
    `);
    expect(sniffDialect('id,size\n1,27"\n', true).why.quote).toMatchInlineSnapshot(`"The quotes in the sample enclose no cell, and so are letters like others."`);
  });

  it('says what is not settled', () => {
    expect(doubts('id,plan\n1,a\n2,b\n')).toEqual([]);
    expect(doubts(TITLED)).toMatchInlineSnapshot(`
      [
        "skipLines: 2 lines stand before the header, beginning with "Customers of May".",
      ]
    `);
    expect(doubts('a;b,c;d\n1;2,3;4\n')).toMatchInlineSnapshot(`[]`);
    expect(doubts('sep=^\nid^plan\n1^a\n')).toMatchInlineSnapshot(`
      [
        "delimiter: Its first line names "^" as delimiter, which cannot be read: save it with commas, semicolons, tabs or bars.",
      ]
    `);
    expect(doubts('id^plan^left\n1^a^No\n2^b^Yes\n')).toMatchInlineSnapshot(`
      [
        "delimiter: All of its lines have as many carets ("^"): if they separate its columns, it cannot be read so; save it with commas, semicolons, tabs or bars.",
      ]
    `);
    expect(doubts('plan\nBasic\nGold plus\n')).toEqual([]);
    expect(doubts('id,note\n1,"a"\n2,27" wide\n')).toMatchInlineSnapshot(`
      [
        "quote: One cell of the sample has a quote that does not enclose it: such a row stops the reading, unless the file is read as one without quotes.",
      ]
    `);
    expect(doubts('id,note\n1,"a\n2,b\n')).toMatchInlineSnapshot(`
      [
        "quote: One cell of the sample has a quote that does not enclose it: such a row stops the reading, unless the file is read as one without quotes.",
      ]
    `);
  });
});
