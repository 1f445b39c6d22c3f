import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SPECTRUM } from './dialects.fixture';
import { RecordBlocks } from './recordBlocks';
import { RecordScanner } from './recordScanner';
import type { Delimiter } from './schema';

type Dialect = { delimiter: Delimiter; quote: '"' | "'" | null };

/** All records by the scanner, or null where it leaves the text to the parser. */
function scanned(text: string, dialect: Dialect): string[][] | null {
  const scanner = new RecordScanner(dialect);
  const records: string[][] = [];
  for (let at = 0; at < text.length;) {
    at = scanner.next(text, at);
    if (at < 0) return null;
    records.push(Array.from({ length: scanner.count }, (_, i) => scanner.cellText(i)));
  }
  return records;
}

/** What the scanner leaves to the parser, which takes it before a delimiter and refuses it before a line end. */
const SPACE_BEHIND_QUOTE = /["'][^\S\r\n]/;

/** By the parser of `openRows`, with its options; null where it refuses the text. */
function parsed(text: string, { delimiter, quote }: Dialect): string[][] | null {
  try {
    return parse(text, { delimiter, quote, escape: quote, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, trim: true });
  } catch {
    return null;
  }
}

const dialect: fc.Arbitrary<Dialect> = fc.record({ delimiter: fc.constantFrom(',', ';', '\t', '|'), quote: fc.constantFrom('"', "'", null) });
const letters = fc.array(fc.constantFrom('a', 'b', '1', '"', "'", '""', ',', ';', '\t', '|', ' ', '\u00a0', '\ufeff', 'é', '\n', '\r', '\r\n', '\n'), { maxLength: 40 }).map((list) => `x${list.join('')}\n`);

describe('RecordScanner', () => {
  it('reads as the parser does, and leaves to it what the parser refuses', () => {
    fc.assert(fc.property(letters, dialect, (text, written) => {
      const records = scanned(text, written);
      if (records !== null) expect(records).toEqual(parsed(text, written));
      else expect(parsed(text, written) === null || SPACE_BEHIND_QUOTE.test(text)).toBe(true);
    }), { numRuns: 5000 });
  });

  it.each(SPECTRUM)('reads $name', ({ text, rows }) => {
    const delimiter = text.includes(';') ? ';' : ',';
    expect(scanned(text.replace('\ufeff', ''), { delimiter, quote: '"' })?.filter((cells) => cells.join('') !== '')).toEqual(rows);
  });

  it('says which records are written as they are read', () => {
    const scanner = new RecordScanner({ delimiter: ',', quote: '"' });
    const isBare = (text: string) => (scanner.next(text, 0), scanner.isBare);
    expect(['a,b\n', 'a, b\n', 'a,"b"\n', 'a b,\n', 'a,b '].map(isBare)).toEqual([true, false, false, true, false]);
    expect([scanner.firstCode(0), scanner.end]).toEqual([97, 4]);
  });
});

describe('RecordBlocks', () => {
  const cut = (text: string, at: readonly number[], quote: '"' | "'" | null, size: number) => {
    const blocks = new RecordBlocks(quote, size, 1000);
    const ends = [...new Set([...at.map((place) => place % (text.length + 1)), text.length])].sort((a, b) => a - b);
    return [...ends.flatMap((end, i) => blocks.push(text.slice(ends[i - 1] ?? 0, end)) ?? []), blocks.rest()].filter((block) => block !== '');
  };

  it('makes blocks whose records are those of the text, however it arrives', () => {
    fc.assert(fc.property(letters, dialect, fc.array(fc.nat(), { maxLength: 6 }), fc.integer({ min: 1, max: 20 }), (text, written, at, size) => {
      const blocks = cut(text, at, written.quote, size);
      expect(blocks.join('')).toBe(text);
      const whole = parsed(text, written);
      const each = blocks.map((block) => scanned(block, written));
      if (whole === null) expect(each.some((records) => records === null)).toBe(true);
      else if (each.every((records) => records !== null)) expect(each.flat()).toEqual(whole);
      else expect(text).toMatch(SPACE_BEHIND_QUOTE);
    }), { numRuns: 5000 });
  });

  it('gives what has no end when it is more than may wait', () => {
    const blocks = new RecordBlocks('"', 10, 25);
    expect([blocks.push('a,b\n"c,d\n'), blocks.push('e,f\n,g,h\n'), blocks.push('i,j\nk,l\n'), blocks.push('"'), blocks.rest()]).toEqual([null, null, 'a,b\n"c,d\ne,f\n,g,h\ni,j\nk,l\n', null, '"']);
  });
});
