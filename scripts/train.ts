/** Trains the model of the dataset at hand and writes it. Started by scripts/model.mjs, which also stamps what it was trained on. */
import type { ModelCard } from '@/lib/churn/card';
import { ModelError, readCard } from '@/lib/churn/server/modelFiles';
import { noteRefusal, saveModel } from '@/lib/churn/server/saveModel';
import { trainModel, type TrainingStage } from '@/lib/churn/server/train';
import { assertNotWorse } from '@/lib/churn/training/assertNotWorse';
import { TrainingError } from '@/lib/churn/training/trainingError';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError } from '@/lib/errors';
import { workspaceFolders } from '@/lib/workspace/server/workspace';

const STAGES: Record<TrainingStage, string> = {
  settings: 'Trying settings',
  trees: 'Growing trees',
  comparison: 'Comparing with simpler models',
  interval: 'Measuring how sure it is',
  importance: 'Measuring what each feature tells',
  drivers: 'Measuring what moves it',
  history: 'Scoring earlier months',
};
/** Exit code of a training that was refused for its data: scripts/model.mjs goes on without a new model. */
const REFUSED = 3;
/** Takes a model that does worse than the one in place. */
const replace = process.argv.includes('--replace');

/** Rewrites one line on a terminal; elsewhere (a log) one line a stage. */
let stageInLog: TrainingStage | undefined;
function progress(stage: TrainingStage, share: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${STAGES[stage]} … ${Math.round(share * 100)}%`);
  else if (stage !== stageInLog) console.log(`${STAGES[stage]} …`);
  stageInLog = stage;
}

/** The card in place, to compare with and to take the settings from; a damaged or absent one is no reason not to train. */
async function cardInPlace(folder: string): Promise<ModelCard | null> {
  return readCard(folder).catch((error: unknown) => {
    if (error instanceof ModelError) return null;
    throw error;
  });
}

function report({ card }: { card: ModelCard }): string {
  const { outOfBag, evaluation, interval } = card;
  const logistic = evaluation.estimators.logisticRegression;
  return [
    `Model ${card.modelVersion}: ${card.forest.trees} trees, ${card.forest.nodes} nodes, ${Math.round(card.forest.bytes / 1024)} KB, trained in ${card.trainingSeconds} s`,
    `Out of bag, ${outOfBag.n} customers: ROC AUC ${outOfBag.rocAuc.toFixed(4)}, average precision ${outOfBag.averagePrecision.toFixed(4)}, log loss ${outOfBag.logLoss.toFixed(4)}, Brier ${outOfBag.brierScore.toFixed(4)}, ECE ${outOfBag.expectedCalibrationError.toFixed(4)}`,
    `Logistic regression on the same customers: ROC AUC ${logistic.rocAuc.value.toFixed(4)}, log loss ${logistic.logLoss.value.toFixed(4)}`,
    `Settings: ${Object.entries(card.options).map(([name, value]) => `${name} ${value}`).join(', ')}`,
    `Intervals: ${interval ? `± ${interval.multiplier.toFixed(2)} × the spread between trees` : 'none could be calibrated'}; served − out of bag ${card.servedLessOutOfBag.toFixed(4)} on average`,
    `Features: ${card.encoder.map((feature) => feature.name).join(', ')}`,
    `Not features: ${card.excluded.map((column) => column.name).join(', ')}`,
    ...card.excluded.filter((column) => column.leak).map((column) => `Left out: ${column.name}. ${column.reason}`),
  ].join('\n');
}

try {
  const folders = workspaceFolders();
  const { dataset } = await readDataset(folders.dataset);
  console.log(`Training on ${dataset.dictionary.name}: ${dataset.rowCount} customers${dataset.rejectedRows.length > 0 ? `, ${dataset.rejectedRows.length} rows refused` : ''}`);
  try {
    const incumbent = await cardInPlace(folders.model);
    const model = await trainModel({ dataset, earlier: incumbent, onProgress: progress });
    if (!replace) assertNotWorse(model.card, incumbent);
    await saveModel(folders.model, model);
    if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
    console.log(report(model));
  } catch (error) {
    if (error instanceof TrainingError) await noteRefusal(folders.model, { message: error.message, dataHash: dataset.dataHash });
    throw error;
  }
} catch (error) {
  console.error(`\nTraining stopped: ${describeError(error)} The model in place before, if any, is unchanged.`);
  process.exitCode = error instanceof TrainingError ? REFUSED : 1;
}
