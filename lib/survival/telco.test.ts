import { describe, expect, it } from 'vitest';
import { monthlyRetention } from './clv';
import { concordance } from './concordance';
import { coxRegression, linearPredictor } from './coxRegression';
import { kaplanMeier } from './kaplanMeier';
import { logRankTest } from './logRankTest';
import { medianSurvivalTime } from './medianSurvivalTime';
import { proportionalityTest } from './proportionalityTest';
import { restrictedMeanSurvivalTime } from './restrictedMeanSurvivalTime';
import { groupsOf, TELCO_AVAILABLE, telcoDurations } from './telco.fixture';

describe.skipIf(!TELCO_AVAILABLE)('on telco (KNOWN_ANSWERS.md, "Kaplan–Meier on tenure" and "Cox proportional hazards")', () => {
  const { rows, duration, eventObserved } = TELCO_AVAILABLE ? telcoDurations() : { rows: [], duration: [0], eventObserved: [0] };
  const curve = kaplanMeier(duration, eventObserved);

  it('Kaplan–Meier', () => {
    const expected = { 6: 0.8848262, 12: 0.8431996, 24: 0.7887364, 36: 0.7485454, 48: 0.7088402, 60: 0.6644039, 72: 0.5927902 };
    for (const [t, s] of Object.entries(expected)) expect(curve.survival[Number(t)]).toBeCloseTo(s, 6);
    const errors = { 12: 0.00449216, 24: 0.005208964, 48: 0.006320712, 72: 0.009918767 };
    for (const [t, se] of Object.entries(errors)) expect(curve.standardError[Number(t)]).toBeCloseTo(se, 7);
    expect(curve.lower[12]).toBeCloseTo(0.834441, 6);
  });

  it('median not reached, restricted mean to 72 months', () => {
    expect(medianSurvivalTime(curve).value).toBeNull();
    const mean = restrictedMeanSurvivalTime(curve, 72);
    expect(mean.value).toBeCloseTo(54.49239, 5);
    expect(mean.standardError).toBeCloseTo(0.34775, 5);
  });

  it('month-to-month', () => {
    const monthly = rows.flatMap((row, i) => (row.Contract === 'Month-to-month' ? [i] : []));
    const of = kaplanMeier(monthly.map((i) => duration[i]!), monthly.map((i) => eventObserved[i]!));
    expect(monthly).toHaveLength(3875);
    expect(of.events.reduce((sum, d) => sum + d)).toBe(1655);
    expect(of.survival[12]).toBeCloseTo(0.7030966, 7);
    expect(medianSurvivalTime(of)).toEqual({ value: 35, lower: 32, upper: 38 });
  });

  it.each([
    ['Contract', 2353, 0, 2],
    ['InternetService', 520.1206, 4, 2],
    ['gender', 0.525707, 6, 1],
  ])('log-rank test of %s', (column, chiSquare, digits, degreesOfFreedom) => {
    const test = logRankTest({ duration, eventObserved, ...groupsOf(rows, column) });
    expect(test.chiSquare).toBeCloseTo(chiSquare, digits);
    expect(test.degreesOfFreedom).toBe(degreesOfFreedom);
    expect(test.pValue > 0.05).toBe(column === 'gender');
  });

  const X = Float64Array.from(rows.flatMap((row) => [
    row.Contract === 'One year', row.Contract === 'Two year', row.PaperlessBilling === 'Yes', row.OnlineSecurity === 'Yes',
  ]), Number);

  function expectDigits(actual: ArrayLike<number>, expected: readonly number[], digits: number): void {
    expect(Array.from(actual)).toEqual(expected.map((value) => expect.closeTo(value, digits) as number));
  }

  it('Cox regression with Efron’s ties, its concordance and its proportionality', () => {
    const input = { X, duration, eventObserved };
    const model = coxRegression(input);
    expectDigits(model.coefficients, [-2.078136, -4.0243677, 0.2134674, -0.7188267], 7);
    expectDigits(model.standardErrors, [0.08408156, 0.15684977, 0.05395322, 0.06432035], 8);
    expect(model.logLikelihood.null).toBeCloseTo(-15653.0396, 4);
    expect(model.logLikelihood.model).toBeCloseTo(-14261.4058, 4);
    expect(concordance({ risk: linearPredictor(model, X), duration, eventObserved }).value).toBeCloseTo(0.80429914, 8);
    const { columns, global } = proportionalityTest(input, model);
    expectDigits(columns.map(({ chiSquare }) => chiSquare), [76.1, 21.1, 0.7, 29], 1);
    expect(global.chiSquare).toBeCloseTo(134.6, 1);
  });

  it('Cox regression with Breslow’s ties', () => {
    expectDigits(coxRegression({ X, duration, eventObserved, ties: 'breslow' }).coefficients, [-2.064062, -4.0047493, 0.2114746, -0.7071023], 7);
  });

  it('goes on beyond month 72 at the rate of its last year: by an sBG fewer would leave than did', () => {
    const { observed, beyondBy } = monthlyRetention(curve);
    expect([observed, beyondBy]).toEqual([72, 'constant']);
  });
});
