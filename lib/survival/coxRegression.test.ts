import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coxRegression, linearPredictor } from './coxRegression';
import { proportionalityTest } from './proportionalityTest';
import reference from './rSurvival.fixture.json';

const small = { duration: [1, 2, 2, 2, 3, 4, 5, 6], eventObserved: [1, 1, 0, 1, 1, 0, 1, 0], X: Float64Array.of(0, 1, 1, 0, 1, 0, 1, 0) };
const { duration, eventObserved, entry } = reference;
const X = Float64Array.from(reference.X);

describe('coxRegression', () => {
  it('of eight customers (KNOWN_ANSWERS, "small")', () => {
    const model = coxRegression(small);
    expect(model.coefficients[0]).toBeCloseTo(0.28311419, 8);
    expect(model.logLikelihood.null).toBeCloseTo(-7.8965527, 8);
    expect(model.logLikelihood.model).toBeCloseTo(-7.84798064, 8);
  });

  it('coefficients follow the units of a column, and the likelihood does not depend on them', () => {
    const plain = coxRegression({ X, duration, eventObserved, entry });
    const scaled = coxRegression({ X: X.map((x, at) => (at % 3 === 1 ? 1e6 * x + 3e9 : x)), duration, eventObserved, entry });
    expect(scaled.coefficients[1]! * 1e6).toBeCloseTo(plain.coefficients[1]!, 8);
    expect(scaled.standardErrors[1]! * 1e6).toBeCloseTo(plain.standardErrors[1]!, 8);
    expect(scaled.logLikelihood.model).toBeCloseTo(plain.logLikelihood.model, 8);
  });

  it('flags constant and repeated columns and fits the others as if they were not there', () => {
    // Columns: a constant, the three of the fixture, and 2·first − third + 5.
    const wide = Float64Array.from(duration.flatMap((_, i) => [4, X[3 * i]!, X[3 * i + 1]!, X[3 * i + 2]!, 2 * X[3 * i]! - X[3 * i + 2]! + 5]));
    const plain = coxRegression({ X, duration, eventObserved, entry });
    const model = coxRegression({ X: wide, duration, eventObserved, entry });
    expect([...model.aliased]).toEqual([1, 0, 0, 0, 1]);
    expect([...model.coefficients]).toEqual([0, ...Array.from(plain.coefficients, (b) => expect.closeTo(b, 10) as number), 0]);
    expect([...model.standardErrors]).toEqual([NaN, ...Array.from(plain.standardErrors, (se) => expect.closeTo(se, 10) as number), NaN]);
    expect(model.covariance[1 * 5 + 2]).toBeCloseTo(plain.covariance[1]!, 12);
    expect(model.covariance[4 * 5 + 4]).toBe(0);
    const { columns, global } = proportionalityTest({ X: wide, duration, eventObserved, entry }, model);
    expect(columns.map(({ chiSquare }) => Number.isNaN(chiSquare))).toEqual([true, false, false, false, true]);
    expect(global.degreesOfFreedom).toBe(3);
    expect(global.chiSquare).toBeCloseTo(reference.truncatedCox.efron.proportionality.chiSquare[3]!, 8);
  });

  it('without a departure has nothing to say', () => {
    const model = coxRegression({ ...small, eventObserved: small.eventObserved.map(() => 0) });
    expect(model).toMatchObject({ coefficients: Float64Array.of(0), aliased: Uint8Array.of(1), logLikelihood: { null: 0, model: 0 }, converged: true });
    expect(model.standardErrors[0]).toBeNaN();
  });

  it('says that it did not converge where a column tells who leaves', () => {
    const model = coxRegression({ X: Float64Array.of(1, 1, 0, 0), duration: [1, 2, 3, 4], eventObserved: [1, 1, 0, 0] });
    expect(model.converged).toBe(false);
    expect(model.coefficients[0]).toBeGreaterThan(10);
    expect(Number.isFinite(model.coefficients[0])).toBe(true);
  });

  it('does not see who left before observation began', () => {
    const more = coxRegression({
      X: Float64Array.of(...small.X, 1, 0), duration: [...small.duration, 3, 3], eventObserved: [...small.eventObserved, 1, 1],
      entry: [...small.duration.map(() => -1), 3, 7],
    });
    expect(more.coefficients[0]).toBeCloseTo(0.28311419, 8);
  });

  it('refuses what is no matrix', () => {
    expect(() => coxRegression({ ...small, X: new Float64Array(9) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold 8 whole rows: got 9 values]`);
    expect(() => coxRegression({ ...small, X: small.X.map(() => NaN) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must be finite: row 0, column 0 is NaN]`);
    expect(() => coxRegression({ ...small, duration: small.duration.map((d) => d / 2) })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Durations must be whole months from 0: got 0.5 in row 0]`);
  });
});

it('linearPredictor is Σ coefficient·x', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 2 }), ([a, b]) => {
      expect([...linearPredictor({ coefficients: Float64Array.of(2, -1) }, Float64Array.of(a!, b!, 1, 1))]).toEqual([2 * a! - b!, 1]);
    }),
  );
  expect(() => linearPredictor({ coefficients: Float64Array.of(2, -1) }, Float64Array.of(1))).toThrowErrorMatchingInlineSnapshot(`[RangeError: X must hold rows of 2 columns: got 1 values]`);
});
