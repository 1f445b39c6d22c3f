import 'server-only';
import { readFile } from 'node:fs/promises';
import { KEPT_FROM_MODEL, PROBABILITY_MEANING, type ModelCard } from '@/lib/churn/card';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { revenueAtRiskHistory } from '@/lib/churn/revenueAtRisk';
import { assertSignal } from '@/lib/churn/training/assertSignal';
import { calibrateInterval } from '@/lib/churn/training/calibrateInterval';
import { evaluate } from '@/lib/churn/training/evaluate';
import { findLeaks, type Leak } from '@/lib/churn/training/findLeaks';
import { learningRows } from '@/lib/churn/training/learningRows';
import { measureDrivers } from '@/lib/churn/training/measureDrivers';
import { permutationImportance } from '@/lib/churn/training/permutationImportance';
import { trainForest } from '@/lib/churn/training/trainForest';
import { TrainingError } from '@/lib/churn/training/trainingError';
import { FULL_TRAINING, type TrainingPlan } from '@/lib/churn/training/trainingPlan';
import { tuneForest } from '@/lib/churn/training/tuneForest';
import { wholeFile } from '@/lib/churn/training/wholeFile';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import type { Role } from '@/lib/dataset/schema';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { takeRows } from '@/lib/dataset/takeRows';
import { predictProba } from '@/lib/forest/predict';
import { modelFileContents, type ModelContents } from './modelFiles';

export type TrainingStage = 'settings' | 'trees' | 'interval' | 'importance' | 'comparison' | 'drivers' | 'history';

/** Why a column of this role is kept from the model. */
const EXCLUSIONS: Partial<Record<Role, string>> = {
  id: 'identifies the customer',
  churn: 'is the outcome',
  signupDate: 'a date; tenure carries its information',
  churnDate: 'is known only after the customer left',
  protected: 'protected: kept for fairness checks only',
  ignored: 'set aside in the dictionary',
};

/** The regression's time grows with the square of the columns: of more features it is measured by fewer folds. */
const MANY_FEATURES = 100;
const FEWER_FOLDS = 3;

export interface TrainModelInput {
  dataset: Dataset;
  /** All of the work, when absent. */
  plan?: TrainingPlan;
  /** The tuning of an earlier card is taken over where it tried the same on the same data. */
  earlier?: Pick<ModelCard, 'dataset' | 'tuning'> | null;
  /** Stage, and the share of it that is done. */
  onProgress?: (stage: TrainingStage, share: number) => void;
}

/**
 * Trains the model of a dataset, measures it, and returns all its files with their card, not yet written. Columns that give the outcome
 * away are left out and named on the card. Of a large file it learns from a sample, on which it is measured too; what the model says
 * of every customer is kept for all.
 *
 * @throws TrainingError when the data cannot be trained on, or tell no more than chance
 */
