/** Trains the model of the dataset at hand, finds its groups of customers, and writes both. Started by scripts/model.mjs, which also stamps what it was trained on. */
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError } from '@/lib/errors';
import { workspaceFolders } from '@/lib/workspace/server/served';
import { learn } from './learn';

/** Of a training that was refused for its data: scripts/model.mjs goes on without a new model. */
const EXIT_CODES = { learned: 0, failed: 1, refused: 3 };

try {
  const folders = workspaceFolders();
  const { dataset } = await readDataset(folders.dataset);
  process.exitCode = EXIT_CODES[await learn(dataset, folders.model, { replace: process.argv.includes('--replace') })];
} catch (error) {
  console.error(`\nTraining stopped: ${describeError(error)}`);
  process.exitCode = 1;
}
