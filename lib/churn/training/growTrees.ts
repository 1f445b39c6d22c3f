import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import type { GrowOptions, GrowTask, GrownTree } from './growTrees.worker.mjs';
import { TrainingError } from './trainingError';

export interface GrowTreesInput {
  /** n×p, row-major, finite. */
  X: Float32Array;
  /** n labels, 0|1. */
  y: Uint8Array;
  n: number;
  p: number;
  options: GrowOptions & { trees: number; sampleSize: number; seed: number };
  /** Worker threads; as many as cores, at most 2, when absent. Does not change the result. */
  threads?: number;
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

export interface GrownTrees {
  /** In tree order. */
  trees: GrownTree[];
  /** trees×n: 1 where the tree's subsample held the row. */
  inBag: Uint8Array;
}

/**
 * Grows many trees, each on its own seeded subsample without replacement, in worker threads.
 *
 * Everything random is drawn per tree from (seed, tree), so neither the number of threads nor their timing shows in the result.
 * The workers are gone when the promise settles, whichever way.
 *
 * @throws TrainingError 'aborted' when the signal fires
 * @throws Error when a worker fails, or what onProgress throws
 */
export async function growTrees(input: GrowTreesInput): Promise<GrownTrees> {
  const { n, options, signal, onProgress } = input;
  const total = options.trees;
  const trees: GrownTree[] = [];
  const inBag = new Uint8Array(total * n);
  const nextSeed = createRandom(options.seed);
  // Seeds drawn from a sequence: seed + tree would let forests with neighbouring seeds share all trees but one.
  const seeds = Int32Array.from({ length: total }, () => Math.floor(nextSeed() * 2 ** 32));
  const threads = Math.min(input.threads ?? Math.min(2, availableParallelism()), total);
  const workers: Worker[] = [];
  let started = 0;
  let done = 0;

  const growUntilNoneIsLeft = async (worker: Worker) => {
    while (started < total) {
      const tree = started++;
      const rows = sampleWithoutReplacement(n, options.sampleSize, createRandom(seeds[tree]!));
      for (const row of rows) inBag[tree * n + row] = 1;
      worker.postMessage(subsample(input, rows, seeds[tree]!));
      // Rejects when the worker reports an error or the signal fires.
      const [grown] = (await once(worker, 'message', { signal })) as [GrownTree];
      trees[tree] = grown;
      onProgress?.(++done, total);
    }
  };

  try {
    signal?.throwIfAborted();
    for (let i = 0; i < threads; i++) workers.push(new Worker(new URL('./growTrees.worker.mjs', import.meta.url)));
    await Promise.all(workers.map(growUntilNoneIsLeft));
    signal?.throwIfAborted();
  } catch (error) {
    if (!signal?.aborted) throw error;
    throw new TrainingError('aborted', `Training was stopped after ${done} of ${total} trees. The previous model stays in use.`);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return { trees, inBag };
}

/** Features that one tree looks at, of very many: its time grows with them, and a training on 300 had not ended after forty minutes of a busy machine. */
const MOST_COLUMNS = 64;

/** How many of p features each tree may use, at a share of them. */
export function columnsOfTree(p: number, maxFeatures: number): number {
  return Math.min(p, MOST_COLUMNS, Math.max(1, Math.round(p * maxFeatures)));
}

function subsample({ X, y, p, options }: GrowTreesInput, rows: Int32Array, seed: number): GrowTask {
  const sampleX = new Float32Array(rows.length * p);
  const sampleY = new Uint8Array(rows.length);
  rows.forEach((row, i) => {
    sampleX.set(X.subarray(row * p, (row + 1) * p), i * p);
    sampleY[i] = y[row]!;
  });
  const { maxDepth, minNumSamples, maxFeatures } = options;
  return { X: sampleX, y: sampleY, p, maxDepth, minNumSamples, columns: columnsOfTree(p, maxFeatures), seed };
}
