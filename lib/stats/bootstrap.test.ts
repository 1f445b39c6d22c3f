import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapMetrics, weightedMetrics } from './bootstrap';
import { expectedCalibrationError } from './calibration';
import { Z95 } from './intervals';
import { averagePrecision, brierScore, logLoss, METRICS, rocAuc, type MetricName } from './metrics';
import { standardDeviation } from './moments';
import { createRandom } from './random';

const METRIC_OF = { rocAuc, averagePrecision, logLoss, brierScore, expectedCalibrationError };
const NAMES = Object.keys(METRICS) as MetricName[];

/** n rows of a calibrated model: probabilities uniform on 0 … ½, outcomes drawn from them. */
function calibrated(n: number, seed: number): { y: number[]; probability: number[] } {
  const random = createRandom(seed);
  const probability = Array.from({ length: n }, () => random() / 2);
  return { y: probability.map((p) => (random() < p ? 1 : 0)), probability };
}

describe('weightedMetrics', () => {
  const row = fc.record({ y: fc.integer({ min: 0, max: 1 }), p: fc.integer({ min: 0, max: 20 }).map((k) => k / 20), weight: fc.integer({ min: 0, max: 4 }) });

  it('with weights of 1 are exactly the metrics', () => {
    const { y, probability } = calibrated(200, 1);
    const weighted = weightedMetrics(y, probability)(y.map(() => 1));
    for (const name of NAMES) expect(weighted[name]).toBe(METRIC_OF[name](y, probability));
  });

  it('are the metrics of rows repeated as often as they weigh', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        const weighted = weightedMetrics(rows.map((r) => r.y), rows.map((r) => r.p))(rows.map((r) => r.weight));
        const repeated = rows.flatMap((r) => Array.from({ length: r.weight }, () => r));
        for (const name of NAMES) {
          const expected = METRIC_OF[name](repeated.map((r) => r.y), repeated.map((r) => r.p));
          if (Number.isNaN(expected)) expect(weighted[name]).toBeNaN();
          else expect(weighted[name]).toBeCloseTo(expected, 12);
        }
      }),
    );
  });
});

describe('bootstrapMetrics', () => {
  it('is about the normal interval for the Brier score, which is a mean', () => {
    const { y, probability } = calibrated(1000, 2);
    const { value, lower, upper } = bootstrapMetrics({ y, probabilities: { model: probability }, replicates: 2000, seed: 3 }).models.model!.brierScore;
    const half = (Z95 * standardDeviation(y.map((label, row) => (label - probability[row]!) ** 2))) / Math.sqrt(y.length);
    expect(value).toBe(brierScore(y, probability));
    // A 2.5% point of 2,000 draws has a standard error of about .06 standard deviations, 3% of the half width: four of them.
    expect(Math.abs(lower - (value - half))).toBeLessThan(0.12 * half);
    expect(Math.abs(upper - (value + half))).toBeLessThan(0.12 * half);
  });

  it('covers the true AUC in about 95 of 100 samples', () => {
    // By hand: with P uniform on 0 … ½, a churned row has density 8p, a staying row (1 − p)·8/3, so AUC = ∫ 8p · (8/3)(p − p²/2) dp = 13/18.
    const samples = 200;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const { y, probability } = calibrated(200, 100 + sample);
      const { lower, upper } = bootstrapMetrics({ y, probabilities: { model: probability }, replicates: 200, seed: sample }).models.model!.rocAuc;
      if (lower <= 13 / 18 && 13 / 18 <= upper) covered++;
    }
    // Binomial(200, .95): three standard errors are 4.6%.
    expect(Math.abs(covered / samples - 0.95)).toBeLessThan(0.046);
  });

  it('compares two models on the same rows: a narrower interval than their own, and 0 for the same model', () => {
    const { y, probability } = calibrated(500, 4);
    const random = createRandom(5);
    const noisier = probability.map((p) => Math.min(Math.max(p + (random() - 0.5) / 10, 0), 1));
    const { models, difference } = bootstrapMetrics({ y, probabilities: { model: probability, noisier }, replicates: 200, seed: 6 });
    const auc = difference('model', 'noisier').rocAuc;
    expect(auc.value).toBe(rocAuc(y, probability) - rocAuc(y, noisier));
    expect(auc.upper - auc.lower).toBeLessThan((models.model!.rocAuc.upper - models.model!.rocAuc.lower) / 2);
    for (const name of NAMES) expect(difference('model', 'model')[name]).toEqual({ value: 0, lower: 0, upper: 0 });
    expect(() => difference('model', 'third')).toThrowErrorMatchingInlineSnapshot(`[RangeError: Model must be one of model, noisier: got third]`);
  });

  it('depends on the seed alone', () => {
    const { y, probability } = calibrated(100, 7);
    const run = (seed: number) => bootstrapMetrics({ y, probabilities: { model: probability }, replicates: 20, seed }).models;
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('leaves out what is undefined: a class that is absent, or no rows', () => {
    const one = bootstrapMetrics({ y: [0, 0, 0], probabilities: { model: [0.1, 0.2, 0.3] }, replicates: 5, seed: 1 }).models.model!;
    expect(one.rocAuc).toEqual({ value: NaN, lower: NaN, upper: NaN });
    expect(one.brierScore.upper).toBeGreaterThan(0);
    expect(bootstrapMetrics({ y: [], probabilities: { model: [] }, replicates: 5, seed: 1 }).models.model!.logLoss).toEqual({ value: NaN, lower: NaN, upper: NaN });
  });

  it('refuses no replicates', () => {
    expect(() => bootstrapMetrics({ y: [], probabilities: {}, replicates: 0, seed: 1 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Replicates must be a whole number of at least 1: got 0]`);
  });
});
