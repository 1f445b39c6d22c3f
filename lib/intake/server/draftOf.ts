import 'server-only';
import { draftDictionary, type Draft } from '@/lib/dataset/mapping/draftDictionary';
import type { ImportState } from '@/lib/intake/importState';
import { readLookedAt, type LookedAt } from './lookedAt';

/** The dictionary of an import as it stands: guessed from the first look at the file, around what the person chose. */
export async function draftOf({ id, fileName, changes }: ImportState): Promise<LookedAt & { draft: Draft }> {
  const lookedAt = await readLookedAt(id);
  const { profile, sniffed } = lookedAt;
  const headerDoubt = sniffed.ambiguous.find(({ about }) => about === 'header')?.why ?? null;
  return { ...lookedAt, draft: draftDictionary({ fileName, profile, reading: sniffed.reading, headerDoubt }, changes) };
}
