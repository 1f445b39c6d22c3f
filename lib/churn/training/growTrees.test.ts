import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { columnsOfTree, growTrees } from './growTrees';
import { growTree, type GrowTask } from './growTrees.worker.mjs';
import { plantedRows } from './training.fixture';

const OPTIONS = { trees: 8, sampleSize: 100, maxDepth: 5, minNumSamples: 5, maxFeatures: 0.75, seed: 9 };
/** Threads started and not yet gone, by the process's own events. */
let live = 0;
const countWorker = (worker: Worker) => {
  live++;
  worker.once('exit', () => live--);
};
beforeAll(() => void process.on('worker', countWorker));
afterAll(() => void process.off('worker', countWorker));

describe('growTree', () => {
  const task = (X: number[], y: number[], p: number, change: Partial<GrowTask> = {}): GrowTask => ({
    X: Float32Array.from(X),
    y: Uint8Array.from(y),
    p,
    maxDepth: 4,
    minNumSamples: 1,
    columns: p,
    seed: 1,
    ...change,
  });

  it('finds the cut that separates everything, which the library alone would refuse', () => {
    const tree = growTree(task([1, 2, 3, 4], [0, 0, 1, 1], 1));
    expect(tree).toEqual({ feature: Int16Array.of(0, -1, -1), threshold: Float32Array.of(2.5, 0, 0), left: Uint32Array.of(1, 0, 0) });
  });

  it('gives a single leaf for one class and for equal rows', () => {
    const leaf = { feature: Int16Array.of(-1), threshold: Float32Array.of(0), left: Uint32Array.of(0) };
    expect(growTree(task([1, 2, 3, 4], [1, 1, 1, 1], 1))).toEqual(leaf);
    expect(growTree(task([5, 5, 5, 5], [0, 1, 0, 1], 1))).toEqual(leaf);
  });

  it('chooses the first cut by Gini impurity, by brute force over all cuts', () => {
    const { X, y, n, p } = plantedRows(200, 5);
    const tree = growTree({ X, y, p, maxDepth: 1, minNumSamples: 1, columns: p, seed: 1 });
    const impurityAfter = (f: number, cut: number) => {
      let sum = 0;
      for (const side of [true, false]) {
        const rows = Array.from({ length: n }, (_, row) => row).filter((row) => X[row * p + f]! < cut === side);
        const share = rows.filter((row) => y[row] === 1).length / (rows.length || 1);
        sum += rows.length * 2 * share * (1 - share);
      }
      return sum;
    };
    let best = Infinity;
    for (let f = 0; f < p; f++) for (let row = 0; row < n; row++) best = Math.min(best, impurityAfter(f, X[row * p + f]!));
    expect(impurityAfter(tree.feature[0]!, tree.threshold[0]!)).toBeCloseTo(best, 9);
  });

  it('cuts a column of many values between two of its own, about where the best cut is', () => {
    const random = createRandom(3);
    // 1,000 different values; the chance of label 1 jumps at .4.
    const X = Array.from({ length: 1000 }, () => random());
    const y = X.map((x) => (random() < (x < 0.4 ? 0.1 : 0.8) ? 1 : 0));
    const tree = growTree(task(X, y, 1, { maxDepth: 1 }));
    expect(tree.threshold[0]!).toBeGreaterThan(0.38);
    expect(tree.threshold[0]!).toBeLessThan(0.42);
    const sorted = Float32Array.from(X).sort();
    const above = sorted.findIndex((x) => x >= tree.threshold[0]!);
    expect(tree.threshold[0]!).toBeCloseTo((sorted[above - 1]! + sorted[above]!) / 2, 6);
  });

  it('keeps neighbouring floats apart, where a rounded midpoint would not', () => {
    const [low, high] = [1, 1 + 2 ** -23];
    const tree = growTree(task([low, low, high, high], [0, 0, 1, 1], 1));
    expect(low < tree.threshold[0]!).toBe(true);
    expect(high < tree.threshold[0]!).toBe(false);
  });

  it('uses the share of features asked for, at least one, for any number of columns', () => {
    for (const p of [1, 2, 3, 7, 49]) {
      const random = plantedRows(400, p).X;
      const X = Array.from({ length: 60 * p }, (_, i) => random[(i * 4 + 2) % random.length]!);
      const y = Array.from({ length: 60 }, (_, row) => row % 2);
      for (const maxFeatures of [0.01, 0.5, 1]) {
        const used = new Set(growTree(task(X, y, p, { columns: columnsOfTree(p, maxFeatures), maxDepth: 12 })).feature.filter((f) => f >= 0));
        expect(used.size).toBeGreaterThanOrEqual(1);
        expect(used.size).toBeLessThanOrEqual(Math.max(1, Math.round(p * maxFeatures)));
        expect(Math.max(...used)).toBeLessThan(p);
      }
    }
  });
});

describe('growTrees', () => {
  it('does not depend on the number of threads', async () => {
    const data = plantedRows(300, 6);
    expect(await growTrees({ ...data, options: OPTIONS, threads: 2 })).toEqual(await growTrees({ ...data, options: OPTIONS, threads: 1 }));
  });

  it('draws sampleSize rows for each tree and reports each tree once', async () => {
    const data = plantedRows(300, 6);
    const progress: string[] = [];
    const { inBag, trees } = await growTrees({ ...data, options: OPTIONS, onProgress: (done, total) => progress.push(`${done}/${total}`) });
    expect(trees).toHaveLength(8);
    for (let tree = 0; tree < 8; tree++) expect(inBag.subarray(tree * 300, (tree + 1) * 300).reduce((a, b) => a + b)).toBe(100);
    expect(progress).toEqual(['1/8', '2/8', '3/8', '4/8', '5/8', '6/8', '7/8', '8/8']);
  });

  it('leaves no worker behind: at the end, when stopped, when already stopped, when the caller throws', async () => {
    const data = plantedRows(300, 6);
    let during = 0;
    await growTrees({ ...data, options: OPTIONS, threads: 2, onProgress: () => { during = live; } });
    expect(during).toBe(2);
    expect(live).toBe(0);

    const stop = new AbortController();
    const stopped = growTrees({ ...data, options: { ...OPTIONS, trees: 500 }, signal: stop.signal, onProgress: (done) => done === 3 && stop.abort() });
    await expect(stopped).rejects.toMatchObject({ code: 'aborted', message: 'Training was stopped after 3 of 500 trees. The previous model stays in use.' });
    expect(live).toBe(0);

    await expect(growTrees({ ...data, options: OPTIONS, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
    expect(live).toBe(0);

    const failing = growTrees({ ...data, options: OPTIONS, onProgress: () => { throw new Error('screen closed'); } });
    await expect(failing).rejects.toThrow('screen closed');
    expect(live).toBe(0);
  });

  it('reports a worker that fails, and leaves none behind', async () => {
    // No number makes the library throw; a bigint does, inside the thread.
    const options = { ...OPTIONS, maxFeatures: 1n as unknown as number };
    await expect(growTrees({ ...plantedRows(300, 6), options })).rejects.toThrow('BigInt');
    expect(live).toBe(0);
  });
});

describe('columnsOfTree', () => {
  it('is the share asked for, of one feature at least, and of very many no more than sixty-four', () => {
    expect([[10, 0.8], [3, 0.01], [80, 0.8], [300, 0.6], [300, 1]].map(([p, share]) => columnsOfTree(p!, share!))).toEqual([8, 1, 64, 64, 64]);
  });
});
