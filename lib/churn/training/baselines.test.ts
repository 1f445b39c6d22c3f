import { describe, expect, it } from 'vitest';
import type { Encoder } from '@/lib/churn/encoder';
import { encodeRows, fitEncoder } from '@/lib/churn/encoder';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { stratifiedFolds } from '@/lib/stats/folds';
import { fitLogisticRegression, predictLogistic } from '@/lib/stats/logisticRegression';
import { baselines, type LabelledCodes, outOfFoldLogistic } from './baselines';
import { applyDesign, fitDesign } from './designMatrix';
import { measure, type ProbabilityMetrics } from './measure';
import { telcoDataset } from './telcoDataset.fixture';
import { TELCO_AVAILABLE } from './telco.fixture';
import { plantedRows } from './training.fixture';

const number = (name: string): Encoder[number] => ({ kind: 'number', name, missing: { as: 'typical', code: 0 }, typical: 0, min: 0, max: 7 });
const small = (n: number, seed: number): LabelledCodes => {
  const { X, y, featureNames } = plantedRows(n, seed);
  return { encoder: featureNames.map(number), X, y, n };
};
function codesOf(dataset: Dataset): LabelledCodes {
  const encoder = fitEncoder(dataset);
  return { encoder, X: encodeRows(encoder, dataset), y: churned(dataset), n: dataset.rowCount };
}

describe('outOfFoldLogistic', () => {
  const data = small(120, 3);
  const fold = stratifiedFolds(data.y, 4, 42);
  const probability = outOfFoldLogistic({ ...data, fold });

  it('predicts each fold by a fit on the others', () => {
    const rows = Array.from(fold.keys());
    const [training, held] = [rows.filter((row) => fold[row] !== 2), rows.filter((row) => fold[row] === 2)];
    const design = fitDesign(data.encoder, data.X, training);
    const model = fitLogisticRegression({ ...applyDesign(design, data.X, training), y: training.map((row) => data.y[row]!) });
    const matrix = applyDesign(design, data.X, held);
    expect(held.map((row) => probability[row])).toEqual(Array.from(predictLogistic(model, matrix.X, matrix.n, matrix.p)));
  });

  it("does not let a row's own label or its fold's values reach its probability", () => {
    const row = 7;
    const relabelled = outOfFoldLogistic({ ...data, y: data.y.with(row, 1 - data.y[row]!), fold });
    const other = fold.findIndex((own, at) => own === fold[row] && at !== row);
    const changed = outOfFoldLogistic({ ...data, X: data.X.with(other * 4 + 1, 99), fold });
    expect(relabelled[row]).toBe(probability[row]);
    expect(changed[row]).toBe(probability[row]);
    expect(relabelled).not.toEqual(probability);
  });

  it('refuses shapes that disagree', () => {
    expect(() => outOfFoldLogistic({ ...data, fold: fold.slice(1) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: There must be n = 120 fold numbers: got 119]`);
    expect(() => outOfFoldLogistic({ ...data, n: 119, fold })).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold n × p = 119 × 4 codes: got 480]`);
    expect(() => outOfFoldLogistic({ ...data, y: data.y.slice(1), fold })).toThrowErrorMatchingInlineSnapshot(`[RangeError: y must hold n = 120 labels: got 119]`);
  });
});

describe('baselines', () => {
  it('gives the base rate of the other folds, the best question and the logistic regression of the same folds', () => {
    const data = small(200, 4);
    const { probability, rule, folds, fold } = baselines({ ...data, folds: 5 });
    expect(fold).toEqual(stratifiedFolds(data.y, 5, 42));
    const others = Array.from(data.y).filter((_, row) => fold[row] !== fold[0]);
    expect(probability.alwaysStays[0]).toBe(others.filter((label) => label === 1).length / others.length);
    expect(new Set(probability.bestRule).size).toBeLessThanOrEqual(2 * 5);
    expect(probability.logisticRegression).toEqual(outOfFoldLogistic({ ...data, fold }));
    expect(folds).toBe(5);
    // The fixture raises the chance by .3 at most through "flag" and by .4 through "level".
    expect(['flag', 'level']).toContain(rule!.feature);
  });

  it('falls back to the base rate where nothing varies', () => {
    const { y } = small(60, 5);
    const { probability, rule } = baselines({ encoder: [number('same')], X: new Float32Array(60).fill(7), y, n: 60 });
    expect(rule).toBeNull();
    expect(probability.bestRule).toEqual(probability.alwaysStays);
    probability.logisticRegression.forEach((share, row) => expect(share).toBeCloseTo(probability.alwaysStays[row]!, 9));
  });

  it('rank as they should on the bundled data: no question, one question, all features', async () => {
    const data = codesOf((await readDataset('data')).dataset);
    const { probability, rule } = baselines(data);
    const loss = Object.values(probability).map((values) => measure(data.y, values).logLoss);
    expect(loss).toEqual(loss.toSorted((a, b) => b - a));
    expect(measure(data.y, probability.alwaysStays).rocAuc).toBeCloseTo(0.5, 2);
    expect(rule).toMatchObject({ feature: 'contract', kind: 'is', value: 'Month-to-month' });
  });
});

describe.skipIf(!TELCO_AVAILABLE)('on telco (KNOWN_ANSWERS.md, "Churn models on telco")', () => {
  it("is scikit-learn's logistic regression within fold noise", async () => {
    const data = codesOf(await telcoDataset());
    const fold = stratifiedFolds(data.y, 5, 42);
    const probability = outOfFoldLogistic({ ...data, fold });
    const folds = [0, 1, 2, 3, 4].map((held) => {
      const rows = Array.from(fold.keys()).filter((row) => fold[row] === held);
      return measure(rows.map((row) => data.y[row]!), Float64Array.from(rows, (row) => probability[row]!));
    });
    const mean = (key: keyof ProbabilityMetrics) => folds.reduce((sum, metrics) => sum + metrics[key], 0) / folds.length;
    console.info(`telco, logistic regression, 5 folds: AUC ${mean('rocAuc').toFixed(4)}, AP ${mean('averagePrecision').toFixed(4)}, log loss ${mean('logLoss').toFixed(4)}, Brier ${mean('brierScore').toFixed(4)}`);
    // A mean of five folds whose own noise is .012 moves by about a third of that between draws.
    expect(Math.abs(mean('rocAuc') - 0.8448)).toBeLessThan(0.004);
    expect(Math.abs(mean('averagePrecision') - 0.651)).toBeLessThan(0.012);
    expect(Math.abs(mean('logLoss') - 0.4177)).toBeLessThan(0.004);
    expect(Math.abs(mean('brierScore') - 0.1356)).toBeLessThan(0.002);
  });
});
