import 'server-only';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { prettifyError } from 'zod';
import { DatasetBuilder } from '@/lib/dataset/builder';
import type { Dataset, Remark } from '@/lib/dataset/dataset';
import { DatasetError } from '@/lib/dataset/errors';
import { assumptionsSchema, dictionarySchema, type Assumptions, type Dictionary } from '@/lib/dataset/schema';
import { COLUMNS_FILE, readColumns } from './columnsFile';
import { fileError } from './fileError';
import { openRows, type Watcher } from './openRows';

/** The files of a dataset folder. */
export const DATASET_FILES = { customers: 'customers.csv', dictionary: 'dictionary.json', assumptions: 'assumptions.json' } as const;

/**
 * Reads a dataset folder: customers.csv, dictionary.json and assumptions.json.
 *
 * @throws DatasetError with what is wrong, where, and the next step
 */
export async function readDataset(folder: string): Promise<{ dataset: Dataset; assumptions: Assumptions }> {
  const { dictionary, assumptions } = await readDescription(folder);
  const customers = path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.customers);
  const dataset = (await fromColumns(folder, customers, dictionary)) ?? (await readCustomers(customers, dictionary.value, dictionary.hash));
  return { dataset, assumptions: assumptions.value };
}

/**
 * The same without the customers.
 *
 * @throws DatasetError
 */
export async function readTerms(folder: string): Promise<{ dictionary: Dictionary; assumptions: Assumptions }> {
  const { dictionary, assumptions } = await readDescription(folder);
  return { dictionary: dictionary.value, assumptions: assumptions.value };
}

async function readDescription(folder: string) {
  const [dictionary, assumptions] = await Promise.all([
    readJson(path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.dictionary), dictionarySchema, 'invalid-dictionary'),
    readJson(path.join(/* turbopackIgnore: true */ folder, DATASET_FILES.assumptions), assumptionsSchema, 'invalid-assumptions'),
  ]);
  return { dictionary, assumptions };
}

/** What an earlier reading of the same bytes kept beside the file; null where there is none of them. */
async function fromColumns(folder: string, customers: string, dictionary: { value: Dictionary; hash: string }): Promise<Dataset | null> {
  if (!existsSync(path.join(/* turbopackIgnore: true */ folder, COLUMNS_FILE))) return null;
  const hash = createHash('sha256');
  try {
    for await (const piece of createReadStream(customers)) hash.update(piece as Buffer);
  } catch (error) {
    throw fileError(customers, error as NodeJS.ErrnoException);
  }
  return readColumns(folder, dictionary.value, { dataHash: hash.digest('hex'), dictionaryHash: dictionary.hash });
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
 * Streams a CSV file, written as the dictionary says, into a dataset.
 *
 * @throws DatasetError what openRows and DatasetBuilder throw, and empty-file
 */
async function readCustomers(file: string, dictionary: Dictionary, dictionaryHash: string): Promise<Dataset> {
  const hash = createHash('sha256');
  const remarks: Remark[] = [];
  const watcher: Watcher = { onBytes: (piece) => hash.update(piece), onStrayQuote: (row) => remarks.push({ kind: 'stray-quote', row }) };
  let builder: DatasetBuilder | undefined;
  for await (const { cells, fileRow } of openRows(file, dictionary.file, watcher)) {
    if (builder) builder.addRow(cells, fileRow);
    else builder = new DatasetBuilder(dictionary, cells);
  }
  if (!builder) throw new DatasetError('empty-file', `${path.basename(file)} is empty.`, 'Export it again with its header and customers.');
  return builder.finish({ dataHash: hash.digest('hex'), dictionaryHash }, remarks);
}
