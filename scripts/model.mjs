import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNode, step, Stop, TYPESCRIPT } from './command.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { locationEnv } from './location.mjs';

const MODEL_FILES = ['forest.bin', 'held-out.bin', 'drivers.json', 'card.json', 'clusters.json'];
const TRAINER = [
  'lib/stats', 'lib/forest', 'lib/dataset', 'lib/churn', 'lib/segments/clusters', 'lib/segments/traits.ts', 'lib/segments/traitsTests.ts',
  'lib/segments/traitsWords.ts', 'lib/segments/server/clusterFiles.ts', 'node_modules/ml-random-forest/package.json', 'node_modules/ml-kmeans/package.json',
];
/** Exit code of scripts/train.ts for data that no model can be trained on. */
const REFUSED = 3;
const stampFile = (folder) => path.join(folder, '.fingerprint');

/** What the program that trains is made of. */
export const trainerFingerprint = () => fingerprint(ROOT, TRAINER);

/** What a model is made of, by the part that a reader may have changed, and of the files themselves. */
function fingerprints({ dataset, model }) {
  return {
    data: fingerprint(dataset, ['customers.csv', 'dictionary.json']),
    trainer: trainerFingerprint(),
    model: fingerprint(model, MODEL_FILES),
  };
}

function staleness(location) {
  const now = fingerprints(location);
  const then = readStamp(stampFile(location.model));
  // What was refused would be refused again.
  if (then.refused && then.data === now.data && then.trainer === now.trainer) return null;
  if (!MODEL_FILES.every((name) => existsSync(path.join(location.model, name)))) return 'there is no model yet';
  if (then.data !== now.data) return 'the customer file or its dictionary is not the one it was trained on';
  if (then.trainer !== now.trainer) return 'the trainer has changed';
  if (then.model !== now.model) return 'its files have changed since they were trained';
  return null;
}

/**
 * Trains the model of a dataset unless it is there and fits. Data that no model can be trained on are no reason not to serve them:
 * the reason is printed, and the pages say it.
 *
 * @param {{ required?: boolean }} options required: such data are a failure after all
 * @returns whether anything was done
 */
export async function ensureModel(location, { required = false } = {}) {
  const why = staleness(location);
  if (!why) return false;
  let refusal;
  await step('Training the model', why, async () => {
    const { code, output } = await runTraining(location, { capture: true });
    if (code === REFUSED && !required) refusal = output.trim();
    else if (code !== 0) throw new Stop(`${output.trim()}\n\n${FAILED}`, REMEDY);
  });
  if (refusal) console.warn(refusal);
  return true;
}

/** Trains always. The program writes the model only when it is whole, so a failed training leaves the old one in place. */
export async function train(location, args = []) {
  if ((await runTraining(location, { args })).code !== 0) throw new Stop(FAILED, REMEDY);
}

const FAILED = 'The model could not be trained; the reason is above.';
const REMEDY = 'Correct the file it names and run it again, or go back to the bundled data: npm run use -- --bundled.';

/** Runs the program and stamps what it was given, also where it refused it. */
async function runTraining(location, { args = [], capture = false }) {
  // Taken before: a file edited during training must count as changed.
  const { data, trainer } = fingerprints(location);
  const result = await runNode([...TYPESCRIPT, 'scripts/train.ts', ...args], { env: locationEnv(location), capture });
  if (result.code !== 0 && result.code !== REFUSED) return result;
  const { model } = fingerprints(location);
  mkdirSync(location.model, { recursive: true });
  writeFileSync(stampFile(location.model), `${JSON.stringify({ data, trainer, model, ...(result.code === REFUSED && { refused: true }) })}\n`);
  return result;
}
