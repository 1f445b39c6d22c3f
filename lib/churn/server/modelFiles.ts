import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { modelCardSchema, type ModelCard } from '@/lib/churn/card';
import type { ChurnModel } from '@/lib/churn/model';
import type { Dataset } from '@/lib/dataset/dataset';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { HoldfastError } from '@/lib/errors';
import { readForest } from '@/lib/forest/forestFile';

/** The files of a model folder. */
export const MODEL_FILES = { forest: 'forest.bin', card: 'card.json' } as const;

export type ModelErrorCode = 'model-missing' | 'model-damaged' | 'model-of-other-dataset';

/** The model on disk cannot serve this dataset. */
export class ModelError extends HoldfastError<ModelErrorCode> {}

const REMEDY = 'Run "npm run train".';

/**
 * Reads the model folder and verifies it: schema and checksum of the card, checksum of the forest, and that it was trained on exactly this
 * dataset with this dictionary.
 *
 * @throws ModelError with the remedy
 */
export async function loadModel(folder: string, dataset: Dataset): Promise<ChurnModel> {
  const [bytes, text] = await Promise.all([readPart(folder, MODEL_FILES.forest), readPart(folder, MODEL_FILES.card)]);
  const card = parseCard(text.toString('utf8'));
  if (sha256(bytes) !== card.forest.sha256) {
    throw new ModelError('model-damaged', `${MODEL_FILES.forest} is not the file that ${MODEL_FILES.card} describes: its checksum differs.`, REMEDY);
  }
  if (card.dataset.dataHash !== dataset.dataHash || card.dataset.dictionaryHash !== dataset.dictionaryHash) {
    const what = card.dataset.dataHash !== dataset.dataHash ? 'customer file' : 'dictionary';
    throw new ModelError('model-of-other-dataset', `The model was trained on another ${what} than the one at hand ("${card.dataset.name}", ${card.dataset.rowCount} rows).`, REMEDY);
  }
  try {
    const forest = readForest(bytes);
    const expected = card.encoder.map((feature) => feature.name).join(', ');
    if (forest.featureNames.join(', ') !== expected) throw new Error(`its features are ${forest.featureNames.join(', ')}, expected ${expected}`);
    return { card, forest };
  } catch (error) {
    throw new ModelError('model-damaged', `${MODEL_FILES.forest} cannot be read: ${(error as Error).message}.`, REMEDY);
  }
}

async function readPart(folder: string, name: string): Promise<Buffer> {
  return readFile(path.join(/* turbopackIgnore: true */ folder, name)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new ModelError('model-missing', `There is no trained model for this dataset: ${name} is absent.`, REMEDY);
    throw error;
  });
}

/** Of the card's content; white space between its lines does not count. */
export function cardChecksum(card: unknown): string {
  return sha256(JSON.stringify(card));
}

function parseCard(text: string): ModelCard {
  let card: ModelCard;
  let matches: boolean;
  try {
    const { checksum: stored, ...content } = JSON.parse(text) as Record<string, unknown>;
    card = modelCardSchema.parse(content);
    matches = stored === cardChecksum(content);
  } catch {
    throw new ModelError('model-damaged', `${MODEL_FILES.card} is not a model card of this version.`, REMEDY);
  }
  if (!matches) throw new ModelError('model-damaged', `${MODEL_FILES.card} was changed after training: its checksum differs.`, REMEDY);
  return card;
}
