import 'server-only';
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { DatasetError } from '@/lib/dataset/errors';
import type { ForeignContent } from '@/lib/dataset/reading/foreignContent';
import type { Encoding } from '@/lib/dataset/reading/schema';

/** What the system said about a file, in words for people; what is none of this is given back as it came. */
export function fileError(file: string, error: NodeJS.ErrnoException): Error {
  const name = path.basename(file);
  if (error instanceof DatasetError) return error;
  // Without the folder's path: this text also reaches people who ask the API.
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new DatasetError('file-missing', `There is no ${name} in the dataset folder.`, 'Point DATASET_DIR at a folder that has it.');
  }
  if (error.code === 'EACCES' || error.code === 'EISDIR') {
    return new DatasetError('file-missing', `${name} in the dataset folder cannot be read (${error.code}).`, 'Make it a file that this program may read.');
  }
  if (isEncodingError(error)) return new DatasetError('not-utf8', `${name} is not UTF-8 text.`, 'Save it as UTF-8.');
  return error;
}

export const isEncodingError = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

export function notCsv(file: string, { what, remedy }: ForeignContent): DatasetError {
  return new DatasetError('not-csv', `${path.basename(file)} is ${what}${what === 'not text' ? '' : ', not CSV'}.`, remedy);
}

const ENCODING_NAMES: Record<Encoding, string> = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16 (little-endian)', 'utf-16be': 'UTF-16 (big-endian)', 'windows-1252': 'Windows-1252', 'windows-1250': 'Windows-1250', 'windows-1251': 'Windows-1251', 'windows-1253': 'Windows-1253', 'windows-1254': 'Windows-1254', macintosh: 'Macintosh', shift_jis: 'Shift JIS', gb18030: 'GB 18030' };

/** Says that a file is not in the encoding it was read in, and for UTF-8 in which line. */
export async function wrongEncoding(file: string, encoding: Encoding): Promise<DatasetError> {
  const name = path.basename(file);
  if (encoding !== 'utf-8') {
    return new DatasetError('wrong-encoding', `${name} is not ${ENCODING_NAMES[encoding]} text.`, 'Choose another encoding, or save it as "CSV UTF-8".');
  }
  const line = await firstLineNotUtf8(file);
  return new DatasetError('not-utf8', `${name} is not UTF-8 text${line === null ? '' : `, first in line ${line}`}.`, 'Save it as "CSV UTF-8".');
}

/**
 * The first line that is not UTF-8, as an editor counts lines, or null where all are. Streams the whole file: about a second for a gigabyte.
 */
export async function firstLineNotUtf8(file: string): Promise<number | null> {
  let line = 1;
  let rest: Buffer = Buffer.alloc(0);
  for await (const piece of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = wholeLetters(bytes);
    const whole = bytes.subarray(0, end);
    if (!isUtf8(whole)) return line + linesBeforeInvalid(whole);
    line += lineEnds(whole);
    rest = bytes.subarray(end);
  }
  return isUtf8(rest) ? null : line;
}

/** Where the last letter begins if it may be cut off, or be the first half of a CRLF; a text that ends in other ASCII is whole. */
function wholeLetters(bytes: Uint8Array): number {
  if (bytes.at(-1) === 13) return bytes.length - 1;
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return back === 1 ? bytes.length : bytes.length - back + 1;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

/** LF and CRLF, and CR where it stands alone. */
function lineEnds(bytes: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) count++;
  return count;
}

function linesBeforeInvalid(bytes: Buffer): number {
  let [from, to] = [0, bytes.length];
  // The longest beginning that is valid: what is invalid stays so however much follows, but for a letter that is cut off.
  while (to - from > 4) {
    const middle = (from + to) >> 1;
    if (isUtf8(bytes.subarray(0, wholeLetters(bytes.subarray(0, middle))))) from = middle;
    else to = middle;
  }
  return lineEnds(bytes.subarray(0, from));
}
