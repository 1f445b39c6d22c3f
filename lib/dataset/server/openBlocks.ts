import 'server-only';
import { nameByPlace } from '@/lib/dataset/reading/columnNames';
import { RecordBlocks } from '@/lib/dataset/reading/recordBlocks';
import { RecordScanner } from '@/lib/dataset/reading/recordScanner';
import { LineSkipper } from '@/lib/dataset/reading/lineSkipper';
import { CUSTOMARY_READING, type FileReading } from '@/lib/dataset/reading/schema';
import { fileError } from './fileError';
import { decoded, MAX_ROW_BYTES } from './openRows';

/** Letters of a block: some nine thousand rows of twenty columns. */
const BLOCK = 1024 * 1024;

/** A file in blocks of text. */
export interface FileBlocks {
  /** The cells of the header, without the spaces around them, or columns by their places where the file has none; null where the file must be read row by row. */
  header: readonly string[] | null;
  /** As a spreadsheet counts the header's row, from 1; the first block's first record is the row behind it. */
  headerRow: number;
  /** Each ends where a record does, as far as records are well-formed. */
  blocks: AsyncGenerator<string, void>;
}

/**
 * Opens a CSV file to be read a block at a time, by several threads if need be, as `openRows` reads its rows. Only one block and what is missing of
 * its last record are held.
 *
 * Of a file that is empty, has one column or begins with a record that is not well-formed there is no header: `openRows` says what is to be done.
 *
 * @param onBytes told each piece of the file as it is read
 * @throws DatasetError file-missing, not-csv, not-utf8, wrong-encoding
 */
export async function openBlocks(file: string, reading: FileReading = CUSTOMARY_READING, onBytes: (piece: Buffer) => void = () => {}): Promise<FileBlocks> {
  const skipper = new LineSkipper(reading.skipLines);
  const blocks = blocksOf(file, reading, skipper, onBytes);
  const first = await blocks.next();
  const found = first.done ? null : headerIn(first.value, reading);
  if (!found) {
    await blocks.return(undefined);
    return { header: null, headerRow: 0, blocks: nothing() };
  }
  async function* rest(): AsyncGenerator<string, void> {
    yield (first.value as string).slice(found!.end);
    yield* blocks;
  }
  return { header: found.header, headerRow: skipper.skipped + found.record, blocks: rest() };
}

async function* blocksOf(file: string, reading: FileReading, skipper: LineSkipper, onBytes: (piece: Buffer) => void): AsyncGenerator<string, void> {
  const cutter = new RecordBlocks(reading.quote, BLOCK, MAX_ROW_BYTES);
  try {
    for await (const piece of decoded(file, reading, skipper, onBytes)) {
      const block = cutter.push(piece);
      if (block !== null) yield block;
    }
  } catch (error) {
    throw fileError(file, error as NodeJS.ErrnoException);
  }
  const rest = cutter.rest();
  if (rest !== '') yield rest;
}

function headerIn(block: string, reading: FileReading): { header: string[]; record: number; end: number } | null {
  const scanner = new RecordScanner(reading);
  for (let [at, record] = [0, 1]; at < block.length; record++) {
    const start = at;
    at = scanner.next(block, at);
    if (at < 0) return null;
    if (scanner.count > 1 && !reading.header) return { header: Array.from({ length: scanner.count }, (_, i) => nameByPlace(i)), record: record - 1, end: start };
    if (scanner.count > 1) return { header: Array.from({ length: scanner.count }, (_, i) => scanner.cellText(i).trim()), record, end: at };
    if (scanner.cellText(0) !== '') return null;
  }
  return null;
}

async function* nothing(): AsyncGenerator<string, void> {}
