import 'server-only';
import { mkdir, open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { ModelCard } from '@/lib/churn/card';
import { cardChecksum, MODEL_FILES } from './modelFiles';

/**
 * Writes forest, then card, each whole or not at all (temporary file, fsync, rename). The card names the forest's hash and ends
 * with its own, so a half-written pair and a changed figure are both refused at load.
 */
export async function saveModel(folder: string, forest: Uint8Array, card: ModelCard): Promise<void> {
  await mkdir(folder, { recursive: true });
  // Both are on disk before either takes its place: a full disk leaves the old pair.
  const placeForest = await writeAside(path.join(folder, MODEL_FILES.forest), forest);
  const placeCard = await writeAside(path.join(folder, MODEL_FILES.card), `${JSON.stringify({ ...card, checksum: cardChecksum(card) }, null, 2)}\n`);
  await placeForest();
  await placeCard();
}

/** @returns what puts the written file in its place */
async function writeAside(file: string, content: Uint8Array | string): Promise<() => Promise<void>> {
  const temporary = `${file}.${process.pid}.tmp`;
  const handle = await open(temporary, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return () => rename(temporary, file);
}
