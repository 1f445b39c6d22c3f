import type { FileReading } from './schema';

/** A record of a sample: its cells without the quotes around them, and the line in which it begins, the first being 0. */
export interface SampleRecord { cells: string[]; line: number; enclosed: boolean[] }

export interface Split {
  records: SampleRecord[];
  /** Cells that quotes enclose whole. */
  enclosed: number;
  /** Cells that begin with a quote, but go on behind the next one or have no other. */
  open: number;
  /** Cells that have a quote only within their text. */
  stray: number;
}

/** More tell no more. */
const ENOUGH = 2000;

/**
 * Splits a sample of a file into records, as forgivingly as can be: a quote in the wrong place is counted and taken for a letter. For
 * looking at a file before it is known how it is written; the reading itself forgives nothing. Empty lines are left out, and what follows 2,000 records.
 *
 * @param complete whether the sample is the whole file; otherwise its last record is cut off and left out
 */
export function splitRecords(text: string, { delimiter, quote }: Pick<FileReading, 'delimiter' | 'quote'>, complete: boolean): Split {
  const split: Split = { records: [], enclosed: 0, open: 0, stray: 0 };
  let record: SampleRecord = { cells: [], line: 0, enclosed: [] };
  let [at, line] = [0, 0];
  const endRecord = () => {
    if (record.cells.length > 1 || record.cells[0] !== '' || record.enclosed[0]) split.records.push(record);
    record = { cells: [], line, enclosed: [] };
  };
  while (at < text.length && split.records.length < ENOUGH) {
    const cell = cellAt(text, at, delimiter, quote);
    // Perhaps closed behind the sample.
    if (cell.unclosed && !complete) return split;
    record.cells.push(cell.value);
    record.enclosed.push(cell.quotes === 'enclosed');
    if (cell.quotes) split[cell.quotes]++;
    line += cell.lines;
    at = cell.end;
    if (text[at] === delimiter) {
      at++;
      // Behind a last delimiter stands one more cell, an empty one.
      if (at < text.length) continue;
      record.cells.push('');
      record.enclosed.push(false);
    }
    const ended = at < text.length;
    if (!ended && !complete) return split;
    at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
    line++;
    endRecord();
  }
  return split;
}

interface SampleCell { value: string; end: number; lines: number; quotes: 'enclosed' | 'open' | 'stray' | null; unclosed: boolean }

function cellAt(text: string, from: number, delimiter: string, quote: string | null): SampleCell {
  let start = from;
  while (text[start] === ' ') start++;
  if (quote !== null && text[start] === quote) {
    const close = closingQuote(text, start + 1, quote);
    let end = close + 1;
    while (text[end] === ' ') end++;
    if (close >= 0 && (end >= text.length || text[end] === delimiter || isLineEnd(text[end]))) {
      const inside = text.slice(start + 1, close);
      return { value: inside.replaceAll(quote + quote, quote), end, lines: inside.split(/\r\n|\r|\n/).length - 1, quotes: 'enclosed', unclosed: false };
    }
    return { ...bareCell(text, from, delimiter, quote), quotes: 'open', unclosed: close < 0 };
  }
  return bareCell(text, from, delimiter, quote);
}

function bareCell(text: string, from: number, delimiter: string, quote: string | null): SampleCell {
  const [stop, lf, cr] = [delimiter.charCodeAt(0), 10, 13];
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === stop || code === lf || code === cr) break;
  }
  const value = text.slice(from, end).trim();
  return { value, end, lines: 0, quotes: quote !== null && value.includes(quote) ? 'stray' : null, unclosed: false };
}

/** The first quote that is not doubled, or −1. */
function closingQuote(text: string, from: number, quote: string): number {
  let at = text.indexOf(quote, from);
  while (at >= 0 && text[at + 1] === quote) at = text.indexOf(quote, at + 2);
  return at;
}

const isLineEnd = (letter: string | undefined) => letter === '\n' || letter === '\r';
