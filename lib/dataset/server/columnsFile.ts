import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Column, Dataset } from '@/lib/dataset/dataset';
import type { ColumnSpec, Dictionary } from '@/lib/dataset/schema';
import { writeWhole } from '@/lib/storage/server/writeWhole';

/**
 * The columns of a dataset as the program holds them, beside the file that they were read from: a million customers are then loaded in
 * four seconds and not in twenty-five. It only saves time: where it is absent, damaged or of another file, the CSV is read.
 *
 * Layout, little-endian: SHA-256 of all that follows (32 bytes), the length of the head in bytes (uint32), the head as JSON, padding to
 * a multiple of eight, then the columns' values in the dictionary's order, each padded likewise; texts are a JSON array.
 */
export const COLUMNS_FILE = 'columns.bin';

const FORMAT = 1;
const DIGEST = 32;
const PREFIX = DIGEST + 4;
const ALIGN = 8;
/** Buffers end at two gigabytes; files that large are read anew. */
const MOST_BYTES = 1_500_000_000;

interface Head {
  format: number;
  /** What is known of the file beside its cells. */
  known: Omit<Dataset, 'dictionary' | 'columns' | 'rowById'>;
  columns: { bytes: number; missing: number }[];
}

const digest = (file: Buffer) => createHash('sha256').update(file.subarray(DIGEST)).digest();
const aligned = (bytes: number) => Math.ceil(bytes / ALIGN) * ALIGN;

/** Writes the columns of a dataset beside its file, whole or not at all; nothing where they are too large for it. */
export async function writeColumns(folder: string, dataset: Dataset): Promise<void> {
  const { dictionary: _, columns: byName, rowById: __, ...known } = dataset;
  const columns = [...byName.values()];
  const values = columns.map(bytesOf);
  const head: Head = { format: FORMAT, known, columns: columns.map(({ missing }, i) => ({ missing, bytes: values[i]!.length })) };
  const headBytes = Buffer.from(JSON.stringify(head));
  const start = aligned(PREFIX + headBytes.length);
  const size = values.reduce((sum, { length }) => sum + aligned(length), start);
  if (size > MOST_BYTES) return;
  const file = Buffer.alloc(size);
  file.writeUInt32LE(headBytes.length, DIGEST);
  headBytes.copy(file, PREFIX);
  let at = start;
  for (const bytes of values) {
    file.set(bytes, at);
    at += aligned(bytes.length);
  }
  digest(file).copy(file);
  await writeWhole(path.join(/* turbopackIgnore: true */ folder, COLUMNS_FILE), file);
}

/** The dataset of a folder from its columns; null where they cannot be used for exactly this file and dictionary. */
export async function readColumns(folder: string, dictionary: Dictionary, hashes: Pick<Dataset, 'dataHash' | 'dictionaryHash'>): Promise<Dataset | null> {
  const file = await readFile(path.join(/* turbopackIgnore: true */ folder, COLUMNS_FILE)).catch(() => null);
  if (!file || file.length < PREFIX || !digest(file).equals(file.subarray(0, DIGEST))) return null;
  const headLength = file.readUInt32LE(DIGEST);
  const head = JSON.parse(file.toString('utf8', PREFIX, PREFIX + headLength)) as Head;
  if (head.format !== FORMAT || head.known.dataHash !== hashes.dataHash || head.known.dictionaryHash !== hashes.dictionaryHash) return null;
  let at = aligned(PREFIX + headLength);
  const columns = new Map<string, Column>();
  dictionary.columns.forEach((spec, i) => {
    const { bytes, missing } = head.columns[i]!;
    columns.set(spec.name, columnOf(spec, file.subarray(at, at + bytes), missing));
    at += aligned(bytes);
  });
  const ids = [...columns.values()].find(({ spec }) => spec.role === 'id');
  const rowById = new Map(ids?.kind === 'text' ? ids.values.map((id, row) => [id, row]) : []);
  return { dictionary, columns, rowById, ...head.known };
}

function bytesOf(column: Column): Uint8Array {
  if (column.kind === 'text') return Buffer.from(JSON.stringify(column.values));
  const { buffer, byteOffset, byteLength } = column.kind === 'category' ? column.codes : column.values;
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function columnOf(spec: ColumnSpec, bytes: Buffer, missing: number): Column {
  // A copy: a view would keep the whole file, and would have to begin on a multiple of eight in memory.
  const copy = () => new Uint8Array(bytes).buffer;
  switch (spec.type) {
    case 'category': return { kind: 'category', spec, codes: new Int16Array(copy()), missing };
    case 'date': return { kind: 'date', spec, values: new Int32Array(copy()), missing };
    case 'text': return { kind: 'text', spec, values: JSON.parse(bytes.toString('utf8')) as string[], missing };
    default: return { kind: 'number', spec, values: new Float64Array(copy()), missing };
  }
}
