// Decides, for every script, which dataset is served and where its model lies.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, Stop } from './command.mjs';

/** The folder for everything that belongs to this machine: the versions, which of them is current, and what was set in the pages. */
export function holdfastHome() {
  return path.resolve(ROOT, process.env.HOLDFAST_HOME || '.holdfast');
}

const pointerFile = () => path.join(holdfastHome(), 'current.json');

/**
 * The dataset to serve: DATASET_DIR, else the version that was chosen, else the bundled one. `earlier`: a folder that an installation
 * from before versions chose.
 *
 * @returns {{ dataset: string, model: string, chosenBy: 'DATASET_DIR' | 'earlier' | 'version' | 'bundled' }} absolute folders
 */
export function locate() {
  const { DATASET_DIR } = process.env;
  if (DATASET_DIR) return { ...withModel(path.resolve(ROOT, DATASET_DIR)), chosenBy: 'DATASET_DIR' };
  const chosen = readPointer();
  if (chosen?.earlier) return { ...withModel(chosen.earlier), chosenBy: 'earlier' };
  if (chosen?.version) return { dataset: chosen.version, model: path.join(chosen.version, 'model'), chosenBy: 'version' };
  return { ...bundled(), chosenBy: 'bundled' };
}

/** With the model in MODEL_DIR, else in the folder given. */
function withModel(dataset, beside = path.join(dataset, 'model')) {
  const { MODEL_DIR } = process.env;
  return { dataset, model: MODEL_DIR ? path.resolve(ROOT, MODEL_DIR) : beside };
}

const bundled = () => withModel(path.join(ROOT, 'data'), path.join(ROOT, 'model'));

/** The dataset whose model is made when the program starts. A version brings its own, and from there one click leads back to the bundled data. */
export function locateTrainable() {
  const location = locate();
  return location.chosenBy === 'version' ? bundled() : location;
}

/**
 * What a location's folders, and the data home, are called in the environment of a program that reads just these. All absolute: the
 * built server works in a folder of its own.
 */
export function locationEnv({ dataset, model }) {
  return { DATASET_DIR: dataset, MODEL_DIR: model, HOLDFAST_HOME: holdfastHome() };
}

/** The environment of a server: it follows the choice itself while it runs, unless the user fixed it. */
export function serverEnv(location) {
  if (location.chosenBy === 'DATASET_DIR' || location.chosenBy === 'earlier') return locationEnv(location);
  const { MODEL_DIR } = process.env;
  return { DATASET_DIR: '', MODEL_DIR: MODEL_DIR ? path.resolve(ROOT, MODEL_DIR) : '', HOLDFAST_HOME: holdfastHome() };
}

/** What the pointer names, with its folder; null where it names the bundled data or is absent. Written by lib/versions. */
function readPointer() {
  const remedy = 'Choose what to serve again: npm run versions, npm run use -- FILE.csv --dictionary D.json, or npm run use -- --bundled.';
  let pointer;
  try {
    pointer = JSON.parse(readFileSync(pointerFile(), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    if (!(error instanceof SyntaxError)) throw error;
  }
  if (pointer?.version === 'bundled') return null;
  const isText = (value) => typeof value === 'string' && value !== '';
  const [kind, folder] = isText(pointer?.version)
    ? ['version', path.join(holdfastHome(), 'versions', pointer.version)]
    : ['earlier', isText(pointer?.dataset) && path.resolve(ROOT, pointer.dataset)];
  if (!folder) throw new Stop(`${path.relative(ROOT, pointerFile())} names neither a version nor a dataset.`, remedy);
  try {
    readFileSync(path.join(folder, 'dictionary.json'));
  } catch {
    throw new Stop(`The chosen dataset ${path.relative(ROOT, folder)} is gone or not readable.`, remedy);
  }
  return { [kind]: folder };
}
