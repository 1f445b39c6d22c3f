import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse, type Info } from 'csv-parse';
import type { z } from 'zod';
import { prettifyError } from 'zod';
import { DatasetBuilder } from '@/lib/dataset/builder';
import type { Dataset } from '@/lib/dataset/dataset';
import { DatasetError } from '@/lib/dataset/errors';
import { assumptionsSchema, dictionarySchema, type Assumptions, type Dictionary } from '@/lib/dataset/schema';

/** The files of a dataset folder. */
export const DATASET_FILES = { customers: 'customers.csv', dictionary: 'dictionary.json', assumptions: 'assumptions.json' } as const;

/**
 * Reads a dataset folder: customers.csv, dictionary.json and assumptions.json.
 *
 * @throws DatasetError with what is wrong, where, and the next step
 */
export async function readDataset(folder: string): Promise<{ dataset: Dataset; assumptions: Assumptions }> {
  const [dictionary, assumptions] = await Promise.all([
    readJson(path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.dictionary), dictionarySchema, 'invalid-dictionary'),
    readJson(path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.assumptions), assumptionsSchema, 'invalid-assumptions'),
  ]);
  const dataset = await readCustomers(path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.customers), dictionary.value, dictionary.hash);
  return { dataset, assumptions: assumptions.value };
}

async function readJson<T extends z.ZodType>(file: string, schema: T, code: 'invalid-dictionary' | 'invalid-assumptions'): Promise<{ value: z.infer<T>; hash: string }> {
  const name = path.basename(file);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw fileError(file, error);
  });
  const text = decode(bytes, file);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DatasetError('invalid-json', `${name} is not valid JSON: ${(error as Error).message}.`, 'Correct the file.');
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new DatasetError(code, `${name} cannot be used.\n${prettifyError(result.error)}\n`, 'Correct the file.');
  return { value: result.data, hash: sha256(bytes) };
}

function decode(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw fileError(file, error as NodeJS.ErrnoException);
  }
}

export function sha256(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Streams a CSV file (UTF-8 with or without a byte order mark, comma separated, RFC 4180 quoting) into a dataset.
 *
 * @throws DatasetError file-missing, not-utf8, malformed-csv, empty-file, no-rows, no-valid-row, missing-column, duplicate-column, duplicate-id
 */
async function readCustomers(file: string, dictionary: Dictionary, dictionaryHash: string): Promise<Dataset> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  async function* text() {
    for await (const chunk of createReadStream(file)) {
      hash.update(chunk as Buffer);
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  }
  // All three line ends are named: left to guess, the parser takes the first line's for all and runs the others together.
  const parser = parse({ relax_column_count: true, skip_empty_lines: true, info: true, record_delimiter: ['\r\n', '\n', '\r'] });
  let builder: DatasetBuilder | undefined;
  const consume = async (rows: AsyncIterable<{ record: string[]; info: Info }>) => {
    for await (const { record, info } of rows) {
      // A spreadsheet counts empty lines too.
      if (builder) builder.addRow(record, info.records + info.empty_lines);
      else builder = new DatasetBuilder(dictionary, record.map((name) => name.trim()));
    }
  };
  try {
    // A pipeline ends every part when one fails; otherwise each refused file would stay open.
    await pipeline(text(), parser, consume);
  } catch (error) {
    throw fileError(file, error as NodeJS.ErrnoException);
  }
  if (!builder) throw new DatasetError('empty-file', `${path.basename(file)} is empty.`, 'Export it again with its header and customers.');
  return builder.finish({ dataHash: hash.digest('hex'), dictionaryHash });
}

function fileError(file: string, error: NodeJS.ErrnoException): Error {
  const name = path.basename(file);
  if (error instanceof DatasetError) return error;
  // Without the folder's path: this text also reaches people who ask the API.
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') {
    return new DatasetError('file-missing', `There is no ${name} in the dataset folder.`, 'Point DATASET_DIR at a folder that has it.');
  }
  if (error.code === 'EACCES' || error.code === 'EISDIR') {
    return new DatasetError('file-missing', `${name} in the dataset folder cannot be read (${error.code}).`, 'Make it a file that this program may read.');
  }
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new DatasetError('not-utf8', `${name} is not UTF-8 text.`, name.endsWith('.csv') ? 'Save it as "CSV UTF-8".' : 'Save it as UTF-8.');
  }
  // Not by its code: "INVALID_OPENING_QUOTE" lacks the prefix that the others have.
  if (error instanceof CsvError) {
    return new DatasetError('malformed-csv', `${name} is not well-formed CSV: ${error.message}.`, 'Correct the quotes in that line.');
  }
  return error;
}
