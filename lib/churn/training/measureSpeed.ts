import { readForest, writeForest } from '@/lib/forest/forestFile';
import { predictOne, predictProba } from '@/lib/forest/predict';
import { permutationImportance } from './permutationImportance';
import { trainForest } from './trainForest';
import type { TrainingInput } from './trainingInput';

export interface ForestSpeed {
  trainingSeconds: number;
  importanceSeconds: number;
  fileBytes: number;
  loadMilliseconds: number;
  onePredictionMicroseconds: number;
  batchRowsPerSecond: number;
}

/**
 * Trains once and times what users wait for: training, permutation importance (5 repeats), loading the file, one prediction, a batch.
 *
 * Serving times are medians over `rounds` passes after one warm-up pass.
 */
export async function measureSpeed(input: TrainingInput, rounds = 9): Promise<ForestSpeed> {
  const { X, n, p } = input;
  const trained = await trainForest(input);
  const bytes = writeForest(trained.forest);
  const forest = readForest(bytes);
  const x = new Float32Array(p);
  const importance = medianMilliseconds(() => permutationImportance({ ...input, ...trained, seed: 1 }), 1);
  const load = medianMilliseconds(() => readForest(bytes), rounds);
  const batch = medianMilliseconds(() => predictProba(forest, X), rounds);
  const oneByOne = medianMilliseconds(() => {
    for (let row = 0; row < n; row++) {
      for (let f = 0; f < p; f++) x[f] = X[row * p + f]!;
      predictOne(forest, x);
    }
  }, rounds);
  return {
    trainingSeconds: trained.seconds,
    importanceSeconds: importance / 1000,
    fileBytes: bytes.length,
    loadMilliseconds: load,
    onePredictionMicroseconds: (oneByOne / n) * 1000,
    batchRowsPerSecond: n / (batch / 1000),
  };
}

/** A single round is timed cold; more rounds follow one warm-up. */
function medianMilliseconds(work: () => unknown, rounds: number): number {
  if (rounds > 1) work();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)]!;
}
