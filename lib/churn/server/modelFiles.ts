import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { modelCardSchema, type ModelCard } from '@/lib/churn/card';
import { driversSchema } from '@/lib/churn/drivers';
import type { ChurnModel, HeldOut } from '@/lib/churn/model';
import type { Dataset } from '@/lib/dataset/dataset';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { HoldfastError } from '@/lib/errors';
import { readForest, writeForest } from '@/lib/forest/forestFile';

/** The files of a model folder; the card is written last and names the digest of each other. */
export const MODEL_FILES = { forest: 'forest.bin', heldOut: 'held-out.bin', drivers: 'drivers.json', card: 'card.json' } as const;
/** Why the last training wrote no model; absent after one that did. */
export const REFUSAL_FILE = 'refused.json';
const PARTS = ['forest', 'heldOut', 'drivers'] as const;
type Part = (typeof PARTS)[number];

export interface ModelContents {
  contents: Record<Part, Uint8Array>;
}

export type ModelErrorCode = 'model-missing' | 'model-damaged' | 'model-of-other-dataset';

/** The model on disk cannot serve this dataset. */
export class ModelError extends HoldfastError<ModelErrorCode> {}

const REMEDY = 'Run "npm run train".';

/** The parts of a model as files, and what the card says of each. The same model gives the same bytes. */
export function modelFileContents({ forest, heldOut, drivers }: Omit<ChurnModel, 'card'>): ModelContents & { digests: Record<Part, { sha256: string; bytes: number }> } {
  const contents = { forest: writeForest(forest), heldOut: writeHeldOut(heldOut), drivers: new TextEncoder().encode(`${JSON.stringify(drivers)}\n`) };
  const digest = (part: Part) => ({ sha256: sha256(contents[part]), bytes: contents[part].length });
  return { contents, digests: { forest: digest('forest'), heldOut: digest('heldOut'), drivers: digest('drivers') } };
}

/**
 * Reads the model folder and verifies it: schema and checksum of the card, checksum of every file, and that it was trained on exactly
 * this dataset with this dictionary.
 *
 * @throws ModelError with the remedy
 */
export async function loadModel(folder: string, dataset: Dataset): Promise<ChurnModel> {
  const card = await readCard(folder);
  if (card.dataset.dataHash !== dataset.dataHash || card.dataset.dictionaryHash !== dataset.dictionaryHash) {
    const what = card.dataset.dataHash !== dataset.dataHash ? 'customer file' : 'dictionary';
    throw new ModelError('model-of-other-dataset', `The model was trained on another ${what} than the one at hand ("${card.dataset.name}", ${card.dataset.rowCount} rows).${await whyRefused(folder, dataset.dataHash)}`, REMEDY);
  }
  const [forestBytes, heldOutBytes, driversBytes] = await Promise.all(PARTS.map((part) => readVerified(folder, part, card)));
  return {
    card,
    forest: readable('forest', () => {
      const forest = readForest(forestBytes!);
      const expected = card.encoder.map((feature) => feature.name).join(', ');
      if (forest.featureNames.join(', ') !== expected) throw new Error(`its features are ${forest.featureNames.join(', ')}, expected ${expected}`);
      return forest;
    }),
    heldOut: readable('heldOut', () => readHeldOut(heldOutBytes!, dataset.rowCount)),
    drivers: readable('drivers', () => driversSchema.parse(JSON.parse(driversBytes!.toString('utf8')))),
  };
}

/** The card of the model in a folder. @throws ModelError where it is absent or damaged */
export async function readCard(folder: string): Promise<ModelCard> {
  return parseCard((await readPart(folder, MODEL_FILES.card)).toString('utf8'));
}

/** The held-out probabilities of the model in a folder, without the rest of it. @throws ModelError where they are absent or damaged */
export async function readHeldOutOf(folder: string, card: ModelCard, rows: number): Promise<HeldOut> {
  const bytes = await readVerified(folder, 'heldOut', card);
  return readable('heldOut', () => readHeldOut(bytes, rows));
}

async function readVerified(folder: string, part: Part, card: ModelCard): Promise<Buffer> {
  const bytes = await readPart(folder, MODEL_FILES[part]);
  if (sha256(bytes) === card[part].sha256) return bytes;
  throw new ModelError('model-damaged', `${MODEL_FILES[part]} is not the file that ${MODEL_FILES.card} describes: its checksum differs.`, REMEDY);
}

function readable<T>(part: Part, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ModelError('model-damaged', `${MODEL_FILES[part]} cannot be read: ${(error as Error).message}.`, REMEDY);
  }
}

async function readPart(folder: string, name: string): Promise<Buffer> {
  try {
    return await readFile(path.join(/* turbopackIgnore: true */ folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new ModelError('model-missing', `There is no trained model for this dataset: ${name} is absent.${await whyRefused(folder)}`, REMEDY);
  }
}

/** What the last training said when it wrote no model; nothing where there is no such note, or where it is of other data. */
async function whyRefused(folder: string, dataHash?: string): Promise<string> {
  try {
    const note = JSON.parse(await readFile(path.join(/* turbopackIgnore: true */ folder, REFUSAL_FILE), 'utf8')) as { message: unknown; dataHash: unknown };
    const applies = dataHash === undefined || note.dataHash === dataHash;
    return applies && typeof note.message === 'string' ? ` The last training was refused: ${note.message}` : '';
  } catch {
    return '';
  }
}

/** Held-out probabilities as 64-bit floats, little-endian: all of the forest's, then all of the regression's. */
function writeHeldOut({ forest, logisticRegression }: HeldOut): Uint8Array {
  const values = new Float64Array(forest.length + logisticRegression.length);
  values.set(forest);
  values.set(logisticRegression, forest.length);
  return new Uint8Array(values.buffer);
}

function readHeldOut(bytes: Uint8Array, rows: number): HeldOut {
  if (bytes.length !== 16 * rows) throw new Error(`it has ${bytes.length} bytes, expected ${16 * rows}`);
  // A copy, because a view must start on a multiple of eight bytes.
  const values = new Float64Array(bytes.slice().buffer);
  return { forest: values.slice(0, rows), logisticRegression: values.slice(rows) };
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
