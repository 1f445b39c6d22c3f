import 'server-only';
import { readFile } from 'node:fs/promises';
import { PROBABILITY_MEANING, type ModelCard } from '@/lib/churn/card';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import { revenueAtRiskHistory } from '@/lib/churn/revenueAtRisk';
import { permutationImportance } from '@/lib/churn/training/permutationImportance';
import { DEFAULT_FOREST_OPTIONS, trainForest } from '@/lib/churn/training/trainForest';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import type { Role } from '@/lib/dataset/schema';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { writeForest } from '@/lib/forest/forestFile';

export type TrainingStage = 'trees' | 'importance' | 'history';

/** Why a column of this role is kept from the model. */
const EXCLUSIONS: Partial<Record<Role, string>> = {
  id: 'identifies the customer',
  churn: 'is the outcome',
  signupDate: 'a date; tenure carries its information',
  churnDate: 'is known only after the customer left',
  protected: 'protected: kept for fairness checks only',
  ignored: 'set aside in the dictionary',
};

/**
 * Trains the model of a dataset: forest file and card, not yet written.
 *
 * @param onProgress stage, and the share of it that is done
 * @throws TrainingError when the data cannot be trained on
 */
export async function trainModel(dataset: Dataset, onProgress: (stage: TrainingStage, share: number) => void = () => {}): Promise<{ forest: Uint8Array; card: ModelCard }> {
  const start = performance.now();
  const encoder = fitEncoder(dataset);
  const X = encodeRows(encoder, dataset);
  const y = churned(dataset);
  const [n, p] = [dataset.rowCount, encoder.length];
  const options = DEFAULT_FOREST_OPTIONS;
  const featureNames = encoder.map((feature) => feature.name);
  const trained = await trainForest({ X, y, n, p, featureNames, options, onProgress: (done, total) => onProgress('trees', done / total) });
  onProgress('importance', 0);
  const importance = permutationImportance({ X, y, n, p, featureNames, evidence: trained.evidence, outOfBag: trained.outOfBag, seed: options.seed });
  onProgress('history', 0);
  const forest = writeForest(trained.forest);
  const { rocAuc, averagePrecision, logLoss, brierScore } = trained.metrics;
  const card: ModelCard = {
    formatVersion: 1,
    modelVersion: sha256(forest).slice(0, 12),
    trainedAt: new Date().toISOString(),
    trainingSeconds: 0,
    meaning: PROBABILITY_MEANING,
    dataset: {
      name: dataset.dictionary.name,
      rowCount: n,
      churned: y.reduce((sum, label) => sum + label, 0),
      dataHash: dataset.dataHash,
      dictionaryHash: dataset.dictionaryHash,
    },
    forest: { sha256: sha256(forest), bytes: forest.length, trees: trained.forest.roots.length, nodes: trained.forest.feature.length },
    options: { ...options },
    encoder,
    excluded: dataset.dictionary.columns.flatMap((column) => {
      const reason = EXCLUSIONS[column.role];
      return reason ? [{ name: column.name, reason }] : [];
    }),
    outOfBag: { n: trained.metrics.n, rocAuc, averagePrecision, logLoss, brierScore },
    importance: importance.sort((a, b) => b.logLossRise.mean - a.logLossRise.mean),
    revenueAtRiskHistory: [],
    software: await softwareVersions(),
  };
  card.revenueAtRiskHistory = revenueAtRiskHistory({ card, forest: trained.forest }, dataset);
  card.trainingSeconds = Number(((performance.now() - start) / 1000).toFixed(1));
  return { forest, card };
}

async function softwareVersions(): Promise<Record<string, string>> {
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as { version: string; dependencies: Record<string, string> };
  return { holdfast: manifest.version, node: process.versions.node, 'ml-random-forest': manifest.dependencies['ml-random-forest']! };
}
