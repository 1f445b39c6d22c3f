import { describe, expect, it } from 'vitest';
import { logChiSquareTail } from '@/lib/stats/chiSquare';
import { concordance } from './concordance';
import { coxRegression, linearPredictor } from './coxRegression';
import { kaplanMeier } from './kaplanMeier';
import { logRankTest } from './logRankTest';
import { medianSurvivalTime } from './medianSurvivalTime';
import { proportionalityTest } from './proportionalityTest';
import { restrictedMeanSurvivalTime } from './restrictedMeanSurvivalTime';
import reference from './rSurvival.fixture.json';

// Written by scripts/fixtures/r_survival.R: 400 customers in three groups, many ties, a third left-truncated, three covariates.
const { duration, eventObserved, entry, group } = reference;
const X = Float64Array.from(reference.X);

/** Agreement to 9 significant digits. */
function expectSame(actual: ArrayLike<number>, expected: readonly (number | null)[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    if (value === null) expect(actual[i]).toBeNaN();
    else expect(Math.abs(actual[i]! - value)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(value), 1e-6));
  });
}

describe(`as R ${reference.versions.r}, survival ${reference.versions.survival}`, () => {
  describe.each([
    ['', undefined, reference.curve],
    [' under truncation', entry, reference.truncatedCurve],
  ])('survfit%s', (_, from, expected) => {
    const curve = kaplanMeier(duration, eventObserved, from);
    const at = (values: Float64Array) => expected.month.map((month) => values[month]!);

    it.each(['survival', 'standardError', 'lower', 'upper', 'atRisk', 'events'] as const)('%s', (field) => expectSame(at(curve[field]), expected[field]));

    it('median with its interval', () => {
      const { value, lower, upper } = medianSurvivalTime(curve);
      expect([value, lower, upper]).toEqual(expected.median);
    });

    it('restricted mean with its error', () => {
      const mean = restrictedMeanSurvivalTime(curve, reference.horizon);
      expectSame([mean.value, mean.standardError], expected.restrictedMean);
    });
  });

  it('survdiff', () => {
    const test = logRankTest({ duration, eventObserved, group, groups: 3 });
    expectSame([test.chiSquare, test.pValue], [reference.logRank.chiSquare, reference.logRank.pValue]);
    expectSame(test.groups.map(({ observed }) => observed), reference.logRank.observed);
    expectSame(test.groups.map(({ expected }) => expected), reference.logRank.expected);
  });

  it('mantelhaen.test over the months, which is the log-rank test under truncation', () => {
    const test = logRankTest({ duration, eventObserved, entry, group, groups: 3 });
    expect(test.degreesOfFreedom).toBe(2);
    expectSame([test.chiSquare, test.pValue], [reference.truncatedLogRank.chiSquare, reference.truncatedLogRank.pValue]);
  });

  it.each([
    ['', undefined, reference.groupConcordance],
    [' under truncation', entry, reference.truncatedGroupConcordance],
  ])('concordance of a risk with many ties%s', (_, from, expected) => {
    expect(concordance({ risk: group, duration, eventObserved, entry: from })).toEqual({ ...expected, value: expect.closeTo(expected.value, 12) as number });
  });

  describe.each([
    ['efron', '', undefined, reference.cox.efron],
    ['breslow', '', undefined, reference.cox.breslow],
    ['efron', ' under truncation', entry, reference.truncatedCox.efron],
    ['breslow', ' under truncation', entry, reference.truncatedCox.breslow],
  ] as const)('coxph, %s%s', (ties, _, from, expected) => {
    const input = { X, duration, eventObserved, entry: from, ties };
    const model = coxRegression(input);

    it('coefficients, errors and likelihoods', () => {
      expect(model.converged).toBe(true);
      expectSame(model.coefficients, expected.coefficients);
      expectSame(model.standardErrors, expected.standardErrors);
      expectSame(model.covariance, expected.covariance);
      expectSame([model.logLikelihood.null, model.logLikelihood.model], expected.logLikelihood);
    });

    it('concordance', () => {
      const found = concordance({ risk: linearPredictor(model, X), duration, eventObserved, entry: from });
      expect(found).toEqual({ ...expected.concordance, value: expect.closeTo(expected.concordance.value, 12) as number });
    });

    it('cox.zph', () => {
      const { columns, global } = proportionalityTest(input, model);
      expectSame([...columns, global].map(({ chiSquare }) => chiSquare), expected.proportionality.chiSquare);
      expectSame([...columns, global].map(({ pValue }) => pValue), expected.proportionality.pValue);
    });
  });

  it('pchisq, log.p = TRUE', () => {
    const { x, degreesOfFreedom, logTail } = reference.chiSquareTail;
    x.forEach((value, i) => expect(Math.abs(logChiSquareTail(value, degreesOfFreedom[i]!) / logTail[i]! - 1)).toBeLessThan(1e-11));
  });
});
