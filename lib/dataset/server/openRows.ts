import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Parser } from 'csv-parse';
import { DatasetError } from '@/lib/dataset/errors';
import { foreignContent } from '@/lib/dataset/reading/foreignContent';
import { nameByPlace } from '@/lib/dataset/reading/columnNames';
import { LineSkipper } from '@/lib/dataset/reading/lineSkipper';
import { CUSTOMARY_READING, type FileReading } from '@/lib/dataset/reading/schema';
import { decoding } from './decoding';
import { fileError, isEncodingError, notCsv, wrongEncoding } from './fileError';

/** 4 MiB. A longer row is a quote that was opened and never closed: without a limit the rest of the file would be held in memory as one cell. */
export const MAX_ROW_BYTES = 4 * 1024 * 1024;

/** `fileRow` counts as a spreadsheet does, from 1: lines before the header and empty lines count, line ends inside quotes do not. */
export interface FileRow { cells: string[]; fileRow: number }

/** Told while a file is read. */
export interface Watcher {
  /** Each piece of the file once, e.g. to hash it or to show progress. */
  onBytes?: (piece: Buffer) => void;
  /** The first row that has a quote where none can be, at most once. */
  onStrayQuote?: (fileRow: number) => void;
}

/**
 * Streams the rows of a CSV file, its header first (columns by their places where it has none), as its reading says they are written. LF, CRLF and CR all end a line; empty lines are
 * left out, except that a file of one column has them as empty cells: its cells may be empty too. Spaces beside a delimiter do not count.
 *
 * A quote where none can be, as in `5" pipe` or `"The Bell" inn`, is kept as a letter: from its row on the file is read leniently, and the
 * watcher is told. A quote that stays open over a line end is none of these, and refused.
 *
 * Memory is constant: rows are held one piece of the file at a time, and no row may exceed 4 MiB. The file is closed however the loop ends.
 *
 * @throws DatasetError file-missing, not-csv, not-utf8, wrong-encoding, malformed-csv, row-too-long
 */
export async function* openRows(file: string, reading: FileReading = CUSTOMARY_READING, watcher: Watcher = {}): AsyncGenerator<FileRow> {
  let told = 0;
  let seen = 0;
  let width = 0;
  for (const lenient of [false, true]) {
    let at = 0;
    // What was told in the first reading is not told again in the second.
    const onBytes = (piece: Buffer) => {
      const fresh = Math.max(0, told - at);
      at += piece.length;
      if (fresh >= piece.length) return;
      told = at;
      watcher.onBytes?.(piece.subarray(fresh));
    };
    const parser = parserOf(reading, lenient);
    // Empty lines before the header go too: the parser takes the first line's width for that of all.
    const skipper = new LineSkipper(reading.skipLines);
    const fed = pipeline(decoded(file, reading, skipper, onBytes), parser);
    // Awaited below; until then a failure must not count as unhandled.
    fed.catch(() => {});
    let records = 0;
    try {
      for await (const cells of parser as AsyncIterable<string[]>) {
        records++;
        if (records <= seen) continue;
        seen = records;
        const fileRow = skipper.skipped + records;
        if (lenient) mendQuotes(cells, reading.quote!, file, fileRow);
        const empty = cells.length === 1 && cells[0] === '';
        if (empty && width !== 1) continue;
        if (width === 0) {
          width = cells.length;
          if (!reading.header) yield { cells: cells.map((_, i) => nameByPlace(i)), fileRow: fileRow - 1 };
        }
        yield { cells, fileRow };
      }
      await fed;
      return;
    } catch (error) {
      if (error instanceof DatasetError) throw error;
      // A stream that is closed because another failed knows only that it was closed.
      const cause = await fed.then(() => error, (first: unknown) => first);
      if (!(cause instanceof CsvError)) throw fileError(file, cause as NodeJS.ErrnoException);
      if (lenient || !isStrayQuote(cause)) throw malformed(file, cause, skipper.skipped);
      watcher.onStrayQuote?.(skipper.skipped + recordsOf(cause) + 1);
    } finally {
      parser.destroy();
    }
  }
}

