import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse';
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
    readJson(path.join(folder, DATASET_FILES.dictionary), dictionarySchema, 'invalid-dictionary'),
    readJson(path.join(folder, DATASET_FILES.assumptions), assumptionsSchema, 'invalid-assumptions'),
  ]);
  const dataset = await readCustomers(path.join(folder, DATASET_FILES.customers), dictionary.value, dictionary.hash);
  return { dataset, assumptions: assumptions.value };
}

async function readJson<T extends z.ZodType>(file: string, schema: T, code: 'invalid-dictionary' | 'invalid-assumptions'): Promise<{ value: z.infer<T>; hash: string }> {
  const name = path.basename(file);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw fileError(file, error);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DatasetError('invalid-json', `${name} is not valid JSON: ${(error as Error).message}.`, 'Correct the file.');
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new DatasetError(code, `${name} cannot be used.\n${prettifyError(result.error)}\n`, 'Correct the file.');
  return { value: result.data, hash: sha256(text) };
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
  const parser = parse({ relax_column_count: true, skip_empty_lines: true, info: true });
  let builder: DatasetBuilder | undefined;
  const consume = (async () => {
    let records = 0;
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      records++;
      if (builder) builder.addRow(record, records);
      else builder = new DatasetBuilder(dictionary, record.map((name) => name.trim()));
    }
  })();
  try {
    // Both sides are awaited together: a failure on either ends the other.
    await Promise.all([consume, feed(text(), parser)]);
  } catch (error) {
    parser.destroy();
    throw fileError(file, error as NodeJS.ErrnoException);
  }
  if (!builder) throw new DatasetError('empty-file', `${path.basename(file)} is empty.`, 'Export it again with its header and customers.');
  return builder.finish({ dataHash: hash.digest('hex'), dictionaryHash });
}

async function feed(chunks: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const chunk of chunks) {
    if (!parser.write(chunk)) await new Promise<void>((resolve) => parser.once('drain', resolve));
  }
  parser.end();
}

function fileError(file: string, error: NodeJS.ErrnoException): Error {
  const name = path.basename(file);
  if (error instanceof DatasetError) return error;
  if (error.code === 'ENOENT') {
    return new DatasetError('file-missing', `There is no ${name} in the dataset folder ${path.dirname(file)}.`, 'Point DATASET_DIR at a folder that has it.');
  }
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new DatasetError('not-utf8', `${name} is not UTF-8 text.`, 'Save it as "CSV UTF-8".');
  }
  if (error.code?.startsWith('CSV_')) {
    return new DatasetError('malformed-csv', `${name} is not well-formed CSV: ${error.message}.`, 'Correct the quotes in that line.');
  }
  return error;
}
