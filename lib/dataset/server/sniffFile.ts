import 'server-only';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { DatasetError } from '@/lib/dataset/errors';
import { nameByPlace } from '@/lib/dataset/reading/columnNames';
import { CODE_PAGES, tellingWords } from '@/lib/dataset/reading/codePage';
import { foreignContent } from '@/lib/dataset/reading/foreignContent';
import { fileReadingSchema, type Encoding, type FileReading } from '@/lib/dataset/reading/schema';
import { sniffDialect } from '@/lib/dataset/reading/sniffDialect';
import { markedEncoding, sniffEncoding } from '@/lib/dataset/reading/sniffEncoding';
import { headerDoubt, type HeaderDoubt } from '@/lib/dataset/reading/sniffHeader';
import type { Ambiguity, SniffedTerm } from '@/lib/dataset/reading/sniffing';
import { decoding } from './decoding';
import { fileError, firstLineNotUtf8, notCsv } from './fileError';

/** Bytes that are looked at; a header and a row that do not fit are looked for in more. */
const SAMPLE_BYTES = 256 * 1024;
const LARGE_SAMPLE_BYTES = 8 * 1024 * 1024;
/** Rows of the sample that are shown. */
export const SHOWN_ROWS = 20;

/** How a file is most likely written. */
export interface SniffedFile {
  /** Numbers, dates and missing texts are not looked for here: their terms are the customary ones. */
  reading: FileReading;
  /** Names as the file has them, without spaces around them; an empty one is a column without a name. Where the file names none: by their places. */
  header: string[];
  /** The first 20 rows below it. */
  sample: string[][];
  /** Where the encoding is a guess: words of the file as each of those reads them that it may be in. */
  otherwise: Partial<Record<Encoding, string>>;
  /** Why each term is as it is, in a sentence. */
  evidence: Record<SniffedTerm, string>;
  /** What the file does not settle: to be shown to whoever imports it. */
  ambiguous: Ambiguity[];
}

/**
 * Looks at a file and says how it is written: encoding, delimiter, quotes, lines before the header. Of UTF-8 the whole file is checked,
 * about a second for a gigabyte; of all else the first 256 KiB. What is no CSV is refused by its content, whatever its name.
 *
 * @throws DatasetError file-missing, empty-file, not-csv
 */
export async function sniffFile(file: string): Promise<SniffedFile> {
  try {
    const head = await firstBytes(file, SAMPLE_BYTES);
    const foreign = foreignContent(head.bytes);
    if (foreign) throw notCsv(file, foreign);
    const marked = markedEncoding(head.bytes);
    const read = (encoding: Encoding) => decoding(encoding, false)(head.bytes);
    const encoding = sniffEncoding(head.bytes, read, marked && marked.encoding !== 'utf-8' ? null : await firstLineNotUtf8(file));
    let dialect = dialectOf(head, encoding.encoding);
    if (dialect.records.length < 2 && !head.complete) dialect = dialectOf(await firstBytes(file, LARGE_SAMPLE_BYTES), encoding.encoding);
    const rows = dialect.records.map(({ cells }) => cells.map((cell) => cell.trim()));
    const [first, ...below] = rows;
    if (!first) throw new DatasetError('empty-file', `${path.basename(file)} is empty.`, 'Export it again with its header and customers.');
    const doubt = headerDoubt(first, below);
    const hasHeader = !doubt?.isCustomer;
    return {
      reading: fileReadingSchema.parse({ encoding: encoding.encoding, delimiter: dialect.delimiter, quote: dialect.quote, skipLines: dialect.skipLines, header: hasHeader }),
      header: hasHeader ? first : first.map((_, i) => nameByPlace(i)),
      sample: (hasHeader ? below : rows).slice(0, SHOWN_ROWS),
      otherwise: encoding.ambiguous.length === 0 ? {} : Object.fromEntries(CODE_PAGES.map((page) => [page, tellingWords(read(page))])),
      evidence: { ...dialect.why, encoding: encoding.why, header: headerEvidence(doubt, first.length) },
      ambiguous: [...encoding.ambiguous, ...dialect.ambiguous, ...(doubt ? [{ about: 'header' as const, why: headerEvidence(doubt, first.length) }] : [])],
    };
  } catch (error) {
    throw fileError(file, error as NodeJS.ErrnoException);
  }
}

function headerEvidence(doubt: HeaderDoubt | null, columns: number): string {
  if (!doubt) return `Its first row names ${columns === 1 ? 'the column' : `${columns} columns`}.`;
  return `${doubt.why} ${doubt.isCustomer ? `So it was read as a customer, and the columns are called "${nameByPlace(0)}" and so on.` : 'It was read as the names of the columns all the same.'}`;
}

interface Head { bytes: Uint8Array; complete: boolean }

async function firstBytes(file: string, length: number): Promise<Head> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const bytes = new Uint8Array(Math.min(length, size));
    let read = 0;
    // A read may give less than it was asked for.
    while (read < bytes.length) {
      const { bytesRead } = await handle.read(bytes, read, bytes.length - read, read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return { bytes: bytes.subarray(0, read), complete: size <= length };
  } finally {
    await handle.close();
  }
}

function dialectOf({ bytes, complete }: Head, encoding: Encoding) {
  // Cut within a letter, the sample ends before it; what is no letter becomes a sign, since this is only for looking.
  return sniffDialect(decoding(encoding, false)(bytes), complete);
}
