import 'server-only';
import { createHash } from 'node:crypto';
import { offersSchema, type OffersFile } from '@/lib/retention/offersSchema';
import type { Saved } from '@/lib/workspace/server/saveAssumptions';
import { saveOffers } from '@/lib/workspace/server/saveOffers';
import { SettingsError } from '@/lib/workspace/settings';
import type { OffersUndo } from './offersState';

/** What takes a save back, for as long as nobody saves another. */
export function undoOf({ before, after }: Saved): OffersUndo {
  return { file: JSON.stringify(before.parts.changes?.offers ?? null), expects: fingerprint(after.offersFile) };
}

/**
 * Takes a save back.
 *
 * @throws SettingsError changed-since, and what `saveOffers` throws
 */
export function takeBack({ file, expects }: OffersUndo): Promise<Saved> {
  return saveOffers((inUse) => {
    if (fingerprint(inUse) !== expects) throw new SettingsError('changed-since', 'The offers were changed again since.', 'Look at the history of the assumptions, and change by hand what you want back.');
    return readFile(file);
  });
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
