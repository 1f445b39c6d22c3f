import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { fileReadingSchema, type FileReading } from '@/lib/dataset/reading/schema';
import { openRows, type FileRow } from './openRows';

/** A file of its own, which goes when the test ends. */
export async function fileOf(content: string | Uint8Array): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'rows-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'customers.csv');
  await writeFile(file, content);
  return file;
}

export async function rowsOf(content: string | Uint8Array, reading: Partial<FileReading> = {}): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of openRows(await fileOf(content), fileReadingSchema.parse(reading))) rows.push(row);
  return rows;
}

export const cellsOf = async (content: string | Uint8Array, reading: Partial<FileReading> = {}) => (await rowsOf(content, reading)).map(({ cells }) => cells);

/** What is said when a promise is refused: code, message and next step. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    const { code, message, remedy } = error as { code: string; message: string; remedy: string };
    return `${code}: ${message} ${remedy}`;
  }
  return 'accepted';
}
