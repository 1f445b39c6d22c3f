import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { encodeRows, featureValues, fitEncoder } from '@/lib/churn/encoder';
import { predictCustomer, predictRows, type ChurnModel } from '@/lib/churn/model';
import { loadModel, MODEL_FILES } from '@/lib/churn/server/modelFiles';
import { saveModel } from '@/lib/churn/server/saveModel';
import { trainModel } from '@/lib/churn/server/train';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { sha256 } from '@/lib/dataset/server/readDataset';
import { predictOne, predictProba } from '@/lib/forest/predict';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { growLibraryTree } from './libraryTree.mjs';
import { once, ratioOf, summarise, type Row } from './report';
import { inTurns, timed } from './timing';

const LOADS = 15;
const PASSES = 9;
const LIBRARY_ROWS = 800;

/**
 * Training as `npm run train` does it (trees, importance, history, card), its file, and the library's own tree beside it. Each
 * training is followed by one library tree, so that both see the same machine.
 *
 * @param folder where the model is left for the measurements that need one
 */
export async function measureTraining(group: string, dataset: Dataset, folder: string, repeats: number): Promise<Row[]> {
  const total: number[] = [];
  const growing: number[] = [];
  const library: number[] = [];
  const sample = librarySample(dataset);
  let forest = { bytes: 0, trees: 0 };
  for (let repeat = 0; repeat < repeats; repeat++) {
    let tuned = 0;
    let grown = 0;
    const { milliseconds, result } = await timed(() =>
      trainModel({
        dataset,
        onProgress: (stage, share) => {
          if (stage === 'settings') tuned = performance.now();
          if (stage === 'trees' && share === 1) grown = performance.now();
        },
      }),
    );
    total.push(milliseconds / 1000);
    growing.push((grown - tuned) / 1000);
    library.push((await timed(() => growLibraryTree(...sample))).milliseconds);
    forest = result.card.forest;
    await saveModel(folder, result);
  }
  const perTree = growing.map((seconds) => (seconds * 1000) / forest.trees);
  const workers = Math.min(2, availableParallelism());
  return [
    { group, measure: `train, all of npm run train's work, ${workers} workers`, unit: 's', value: summarise(total), limit: { of: 'value', atMost: 25 } },
    {
      group,
      measure: `of it, growing one of ${forest.trees} trees`,
      unit: 'ms',
      value: summarise(perTree),
      peer: { name: `one ml-random-forest classifier tree as shipped, ${LIBRARY_ROWS} rows, one thread`, value: summarise(library), unit: 'ms', ratio: ratioOf(perTree, library), ratioAs: 'times' },
    },
    { group, measure: 'model file', unit: 'KB', value: once(forest.bytes / 1000), limit: { of: 'value', atMost: 500 } },
  ];
}

function librarySample(dataset: Dataset): [number[][], number[]] {
  const y = churned(dataset);
  const rows = sampleWithoutReplacement(dataset.rowCount, Math.min(LIBRARY_ROWS, dataset.rowCount), createRandom(42));
  const encoder = fitEncoder(dataset);
  const X = encodeRows(encoder, dataset, rows);
  return [Array.from(rows, (_, i) => Array.from(X.subarray(i * encoder.length, (i + 1) * encoder.length))), Array.from(rows, (row) => y[row]!)];
}

/** Loading against reading the two files and hashing the forest, which no verified load can do without. */
export async function measureLoading(group: string, dataset: Dataset, folder: string): Promise<Row[]> {
  const times = await inTurns(LOADS, {
    ours: () => loadModel(folder, dataset),
    peer: async () => {
      const [forest, card] = await Promise.all([readFile(path.join(folder, MODEL_FILES.forest)), readFile(path.join(folder, MODEL_FILES.card), 'utf8')]);
      sha256(forest);
      JSON.parse(card);
    },
  });
  return [
    {
      group,
      measure: 'load the model, verified',
      unit: 'ms',
      value: summarise(times.ours),
      limit: { of: 'value', atMost: 20 },
      peer: { name: 'reading both files, SHA-256 and JSON.parse alone', value: summarise(times.peer), unit: 'ms', ratio: ratioOf(times.ours, times.peer), ratioAs: 'times' },
    },
  ];
}

/** One customer at a time, as the predict page and the API do, and all at once, as the workspace does when it is loaded. */
export async function measurePrediction(group: string, dataset: Dataset, model: ChurnModel): Promise<Row[]> {
  const n = dataset.rowCount;
  const p = model.card.encoder.length;
  const X = encodeRows(model.card.encoder, dataset);
  const rows = Array.from({ length: n }, (_, row) => X.subarray(row * p, (row + 1) * p));
  const arrays = rows.map((row) => Array.from(row));
  const values = Array.from({ length: n }, (_, row) => featureValues(dataset, row));
  const libraryTree = growLibraryTree(...librarySample(dataset));
  const times = await inTurns(PASSES, {
    one: () => rows.forEach((row) => predictOne(model.forest, row)),
    encoded: () => values.forEach((value) => predictCustomer(model, value)),
    batch: () => predictProba(model.forest, X),
    encodedBatch: () => predictRows(model, dataset),
    library: () => arrays.forEach((row) => libraryTree(row)),
  });
  const microseconds = (milliseconds: number[]) => milliseconds.map((time) => (time / n) * 1000);
  const rowsPerSecond = (milliseconds: number[]) => milliseconds.map((time) => n / (time / 1000));
  const [one, batch, library] = [microseconds(times.one), rowsPerSecond(times.batch), microseconds(times.library)];
  const single = rowsPerSecond(times.one);
  const trees = model.forest.roots.length;
  return [
    {
      group,
      measure: `one prediction, ${trees} trees`,
      unit: 'µs',
      value: summarise(one),
      limit: { of: 'value', atMost: 100 },
      peer: { name: 'ml-random-forest predicting by one tree', value: summarise(library), unit: 'µs', ratio: ratioOf(one, library), ratioAs: 'times' },
    },
    { group, measure: 'one prediction with encoding', unit: 'µs', value: summarise(microseconds(times.encoded)), limit: { of: 'value', atMost: 100 } },
    {
      group,
      measure: 'batch',
      unit: 'rows/s',
      value: summarise(batch),
      limit: { of: 'value', atLeast: 100_000 },
      peer: { name: 'one prediction after another', value: summarise(single), unit: 'rows/s', ratio: ratioOf(batch, single), ratioAs: 'times' },
    },
    { group, measure: 'batch with encoding', unit: 'rows/s', value: summarise(rowsPerSecond(times.encodedBatch)), limit: { of: 'value', atLeast: 100_000 } },
  ];
}