export async function trainModel({ dataset, plan = FULL_TRAINING, earlier, onProgress = () => {} }: TrainModelInput): Promise<ChurnModel & ModelContents> {
  const start = performance.now();
  const rows = learningRows(churned(dataset), plan.learning);
  const sample = rows ? takeRows(dataset, rows) : dataset;
  const leaks = findLeaks(sample);
  const encoder = fitEncoder(dataset, new Set(leaks.map((leak) => leak.name)));
  if (encoder.length === 0) throw new TrainingError('no-features', nothingToLearnFrom(leaks));
  const y = churned(sample);
  const featureNames = encoder.map((feature) => feature.name);
  const input = { X: encodeRows(encoder, sample), y, n: sample.rowCount, p: encoder.length, featureNames };
  const during = (stage: TrainingStage) => (done: number, total: number) => onProgress(stage, done / total);

  const tuning = await tune(plan, input, dataset, earlier, during('settings'));
  const options = { ...plan.base, ...tuning.tried[0]!.options };
  const trained = await trainForest({ ...input, options, onProgress: during('trees') });
  const { forest, outOfBag, evidence } = trained;
  onProgress('comparison', 0);
  const evaluation = evaluate(outOfBag.probability, plan.replicates, { ...input, encoder, folds: encoder.length > MANY_FEATURES ? Math.min(plan.folds, FEWER_FOLDS) : plan.folds, seed: options.seed });
  if (plan.refuseNoise) assertSignal({ y, forest: outOfBag.probability, alwaysStays: evaluation.alwaysStays });
  const interval = await calibrateInterval({ ...input, options, onProgress: during('interval') }, forest, plan.intervalTrees);
  onProgress('importance', 0);
  const importance = permutationImportance({ ...input, evidence, outOfBag, seed: options.seed, repeats: plan.importanceRepeats });
  onProgress('drivers', 0);
  const drivers = measureDrivers({ forest, encoder, X: input.X, n: input.n, seed: options.seed, samples: plan.samples });
  onProgress('history', 0);
  const scorer = { card: { encoder }, forest };
  const { heldOut, revenueAtRiskHistory: history } = rows
    ? wholeFile({ model: scorer, dataset, rows, sample, heldOut: evaluation.heldOut })
    : { heldOut: evaluation.heldOut, revenueAtRiskHistory: revenueAtRiskHistory(scorer, dataset) };
  const { contents, digests } = modelFileContents({ forest, heldOut, drivers });
  const { calibration: recalibration, ...outOfBagMetrics } = trained.metrics;
  const card: ModelCard = {
    formatVersion: 2,
    modelVersion: digests.forest.sha256.slice(0, 12),
    trainedAt: new Date().toISOString(),
    trainingSeconds: 0,
    meaning: PROBABILITY_MEANING,
    dataset: {
      name: dataset.dictionary.name,
      rowCount: dataset.rowCount,
      churned: churned(dataset).reduce((sum, label) => sum + label, 0),
      dataHash: dataset.dataHash,
      dictionaryHash: dataset.dictionaryHash,
    },
    ...(rows && { learnedFrom: rows.length }),
    forest: { ...digests.forest, trees: forest.roots.length, nodes: forest.feature.length },
    heldOut: digests.heldOut,
    drivers: digests.drivers,
    options: { ...options },
    tuning,
    encoder,
    excluded: exclusions(dataset, leaks),
    outOfBag: outOfBagMetrics,
    recalibration,
    evaluation: evaluation.table,
    interval,
    servedLessOutOfBag: meanDistance(predictProba(forest, input.X), outOfBag.probability),
    importanceRepeats: plan.importanceRepeats,
    importance: importance.sort((a, b) => b.logLossRise.mean - a.logLossRise.mean),
    revenueAtRiskHistory: history,
    software: await softwareVersions(),
  };
  card.trainingSeconds = Number(((performance.now() - start) / 1000).toFixed(1));
  return { card, forest, heldOut, drivers, contents };
}

/** The ranking of settings: an earlier one of the same tries on the same rows, or a new one. */
async function tune(plan: TrainingPlan, input: Parameters<typeof tuneForest>[0], { dataHash, dictionaryHash }: Dataset, earlier: TrainModelInput['earlier'], onProgress: (done: number, total: number) => void): Promise<ModelCard['tuning']> {
  const key = sha256(JSON.stringify([dataHash, dictionaryHash, input.featureNames, plan.learning, plan.base, plan.grid, plan.tuningTrees]));
  if (earlier?.tuning.key === key) return earlier.tuning;
  return { key, ...(await tuneForest({ ...input, onProgress }, { base: plan.base, grid: plan.grid, trees: plan.tuningTrees })) };
}

function exclusions(dataset: Dataset, leaks: readonly Leak[]): ModelCard['excluded'] {
  return dataset.dictionary.columns.flatMap((column) => {
    const leak = leaks.find(({ name }) => name === column.name);
    const reason = leak?.detail ?? EXCLUSIONS[column.role] ?? (column.learned === false ? KEPT_FROM_MODEL : undefined);
    return reason ? [{ name: column.name, reason, leak: leak !== undefined }] : [];
  });
}

function nothingToLearnFrom(leaks: readonly Leak[]): string {
  const why = leaks.map((leak) => `"${leak.name}": ${leak.detail}`).join(' ');
  return `No column is left to learn from. ${why || 'The dictionary gives no column the role of a feature.'} Add columns that describe customers before they decide.`;
}

/** Mean |a − b| over the rows that have both. */
function meanDistance(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let count = 0;
  a.forEach((value, row) => {
    if (Number.isNaN(b[row]!)) return;
    sum += Math.abs(value - b[row]!);
    count++;
  });
  return sum / count;
}

async function softwareVersions(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string; dependencies: Record<string, string> };
  return { holdfast: manifest.version, node: process.versions.node, 'ml-random-forest': manifest.dependencies['ml-random-forest']! };
}
