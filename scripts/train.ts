/** Trains the model of the dataset at hand, finds its groups of customers, and writes both. Started by scripts/model.mjs, which also stamps what it was trained on. */
import type { ModelCard } from '@/lib/churn/card';
import { ModelError, readCard } from '@/lib/churn/server/modelFiles';
import { noteRefusal, saveModel } from '@/lib/churn/server/saveModel';
import { trainModel, type TrainingStage } from '@/lib/churn/server/train';
import { assertNotWorse } from '@/lib/churn/training/assertNotWorse';
import { findLeaks } from '@/lib/churn/training/findLeaks';
import { TrainingError } from '@/lib/churn/training/trainingError';
import type { Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError } from '@/lib/errors';
import type { ClusterResult } from '@/lib/segments/clusters/clusters';
import { findClusters } from '@/lib/segments/clusters/findClusters';
import { earlierClusters, saveClusters } from '@/lib/segments/server/clusterFiles';
import { workspaceFolders } from '@/lib/workspace/server/served';

type Stage = TrainingStage | 'segments';

const STAGES: Record<Stage, string> = {
  settings: 'Trying settings',
  trees: 'Growing trees',
  comparison: 'Comparing with simpler models',
  interval: 'Measuring how sure it is',
  importance: 'Measuring what each feature tells',
  drivers: 'Measuring what moves it',
  history: 'Scoring earlier months',
  segments: 'Finding groups of customers',
};
/** Exit code of a training that was refused for its data: scripts/model.mjs goes on without a new model. */
const REFUSED = 3;
/** Takes a model that does worse than the one in place. */
const replace = process.argv.includes('--replace');

/** Rewrites one line on a terminal; elsewhere (a log) one line a stage. */
let stageInLog: Stage | undefined;
function progress(stage: Stage, share: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${STAGES[stage]} … ${Math.round(share * 100)}%`);
  else if (stage !== stageInLog) console.log(`${STAGES[stage]} …`);
  stageInLog = stage;
}

function clearProgress(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
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

function reportClusters(result: ClusterResult): string {
  if ('absence' in result) return `No groups of customers: ${result.absence.message} ${result.absence.remedy}`;
  const { clusters, tried } = result.clusters;
  return [
    `${clusters.length} groups of customers; mean silhouette by number: ${tried.map(({ k, silhouette }) => `${k} ${silhouette.toFixed(3)}`).join(', ')}`,
    ...clusters.map(({ id, name, count, jaccard }) => `  ${id}. ${name}: ${count} customers, found again ${jaccard.toFixed(2)} (Jaccard)`),
  ].join('\n');
}

/** The groups need no model, so data that none can be trained on may have some. Columns that give the outcome away are kept out here too. */
async function learnClusters(dataset: Dataset, folder: string): Promise<void> {
  progress('segments', 0);
  const without = new Set(findLeaks(dataset).map(({ name }) => name));
  const result = findClusters(dataset, { without, earlier: await earlierClusters(folder) });
  await saveClusters(folder, dataset, result);
  clearProgress();
  console.log(reportClusters(result));
}

async function learnModel(dataset: Dataset, folder: string): Promise<void> {
  try {
    const incumbent = await cardInPlace(folder);
    const model = await trainModel({ dataset, earlier: incumbent, onProgress: progress });
    if (!replace) assertNotWorse(model.card, incumbent);
    await saveModel(folder, model);
    clearProgress();
    console.log(report(model));
  } catch (error) {
    const refused = error instanceof TrainingError;
    if (refused) await noteRefusal(folder, { message: error.message, dataHash: dataset.dataHash });
    console.error(`\nTraining stopped: ${describeError(error)} The model in place before, if any, is unchanged.`);
    process.exitCode = refused ? REFUSED : 1;
  }
}

try {
  const folders = workspaceFolders();
  const { dataset } = await readDataset(folders.dataset);
  console.log(`Training on ${dataset.dictionary.name}: ${dataset.rowCount} customers${dataset.rejectedRows.length > 0 ? `, ${dataset.rejectedRows.length} rows refused` : ''}`);
  await learnModel(dataset, folders.model);
  await learnClusters(dataset, folders.model);
} catch (error) {
  console.error(`\nTraining stopped: ${describeError(error)}`);
  process.exitCode = 1;
}