function parserOf({ delimiter, quote }: FileReading, lenient: boolean): Parser {
  const parser = parse({
    delimiter,
    quote,
    escape: quote,
    // All three line ends are named: left to guess, the parser takes the first line's for all and runs the others together.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // Told to trim behind a cell, the parser refuses what goes on behind a closing quote, however lenient.
    ...(lenient ? { ltrim: true, relax_quotes: true } : { trim: true }),
    max_record_size: MAX_ROW_BYTES,
  });
  // The parser would make an error of every row that is not as wide as the first, with a copy of it, only to leave it aside: 120 µs each.
  // Told so before each row; an accessor in its state would make all of its state slow.
  const { api } = parser as Parser & { api: Record<typeof ON_RECORD, (this: ParserApi, push: unknown) => unknown> };
  const onRecord = api[ON_RECORD];
  api[ON_RECORD] = function (push) {
    this.state.expectedRecordLength = this.state.record.length;
    return onRecord.call(this, push);
  };
  return parser;
}

/** What the parser calls when a row is complete. */
const ON_RECORD = '__onRecord';
interface ParserApi { state: { record: unknown[]; expectedRecordLength?: number } }

const STRAY_QUOTES = ['INVALID_OPENING_QUOTE', 'CSV_INVALID_CLOSING_QUOTE', 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE'];
const isStrayQuote = ({ code }: CsvError) => STRAY_QUOTES.includes(code);
const recordsOf = (error: CsvError) => (error as CsvError & { records: number }).records;

/**
 * Cells that were read leniently as the strict reading has them: without spaces behind, and without the quotes of a cell that has spaces behind those.
 *
 * @throws DatasetError malformed-csv, where a quote stays open over a line end and then is none: most likely the rows between are in one cell
 */
function mendQuotes(cells: string[], quote: string, file: string, fileRow: number): void {
  for (const [i, cell] of cells.entries()) {
    const text = cell.trimEnd();
    const next = text.startsWith(quote) ? text.indexOf(quote, 1) : -1;
    const lineEnd = text.search(/[\r\n]/);
    if (text.startsWith(quote) && lineEnd >= 0 && (next < 0 || lineEnd < next)) throw goesOn(file, `row ${fileRow}, cell ${i + 1}`);
    cells[i] = next > 0 && next === text.length - 1 && text.length < cell.length ? text.slice(1, -1).trim() : text;
  }
}

/** The text of a file piece by piece, without its byte order mark and what the skipper leaves out. @throws DatasetError as `openRows`, but for what is not well-formed */
export async function* decoded(file: string, reading: FileReading, skipper: LineSkipper, onBytes: (piece: Buffer) => void): AsyncGenerator<string> {
  const decode = decoding(reading.encoding, true);
  let first = true;
  try {
    for await (const piece of createReadStream(file) as AsyncIterable<Buffer>) {
      const foreign = first ? foreignContent(piece) : null;
      if (foreign) throw notCsv(file, foreign);
      first = false;
      onBytes(piece);
      yield skipper.rest(decode(piece));
    }
    yield skipper.rest(decode());
  } catch (error) {
    throw isEncodingError(error) ? await wrongEncoding(file, reading.encoding) : error;
  }
}

/** Where the parser stopped, in the terms of this house: the row that it was reading, and the place of its cell in it. */
function malformed(file: string, error: CsvError, skipped: number): DatasetError {
  const name = path.basename(file);
  const { records, column } = error as CsvError & { records: number; column: number };
  const where = `row ${skipped + records + 1}, cell ${column + 1}`;
  switch (error.code as string) {
    case 'CSV_MAX_RECORD_SIZE':
      return new DatasetError('row-too-long', `${name} has more than ${MAX_ROW_BYTES / 1024 / 1024} MiB in one row: ${where}. Most likely a quote is opened there and never closed.`, CORRECT_QUOTES);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new DatasetError('malformed-csv', `${name} is not well-formed CSV: a quote is opened in ${where}, and never closed.`, CORRECT_QUOTES);
    default:
      return goesOn(file, where);
  }
}

const CORRECT_QUOTES = 'Correct the quotes in that row, or read the file as one without quotes.';

function goesOn(file: string, where: string): DatasetError {
  return new DatasetError('malformed-csv', `${path.basename(file)} is not well-formed CSV: ${where} goes on behind its closing quote; a quote may have been opened there by mistake, and closed by that of a later row.`, CORRECT_QUOTES);
}
