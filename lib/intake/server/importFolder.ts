import 'server-only';
import { randomInt } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { DATASET_FILES } from '@/lib/dataset/server/readDataset';
import { ImportError, importIdSchema, importStateSchema, type ImportState } from '@/lib/intake/importState';
import { dataHome } from '@/lib/storage/server/dataHome';
import { writeWhole } from '@/lib/storage/server/writeWhole';

/** The files of one import: a dataset folder on its way, and what is known of it. */
export const IMPORT_FILES = { ...DATASET_FILES, part: 'customers.part', state: 'state.json', job: 'job.json', sniffed: 'sniffed.json', profile: 'profile.json', check: 'check.json', refused: 'refused.json', scored: 'scored.csv', unscored: 'refused-rows.csv', summary: 'scored.json', log: 'job.log' } as const;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

const importsFolder = () => path.join(/* turbopackIgnore: true */ dataHome(), 'imports');

/** A new name for an import, that nobody guesses. */
export function newImportId(): string {
  return Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** @throws ImportError where the id is none, so that no address leads out of the folder */
export function importFile(id: string, file: keyof typeof IMPORT_FILES): string {
  return path.join(/* turbopackIgnore: true */ importFolder(id), IMPORT_FILES[file]);
}

export function importFolder(id: string): string {
  if (!importIdSchema.safeParse(id).success) throw noImport();
  return path.join(/* turbopackIgnore: true */ importsFolder(), id);
}

/** The lock under which the state of an import changes. */
export const lockOf = (id: string) => `imports/${id}/state`;

function noImport(): ImportError {
  return new ImportError('no-import', 'There is no such import: it was finished, deleted, or never there.', 'Start a new one on the Data page.');
}

/** @throws ImportError no-import */
export async function readImport(id: string): Promise<ImportState> {
  const file = importFile(id, 'state');
  try {
    return importStateSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    // Absent, or of another version of the program: either way it cannot be gone on with.
    throw noImport();
  }
}

/** Writes the state whole, or not at all. */
export async function writeImport(state: ImportState): Promise<void> {
  await writeWhole(importFile(state.id, 'state'), `${JSON.stringify(state)}\n`);
}

/** Imports that can be gone on with, the newest first. */
export async function listImports(): Promise<ImportState[]> {
  const names = await readdir(importsFolder()).catch(() => []);
  const states = await Promise.all(names.filter((name) => importIdSchema.safeParse(name).success).map((id) => readImport(id).catch(() => null)));
  return states.filter((state) => state !== null).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
}

/** No upload takes a day: what has no state by then was left by a process that was killed. */
const ABANDONED_AFTER_MS = 86_400_000;

/** Deletes what uploads left that never arrived. */
export async function removeAbandoned(now = Date.now()): Promise<void> {
  const names = await readdir(importsFolder()).catch(() => []);
  await Promise.all(names.filter((name) => importIdSchema.safeParse(name).success).map(async (id) => {
    const isKnown = await stat(importFile(id, 'state')).then(() => true, () => false);
    const began = await stat(importFolder(id)).then(({ mtimeMs }) => mtimeMs, () => now);
    if (!isKnown && now - began > ABANDONED_AFTER_MS) await deleteImport(id).catch(() => {});
  }));
}

/** Deletes a file on its way in, with all that was found of it. */
export async function deleteImport(id: string): Promise<void> {
  await rm(importFolder(id), { recursive: true, force: true });
}
