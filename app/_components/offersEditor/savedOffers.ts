import 'server-only';
import { createHash } from 'node:crypto';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import type { Saved } from '@/lib/workspace/server/saveAssumptions';
import { saveOffers } from '@/lib/workspace/server/saveOffers';
import { SettingsError, type ChangedHow } from '@/lib/workspace/settings';
import type { OffersUndo } from './offersState';

/** What takes a save back, for as long as nobody saves another. */
export function undoOf({ before, after }: Saved): OffersUndo {
  return { file: JSON.stringify(before.parts.changes?.offers ?? null), expects: fingerprint(after.offersFile) };
}

/** A file that waits to be used, for as long as nobody saves another. */
export function waiting(file: OffersFile, inUse: OffersFile): OffersUndo {
  return { file: JSON.stringify(file), expects: fingerprint(inUse) };
}

/**
 * Takes a save back.
 *
 * @throws SettingsError changed-since, and what `saveOffers` throws
 */
export function takeBack(undo: OffersUndo): Promise<Saved> {
  return saveFile(undo, 'undo', 'Look at the history of the assumptions, and change by hand what you want back.');
}

/**
 * Uses a file that was waiting.
 *
 * @throws SettingsError changed-since, and what `saveOffers` throws
 */
export function replaceWith(file: OffersUndo): Promise<Saved> {
  return saveFile(file, 'import', 'Import the file again, and see what it would take away now.');
}

function saveFile({ file, expects }: OffersUndo, how: ChangedHow, remedy: string): Promise<Saved> {
  return saveOffers((inUse) => {
    if (fingerprint(inUse) !== expects) throw new SettingsError('changed-since', 'The offers were changed again since.', remedy);
    return readFile(file);
  }, how);
}

function readFile(json: string): OffersFile | null {
  try {
    return offersSchema.nullable().parse(JSON.parse(json));
  } catch {
    throw new SettingsError('invalid-offers', 'The form could not be read.', 'Load the page again.');
  }
}

function fingerprint(file: OffersFile): string {
  return createHash('sha256').update(JSON.stringify(file)).digest('hex').slice(0, 16);
}
