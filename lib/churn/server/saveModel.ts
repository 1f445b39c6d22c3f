import 'server-only';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { ModelCard } from '@/lib/churn/card';
import { stageWhole, writeWhole } from '@/lib/storage/server/writeWhole';
import { cardChecksum, MODEL_FILES, type ModelContents, REFUSAL_FILE } from './modelFiles';

/**
 * Writes the parts of a model, then its card, each whole or not at all. The card names the digest of every part and ends with its
 * own, so a half-written set and a changed figure are both refused at load.
 */
export async function saveModel(folder: string, { contents, card }: ModelContents & { card: ModelCard }): Promise<void> {
  const inFolder = (name: string) => path.join(folder, name);
  // All are on disk before any takes its place: a full disk leaves the old set.
  const place = [
    await stageWhole(inFolder(MODEL_FILES.forest), contents.forest),
    await stageWhole(inFolder(MODEL_FILES.heldOut), contents.heldOut),
    await stageWhole(inFolder(MODEL_FILES.drivers), contents.drivers),
    await stageWhole(inFolder(MODEL_FILES.card), `${JSON.stringify({ ...card, checksum: cardChecksum(card) }, null, 2)}\n`),
  ];
  for (const putInPlace of place) await putInPlace();
  await rm(inFolder(REFUSAL_FILE), { force: true });
}

/** Notes in the model folder why no model could be trained, for the pages to say. The model in place stays. */
export async function noteRefusal(folder: string, refusal: { message: string; dataHash: string }): Promise<void> {
  await writeWhole(path.join(folder, REFUSAL_FILE), `${JSON.stringify(refusal)}\n`);
}
