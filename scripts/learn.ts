/** The training of a dataset as a program shows it: progress, then what came of it. */
import type { ModelCard } from '@/lib/churn/card';
import { ModelError, readCard } from '@/lib/churn/server/modelFiles';
import { noteRefusal, saveModel } from '@/lib/churn/server/saveModel';
import { trainModel } from '@/lib/churn/server/train';
import { assertNotWorse } from '@/lib/churn/training/assertNotWorse';
import { findLeaks } from '@/lib/churn/training/findLeaks';
import { TrainingError } from '@/lib/churn/training/trainingError';
import type { Dataset } from '@/lib/dataset/dataset';
import { describeError } from '@/lib/errors';
import { STAGES, type Stage } from '@/lib/intake/trainingStages';
import type { ClusterResult } from '@/lib/segments/clusters/clusters';
import { findClusters } from '@/lib/segments/clusters/findClusters';
import { earlierClusters, saveClusters } from '@/lib/segments/server/clusterFiles';

/** `refused`: for its data, which pages can be made of all the same. */
export type LearnOutcome = 'learned' | 'refused' | 'failed';

/** Rewrites one line on a terminal; elsewhere (a log) one line a stage. */
let stageInLog: Stage | undefined;
function progress(stage: Stage, share: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${STAGES[stage].words} … ${Math.round(share * 100)}%`);
  else if (stage !== stageInLog) console.log(`${STAGES[stage].words} …`);
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

async function learnModel(dataset: Dataset, folder: string, replace: boolean): Promise<LearnOutcome> {
  try {
    const incumbent = await cardInPlace(folder);
    const model = await trainModel({ dataset, earlier: incumbent, onProgress: progress });
    if (!replace) assertNotWorse(model.card, incumbent);
    await saveModel(folder, model);
    clearProgress();
    console.log(report(model));
    return 'learned';
  } catch (error) {
    const refused = error instanceof TrainingError;
    if (refused) await noteRefusal(folder, { message: error.message, dataHash: dataset.dataHash });
    console.error(`\nTraining stopped: ${describeError(error)} The model in place before, if any, is unchanged.`);
    return refused ? 'refused' : 'failed';
  }
}

/**
 * Trains the model of a dataset, finds its groups of customers, and writes both to a folder. Prints what came of it, and why where nothing did.
 *
 * @param replace takes a model that does worse than the one in the folder
 */
export async function learn(dataset: Dataset, folder: string, { replace = false } = {}): Promise<LearnOutcome> {
  console.log(`Training on ${dataset.dictionary.name}: ${dataset.rowCount} customers${dataset.rejectedRows.length > 0 ? `, ${dataset.rejectedRows.length} rows refused` : ''}`);
  const outcome = await learnModel(dataset, folder, replace);
  await learnClusters(dataset, folder);
  return outcome;
}
