import { describe, expect, it } from 'vitest';
import { predictProba } from '@/lib/forest/predict';
import { crossValidate } from './crossValidate';
import { measure } from './measure';
import { trainForest } from './trainForest';
import { plantedRows } from './training.fixture';

const OPTIONS = { trees: 6, sampleSize: 100, seed: 1 };

describe('crossValidate', () => {
  it('predicts each fold by a forest trained on the others', async () => {
    const data = plantedRows(200, 21);
    const result = await crossValidate({ ...data, folds: 4, options: OPTIONS });
    const rows = Array.from({ length: 200 }, (_, row) => row);
    const kept = rows.filter((row) => result.fold[row] !== 2);
    const held = rows.filter((row) => result.fold[row] === 2);
    const X = Float32Array.from(kept.flatMap((row) => Array.from(data.X.subarray(row * 4, row * 4 + 4))));
    const { forest } = await trainForest({ ...data, X, y: Uint8Array.from(kept, (row) => data.y[row]!), n: kept.length, options: OPTIONS });
    expect(held.map((row) => result.probability[row])).toEqual(Array.from(predictProba(forest, data.X, held)));
    expect(result.folds[2]).toEqual(measure(held.map((row) => data.y[row]!), predictProba(forest, data.X, held)));
  });

  it('summarises: mean over folds, pooled over rows, progress over all trainings', async () => {
    const data = plantedRows(200, 22);
    let last = '';
    const result = await crossValidate({ ...data, folds: 2, options: OPTIONS, onProgress: (done, total) => { last = `${done}/${total}`; } });
    expect(last).toBe('12/12');
    expect(result.mean.n).toBe(200);
    expect(result.mean.logLoss).toBeCloseTo((result.folds[0]!.logLoss + result.folds[1]!.logLoss) / 2, 14);
    expect(result.pooled).toEqual(measure(data.y, result.probability));
  });

  it('stops when told to', async () => {
    await expect(crossValidate({ ...plantedRows(200, 23), options: OPTIONS, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'aborted' });
  });
});
