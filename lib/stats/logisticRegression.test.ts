import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitLogisticRegression, predictLogistic, type LogisticModel } from './logisticRegression';
import { createRandom } from './random';

/** What is minimised, by its definition. */
function objective({ intercept, coefficients }: Omit<LogisticModel, 'iterations'>, X: Float64Array, y: ArrayLike<number>, p: number, penalty: number): number {
  let sum = (penalty / 2) * coefficients.reduce((squares, slope) => squares + slope * slope, 0);
  for (let i = 0; i < y.length; i++) {
    const logOdds = coefficients.reduce((total, slope, j) => total + slope * X[i * p + j]!, intercept);
    sum += Math.log1p(Math.exp(-Math.abs(logOdds))) + Math.max(logOdds, 0) - y[i]! * logOdds;
  }
  return sum;
}

/** Slopes of the objective by central differences: intercept, then coefficients, each moved by h standard units of its column. */
function slopes(model: LogisticModel, X: Float64Array, y: ArrayLike<number>, p: number, penalty: number, h = 1e-4): number[] {
  const at = (j: number, by: number) => {
    const coefficients = j < 0 ? model.coefficients : model.coefficients.with(j, model.coefficients[j]! + by);
    return objective({ intercept: model.intercept + (j < 0 ? by : 0), coefficients }, X, y, p, penalty);
  };
  return Array.from({ length: p + 1 }, (_, j) => (at(j - 1, h) - at(j - 1, -h)) / (2 * h));
}

function noisyRows(n: number, p: number, seed: number) {
  const random = createRandom(seed);
  const X = Float64Array.from({ length: n * p }, () => 2 * random() - 1);
  const y = Uint8Array.from({ length: n }, (_, i) => (i < 2 ? i : random() < 0.2 + 0.5 * Math.max(0, X[i * p] ?? 0) ? 1 : 0));
  return { X, y, n, p };
}

