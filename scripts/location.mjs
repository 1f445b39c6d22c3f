// Decides, for every script, which dataset is served and where its model lies.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, Stop } from './command.mjs';

/** The folder for everything that belongs to this machine: datasets brought by the user, which of them is current, and what was set in the pages. */
export function holdfastHome() {
  return path.resolve(ROOT, process.env.HOLDFAST_HOME || '.holdfast');
}

const pointerFile = () => path.join(holdfastHome(), 'current.json');

/**
 * The dataset to serve: DATASET_DIR, else the one that `npm run use` chose, else the bundled one.
 *
 * @returns {{ dataset: string, model: string, chosenBy: 'DATASET_DIR' | 'use' | 'bundled' }} absolute folders
 */
export function locate() {
  const { DATASET_DIR, MODEL_DIR } = process.env;
  const chosen = DATASET_DIR ? null : readPointer();
  const dataset = path.resolve(ROOT, DATASET_DIR || chosen || 'data');
  const beside = DATASET_DIR || chosen ? path.join(dataset, 'model') : path.join(ROOT, 'model');
  return {
    dataset,
    model: MODEL_DIR ? path.resolve(ROOT, MODEL_DIR) : beside,
    chosenBy: DATASET_DIR ? 'DATASET_DIR' : chosen ? 'use' : 'bundled',
  };
}

/**
 * What a location's folders, and the data home, are called in the environment of the programs that read them. All absolute: the
 * built server works in a folder of its own.
 */
export function locationEnv({ dataset, model }) {
  return { DATASET_DIR: dataset, MODEL_DIR: model, HOLDFAST_HOME: holdfastHome() };
}

function readPointer() {
  const remedy = 'Choose a dataset again: npm run use -- FILE.csv --dictionary D.json, or npm run use -- --bundled.';
  let text;
  try {
    text = readFileSync(pointerFile(), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  let dataset;
  try {
    ({ dataset } = JSON.parse(text));
  } catch {
    // Falls through: the message is the same as for JSON of another shape.
  }
  if (typeof dataset !== 'string' || !dataset) throw new Stop(`${path.relative(ROOT, pointerFile())} does not name a dataset.`, remedy);
  try {
    readFileSync(path.resolve(ROOT, dataset, 'dictionary.json'));
  } catch {
    throw new Stop(`The chosen dataset ${dataset} is gone or not readable.`, remedy);
  }
  return dataset;
}

/** Makes a dataset folder the current one, or with null the bundled one. The pointer is replaced in one rename: old or new, never half. */
export function pointAt(folder) {
  const file = pointerFile();
  if (folder === null) return rmSync(file, { force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify({ dataset: path.relative(ROOT, folder).split(path.sep).join('/') })}\n`);
  renameSync(temporary, file);
}
