import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, runNode, runQuietly, step, Stop, TYPESCRIPT } from './command.mjs';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { locationEnv } from './location.mjs';

const MODEL_FILES = ['forest.bin', 'card.json'];
const stampFile = (folder) => path.join(folder, '.fingerprint');

/** What a model is made of, by the part that a reader may have changed, and of the files themselves. */
function fingerprints({ dataset, model }) {
  return {
    data: fingerprint(dataset, ['customers.csv', 'dictionary.json']),
    trainer: fingerprint(ROOT, ['lib/stats', 'lib/forest', 'lib/dataset', 'lib/churn', 'node_modules/ml-random-forest/package.json']),
    model: fingerprint(model, MODEL_FILES),
  };
}

function staleness(location) {
  if (!MODEL_FILES.every((name) => existsSync(path.join(location.model, name)))) return 'there is no model yet';
  const now = fingerprints(location);
  const then = readStamp(stampFile(location.model));
  if (then.data !== now.data) return 'the customer file or its dictionary is not the one it was trained on';
  if (then.trainer !== now.trainer) return 'the trainer has changed';
  if (then.model !== now.model) return 'its files have changed since they were trained';
  return null;
}

/** Trains the model of a dataset unless it is there and fits. @returns whether anything was done */
export async function ensureModel(location) {
  const why = staleness(location);
  if (!why) return false;
  await step('Training the model', why, () => train(location, { quiet: true }));
  return true;
}

/** Trains always. The program writes the model only when it is whole, so a failed training leaves the old one in place. */
export async function train(location, { quiet = false } = {}) {
  // Taken before: a file edited during training must count as changed.
  const { data, trainer } = fingerprints(location);
  const args = [...TYPESCRIPT, 'scripts/train.ts'];
  const env = locationEnv(location);
  const failed = 'The model could not be trained; the reason is above.';
  const remedy = 'Correct the file it names and run it again, or go back to the bundled data: npm run use -- --bundled.';
  if (quiet) await runQuietly(args, { env, failed, remedy });
  else if ((await runNode(args, { env })).code !== 0) throw new Stop(failed, remedy);
  const { model } = fingerprints(location);
  writeFileSync(stampFile(location.model), `${JSON.stringify({ data, trainer, model })}\n`);
}
