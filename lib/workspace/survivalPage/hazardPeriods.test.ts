import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { coxRegression } from '@/lib/survival/coxRegression';
import { BY_MONTH, BY_YEAR } from '@/lib/workspace/tenureStep';
import { periodLabels, periodSlopes, PERIODS, ratioWithLimits, within } from './hazardPeriods';

/** Geometric stays of two groups, the second of which leaves `times` as fast up to month 6 and as fast as the other from then on. */
function stays(n: number, times: number) {
  const random = createRandom(7);
  const X = Float64Array.from({ length: n }, (_, i) => i % 2);
  const duration = Float64Array.from(X, (second) => {
    let month = 1;
    while (random() >= 0.03 * (second && month <= 6 ? times : 1)) month++;
    return Math.min(60, month);
  });
  return { X, duration, eventObserved: Uint8Array.from(duration, (months) => Number(months < 60)) };
}

describe('periodSlopes', () => {
  it('finds an effect in the period that it was put into, and none after it', () => {
    const ratios = periodSlopes(stays(4000, 3)).map(([fit]) => ratioWithLimits(fit!));
    expect(ratios[0]!.lower < 3 && 3 < ratios[0]!.upper && ratios[0]!.lower > 2).toBe(true);
    for (const { lower, upper } of ratios.slice(1)) expect(lower < 1 && 1 < upper).toBe(true);
  });

  it('has none where fewer than five left, of all or of a category', () => {
    // Of twenty, the ten of the second group stay: nobody of it left in the first period, and nobody at all later.
    const X = Float64Array.from({ length: 20 }, (_, i) => Number(i < 10));
    expect(periodSlopes({ X, duration: X.map((second) => (second ? 40 : 3)), eventObserved: X.map((second) => 1 - second) })).toEqual([[null], [null], [null]]);
  });
});

it('the periods cut the months into parts that miss and double none', () => {
  expect(PERIODS.slice(1).every(({ from }, i) => from === PERIODS[i]!.to + 1)).toBe(true);
  expect(periodLabels(BY_MONTH)).toEqual(['To month 6', 'Months 7 to 24', 'From month 25']);
  expect(periodLabels(BY_YEAR)).toEqual(['Year 0', 'Years 1 to 2', 'From year 3']);
  const customer = fc.record({ x: fc.double({ min: -2, max: 2, noNaN: true }), months: fc.nat(40), left: fc.nat(1), entry: fc.integer({ min: -5, max: 30 }) });
  fc.assert(fc.property(fc.array(customer, { minLength: 5, maxLength: 40 }), (customers) => {
    const input = {
      X: Float64Array.from(customers, ({ x }) => x), duration: customers.map(({ months }) => months),
      eventObserved: customers.map(({ left }) => left), entry: customers.map(({ entry }) => entry),
    };
    // Each month of departures has its risk set in one period, so that the log likelihoods add up to that of the whole.
    const parts = PERIODS.map(({ from, to }) => within(input, 1, from, to)).filter(({ duration }) => duration.length > 0);
    const sum = parts.reduce((total, part) => total + coxRegression(part).logLikelihood.null, 0);
    expect(sum).toBeCloseTo(coxRegression(input).logLikelihood.null, 9);
  }), { numRuns: 50 });
});
