import { churned, type Dataset } from '@/lib/dataset/dataset';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { readForest, writeForest } from '@/lib/forest/forestFile';
import type { ModelCard } from './card';
import { encodeRows, fitEncoder } from './encoder';
import type { ChurnModel } from './model';
import { revenueAtRiskHistory } from './revenueAtRisk';
import { trainForest } from './training/trainForest';

/** A real forest of few small trees with its card: as the trainer makes it, but in a second, and without importances worth reading. */
export async function quickModel(dataset: Dataset, trees = 5): Promise<ChurnModel & { bytes: Uint8Array }> {
  const encoder = fitEncoder(dataset);
  const y = churned(dataset);
  const [n, p] = [dataset.rowCount, encoder.length];
  const featureNames = encoder.map((feature) => feature.name);
  const { forest, metrics } = await trainForest({ X: encodeRows(encoder, dataset), y, n, p, featureNames, options: { trees, sampleSize: 150, seed: 1 } });
  const bytes = writeForest(forest);
  const { rocAuc, averagePrecision, logLoss, brierScore } = metrics;
  const card: ModelCard = {
    formatVersion: 1,
    modelVersion: sha256(bytes).slice(0, 12),
    trainedAt: '2026-01-01T00:00:00.000Z',
    trainingSeconds: 1,
    meaning: 'The chance to leave.',
    dataset: { name: dataset.dictionary.name, rowCount: n, churned: y.reduce((sum, label) => sum + label, 0), dataHash: dataset.dataHash, dictionaryHash: dataset.dictionaryHash },
    forest: { sha256: sha256(bytes), bytes: bytes.length, trees, nodes: forest.feature.length },
    options: { trees },
    encoder,
    excluded: [],
    outOfBag: { n, rocAuc, averagePrecision, logLoss, brierScore },
    importance: featureNames.map((feature, i) => ({ feature, logLossRise: { mean: 0.1 / (i + 1), sd: 0.01 }, rocAucFall: { mean: 0.1 / (i + 1), sd: 0.01 } })),
    revenueAtRiskHistory: [],
    software: {},
  };
  card.revenueAtRiskHistory = revenueAtRiskHistory({ card, forest }, dataset);
  return { card, forest: readForest(bytes), bytes };
}

/** 200 members of the gym of the dataset fixture, with gaps among the fees; those of few months leave more often. */
export const MEMBERS = `id,months,fee,plan,left\n${Array.from({ length: 200 }, (_, i) => {
  const months = (i * 37) % 60;
  const leaves = (i * 53) % 100 < 70 - months;
  return `M${i + 1},${months},${i % 9 === 0 ? '' : 20 + ((i * 7) % 50) / 2},${i % 3 ? 'Basic' : '"Plus, with sauna"'},${leaves ? 'Yes' : 'No'}`;
}).join('\n')}\n`;
