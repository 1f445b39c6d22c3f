import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitShiftedBetaGeometric, sbgRetention } from './shiftedBetaGeometric';

function ofSurvivors(survivors: readonly number[]) {
  return fitShiftedBetaGeometric(survivors.slice(1).map((left, i) => survivors[i]! - left), survivors.slice(0, -1));
}

describe('fitShiftedBetaGeometric', () => {
  it('of the high-end customers in Fader & Hardie 2007 (KNOWN_ANSWERS): α .66809, β 3.80610', () => {
    const { alpha, beta } = ofSurvivors([100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1]);
    expect(alpha).toBeCloseTo(0.66809, 5);
    // The summit itself is at 3.806095; the published solver stopped 5e-6 above.
    expect(Math.abs(beta - 3.8061)).toBeLessThan(1e-5);
  });

  it('of their regular customers, as printed: α .704, β 1.182', () => {
    const { alpha, beta } = ofSurvivors([100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1]);
    expect([alpha, beta]).toEqual([expect.closeTo(0.704, 3), expect.closeTo(1.182, 3)]);
  });

  it('finds the parameters again that its own retention was made with, under censoring and late entry', () => {
    const shape = fc.double({ min: 0.2, max: 8, noNaN: true });
    fc.assert(
      fc.property(shape, shape, fc.array(fc.integer({ min: 100, max: 5000 }), { minLength: 6, maxLength: 30 }), (alpha, beta, atRisk) => {
        const fit = fitShiftedBetaGeometric(atRisk.map((n, i) => n * (1 - sbgRetention({ alpha, beta }, i + 1))), atRisk);
        expect(Math.abs(fit.alpha / alpha - 1)).toBeLessThan(1e-6);
        expect(Math.abs(fit.beta / beta - 1)).toBeLessThan(1e-6);
        expect(fit.atBound).toBe(false);
      }),
    );
  });

  it('a constant hazard is the limit of many, a rising one too', () => {
    const constant = fitShiftedBetaGeometric([100, 90, 81], [1000, 900, 810]);
    expect(constant.atBound).toBe(true);
    expect(sbgRetention(constant, 1)).toBeCloseTo(0.9, 6);
    expect(sbgRetention(constant, 60)).toBeCloseTo(0.9, 4);
    expect(fitShiftedBetaGeometric([10, 20, 30], [1000, 990, 970]).atBound).toBe(true);
  });

  it('without a departure, or a month, all stay', () => {
    for (const none of [fitShiftedBetaGeometric([0, 0], [10, 10]), fitShiftedBetaGeometric([], [])]) {
      expect(none).toMatchObject({ alpha: 0, logLikelihood: 0, atBound: true });
      expect(sbgRetention(none, 5)).toBe(1);
    }
  });

  it('stays finite where all leave, where departures stop at once, and where months have no one', () => {
    for (const [events, atRisk] of [[[10], [10]], [[10, 0, 0], [100, 90, 90]], [[0, 10], [0, 10]], [[0, 0, 5, 2], [0, 0, 50, 45]], [[0, 10, 10], [20, 20, 10]]] as const) {
      const { alpha, beta, logLikelihood } = fitShiftedBetaGeometric(events, atRisk);
      expect([alpha >= 0, beta >= 0, Number.isFinite(alpha + beta + logLikelihood)]).toEqual([true, true, true]);
    }
  });

  it('refuses counts that cannot be', () => {
    expect(() => fitShiftedBetaGeometric([1], [])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Departures and customers at risk must pair up: got 1, 0]`);
    expect(() => fitShiftedBetaGeometric([0, 5], [9, 4])).toThrowErrorMatchingInlineSnapshot(`[RangeError: Departures must lie within 0 and the customers at risk: got 5 of 4 in month 2]`);
  });
});

it('sbgRetention rises with tenure', () => {
  expect([1, 2, 3].map((t) => sbgRetention({ alpha: 1, beta: 3 }, t))).toEqual([3 / 4, 4 / 5, 5 / 6]);
});
