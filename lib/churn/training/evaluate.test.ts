import { describe, expect, it } from 'vitest';
import type { Encoder } from '@/lib/churn/encoder';
import { averagePrecision, rocAuc } from '@/lib/stats/metrics';
import { evaluate } from './evaluate';
import { plantedRows } from './training.fixture';

const { X, y, n, featureNames } = plantedRows(400, 11);
const encoder: Encoder = featureNames.map((name) => ({ kind: 'number', name, missing: { as: 'typical', code: 0 }, typical: 0, min: 0, max: 7 }));
/** The chance the rows were drawn with, in place of a forest. */
const truth = Float64Array.from({ length: n }, (_, row) => 0.1 + 0.3 * X[row * 4]! + 0.4 * X[row * 4 + 1]!);

describe('evaluate', () => {
  const { table, heldOut, alwaysStays } = evaluate(truth, 50, { encoder, X, y, n, folds: 5, seed: 1 });

  it('measures what knows nothing as knowing nothing: the same share for everyone, ROC AUC .5, average precision the churn share', () => {
    expect(new Set(alwaysStays).size).toBe(1);
    const { rocAuc: auc, averagePrecision: precision } = table.estimators.alwaysStays;
    expect(auc).toEqual({ value: 0.5, lower: 0.5, upper: 0.5 });
    expect(precision.value).toBeCloseTo(y.reduce((sum, label) => sum + label, 0) / n, 12);
  });

  it('ranks a regression above one question above nothing, all on the same rows', () => {
    const losses = (['logisticRegression', 'bestRule', 'alwaysStays'] as const).map((name) => table.estimators[name].logLoss.value);
    expect(losses).toEqual(losses.toSorted((a, b) => a - b));
    expect(table.estimators.forest.rocAuc.value).toBeCloseTo(rocAuc(y, truth), 12);
    const difference = table.forestLessLogistic.averagePrecision;
    expect(difference.value).toBeCloseTo(averagePrecision(y, truth) - averagePrecision(y, heldOut.logisticRegression), 12);
    expect(difference.lower).toBeLessThanOrEqual(difference.value);
    expect(difference.upper).toBeGreaterThanOrEqual(difference.value);
  });

  it('leaves rows without an out-of-bag prediction out of every measure', () => {
    const gaps = truth.map((p, row) => (row % 4 === 0 ? NaN : p));
    const kept = Array.from(y.keys()).filter((row) => row % 4 !== 0);
    const { estimators } = evaluate(gaps, 5, { encoder, X, y, n, folds: 5, seed: 1 }).table;
    expect(estimators.forest.rocAuc.value).toBeCloseTo(rocAuc(kept.map((row) => y[row]!), kept.map((row) => truth[row]!)), 12);
    expect(estimators.alwaysStays.averagePrecision.value).toBeCloseTo(kept.filter((row) => y[row] === 1).length / kept.length, 12);
  });
});
