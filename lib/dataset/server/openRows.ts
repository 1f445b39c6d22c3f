import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
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

/**
 * Streams the rows of a CSV file, its header first (columns by their places where it has none), as its reading says they are written. LF, CRLF and CR all end a line; empty lines are
 * left out, except that a file of one column has them as empty cells: its cells may be empty too. Spaces beside a delimiter do not count.
 *
 * Memory is constant: rows are held one piece of the file at a time, and no row may exceed 4 MiB. The file is closed however the loop ends.
 *
 * @param onBytes told each piece of the file as it is read, e.g. to hash it or to show progress
 * @throws DatasetError file-missing, not-csv, not-utf8, wrong-encoding, malformed-csv, row-too-long
 */
export async function* openRows(file: string, reading: FileReading = CUSTOMARY_READING, onBytes: (piece: Buffer) => void = () => {}): AsyncGenerator<FileRow> {
  const parser = parse({
    delimiter: reading.delimiter,
    quote: reading.quote,
    escape: reading.quote,
    // All three line ends are named: left to guess, the parser takes the first line's for all and runs the others together.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    trim: true,
    max_record_size: MAX_ROW_BYTES,
  });
  // Empty lines before the header go too: the parser takes the first line's width for that of all, and is slow where another has another.
  const skipper = new LineSkipper(reading.skipLines);
  const fed = pipeline(decoded(file, reading, skipper, onBytes), parser);
  // Awaited below; until then a failure must not count as unhandled.
  fed.catch(() => {});
  let records = 0;
  let width = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      records++;
      const empty = cells.length === 1 && cells[0] === '';
      if (empty && width !== 1) continue;
      if (width === 0) {
        width = cells.length;
        if (!reading.header) yield { cells: cells.map((_, i) => nameByPlace(i)), fileRow: skipper.skipped };
      }
      yield { cells, fileRow: skipper.skipped + records };
    }
    await fed;
  } catch (error) {
    // A stream that is closed because another failed knows only that it was closed.
    const cause = await fed.then(() => error, (first: unknown) => first);
    throw cause instanceof CsvError ? malformed(file, cause, skipper.skipped) : fileError(file, cause as NodeJS.ErrnoException);
  } finally {
    parser.destroy();
  }
}

async function* decoded(file: string, reading: FileReading, skipper: LineSkipper, onBytes: (piece: Buffer) => void): AsyncGenerator<string> {
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
  const remedy = 'Correct the quotes in that row, or read the file as one without quotes.';
  switch (error.code as string) {
    case 'CSV_MAX_RECORD_SIZE':
      return new DatasetError('row-too-long', `${name} has more than ${MAX_ROW_BYTES / 1024 / 1024} MiB in one row: ${where}. Most likely a quote is opened there and never closed.`, remedy);
    case 'CSV_QUOTE_NOT_CLOSED':
      return new DatasetError('malformed-csv', `${name} is not well-formed CSV: a quote is opened in ${where}, and never closed.`, remedy);
    // Not by its prefix, which the others have.
    case 'INVALID_OPENING_QUOTE':
      return new DatasetError('malformed-csv', `${name} is not well-formed CSV: ${where} has a quote in the middle of its text.`, remedy);
    default:
      return new DatasetError('malformed-csv', `${name} is not well-formed CSV: ${where} goes on behind its closing quote; a quote may have been opened there by mistake, and closed by that of a later row.`, remedy);
  }
}