describe('fitLogisticRegression', () => {
  it('equals scikit-learn', () => {
    const known = JSON.parse(readFileSync('lib/stats/sklearnLogistic.fixture.json', 'utf8')) as { X: number[][]; y: number[]; C: number; coefficients: number[]; intercept: number; probability: number[] };
    const [n, p] = [known.X.length, known.X[0]!.length];
    const X = Float64Array.from(known.X.flat());
    const model = fitLogisticRegression({ X, y: known.y, n, p, penalty: 1 / known.C });
    expect(model.intercept).toBeCloseTo(known.intercept, 10);
    known.coefficients.forEach((slope, j) => expect(model.coefficients[j]).toBeCloseTo(slope, 10));
    predictLogistic(model, X, n, p).forEach((probability, i) => expect(probability).toBeCloseTo(known.probability[i]!, 10));
  });

  it('ends where the objective is flat, whatever the penalty', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 60 }), fc.integer({ min: 0, max: 5 }), fc.integer(), fc.constantFrom(0.01, 1, 30), (n, p, seed, penalty) => {
        const { X, y } = noisyRows(n, p, seed);
        const model = fitLogisticRegression({ X, y, n, p, penalty });
        // Central differences of a sum of n terms with h = 1e-4: rounding about n · 1e-16 / h, curvature about n · h².
        for (const slope of slopes(model, X, y, p, penalty)) expect(Math.abs(slope)).toBeLessThan(1e-5);
        expect(model.iterations).toBeLessThan(30);
      }),
      { numRuns: 60 },
    );
  });

  it('predicts the base rate on average, because the intercept is free', () => {
    const data = noisyRows(200, 3, 5);
    const probability = predictLogistic(fitLogisticRegression({ ...data, penalty: 50 }), data.X, 200, 3);
    const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);
    expect(sum(probability)).toBeCloseTo(sum(data.y), 7);
  });

  it('is the log-odds of the base rate without columns', () => {
    // 1 of 4: log(1/3)
    const model = fitLogisticRegression({ X: new Float64Array(0), y: [1, 0, 0, 0], n: 4, p: 0 });
    expect(model.intercept).toBeCloseTo(Math.log(1 / 3), 12);
    expect(Array.from(predictLogistic(model, new Float64Array(0), 2, 0))).toEqual([expect.closeTo(0.25, 12), expect.closeTo(0.25, 12)]);
  });

  it('stays finite where a column separates the classes', () => {
    const X = Float64Array.from({ length: 40 }, (_, i) => i);
    const y = Array.from({ length: 40 }, (_, i) => (i < 20 ? 0 : 1));
    const model = fitLogisticRegression({ X, y, n: 40, p: 1, penalty: 1e-6 });
    for (const slope of slopes(model, X, y, 1, 1e-6)) expect(Math.abs(slope)).toBeLessThan(1e-5);
    // The rows mirror each other around 19.5, where the chance must be one half.
    expect(predictLogistic(model, Float64Array.of(19.5), 1, 1)[0]).toBeCloseTo(0.5, 7);
  });

  it('gives a constant column nothing, and two equal columns the same', () => {
    const { X, y, n } = noisyRows(100, 1, 9);
    const alone = fitLogisticRegression({ X, y, n, p: 1, penalty: 0.5 });
    const wide = Float64Array.from(Array.from(X).flatMap((x) => [x, 0.1, x]));
    const model = fitLogisticRegression({ X: wide, y, n, p: 3 });
    expect(model.coefficients[1]).toBe(0);
    expect(model.coefficients[0]).toBeCloseTo(model.coefficients[2]!, 10);
    // Two halves of w cost 2 · (w/2)² = w²/2: the pair at penalty 1 is the single column at penalty ½.
    expect(model.coefficients[0]! * 2).toBeCloseTo(alone.coefficients[0]!, 10);
    expect(model.intercept).toBeCloseTo(alone.intercept, 10);
  });

  it('loses no digits to large units and far origins', () => {
    const { X, y, n } = noisyRows(100, 1, 10);
    const far = X.map((x) => 1e9 + 1e3 * x);
    const near = fitLogisticRegression({ X, y, n, p: 1, penalty: 1e-6 });
    const model = fitLogisticRegression({ X: far, y, n, p: 1, penalty: 1 });
    // 1e3 times the unit is 1e6 times the penalty of the square.
    expect(model.coefficients[0]! * 1e3).toBeCloseTo(near.coefficients[0]!, 6);
  });

  it('refuses what it cannot fit', () => {
    const data = noisyRows(10, 2, 1);
    expect(() => fitLogisticRegression({ ...data, n: 9 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold n × p = 9 × 2 values: got 20]`);
    expect(() => fitLogisticRegression({ ...data, y: [0, 1] })).toThrowErrorMatchingInlineSnapshot(`[RangeError: y must hold n = 10 labels: got 2]`);
    expect(() => fitLogisticRegression({ ...data, y: data.y.with(3, 2) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Labels must be 0 or 1: got 2]`);
    expect(() => fitLogisticRegression({ ...data, y: new Uint8Array(10) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Both labels must occur: with one class the intercept has no finite optimum]`);
    expect(() => fitLogisticRegression({ ...data, penalty: 0 })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Penalty must be above 0 and finite: got 0]`);
    expect(() => fitLogisticRegression({ ...data, X: data.X.with(5, NaN) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must be finite: row 2, column 1 is NaN]`);
  });
});

describe('predictLogistic', () => {
  it('is the logistic function of the log-odds, held within 0 and 1', () => {
    const model = { intercept: 0, coefficients: Float64Array.of(1), iterations: 0 };
    // 1 / (1 + 1/3) = .75
    expect(Array.from(predictLogistic(model, Float64Array.of(Math.log(3), 1e4, -1e4), 3, 1))).toEqual([expect.closeTo(0.75, 12), 1, 0]);
    expect(predictLogistic(model, new Float64Array(0), 0, 1)).toHaveLength(0);
  });

  it('refuses columns of another fit', () => {
    const model = { intercept: 0, coefficients: Float64Array.of(1), iterations: 0 };
    expect(() => predictLogistic(model, new Float64Array(4), 2, 2)).toThrowErrorMatchingInlineSnapshot(`[RangeError: The model has 1 coefficients, one a column: got p = 2]`);
    expect(() => predictLogistic(model, new Float64Array(3), 2, 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold n × p = 2 × 1 values: got 3]`);
  });
});
