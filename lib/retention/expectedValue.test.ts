import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaMean, betaQuantile } from '@/lib/stats/beta';
import { createRandom } from '@/lib/stats/random';
import { breakEvenProbability, deductedCost, expectedCost, expectedValue, expectedValueRange } from './expectedValue';
import { contactThreshold, profitAtCut } from './maximumProfit';

const SAVE_RATE = { a: 6, b: 14 };
const CUSTOMER = { probability: 0.5, clv: 200, contactCost: 1, incentiveCost: 10, acceptance: 1 };

const economics = fc.record({
  probability: fc.double({ min: 0, max: 1, noNaN: true }),
  clv: fc.double({ min: 0, max: 5000, noNaN: true }),
  contactCost: fc.double({ min: 0, max: 50, noNaN: true }),
  incentiveCost: fc.double({ min: 0, max: 300, noNaN: true }),
  acceptance: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('expectedValue', () => {
  // By hand: .5·.3·190 = 28.5 saved, .5·1·10 = 5 given away, 1 for the contact.
  it('is what is saved less what is given away and the contact', () => {
    const terms = expectedValue(CUSTOMER, SAVE_RATE);
    expect(terms.saved).toBeCloseTo(28.5, 12);
    expect(terms.givenAway).toBeCloseTo(5, 12);
    expect(terms.value).toBeCloseTo(22.5, 12);
  });

  it('is the profit of a campaign to one customer where everyone takes the incentive (Verbraken 2013)', () => {
    fc.assert(
      fc.property(economics.filter(({ clv, incentiveCost }) => clv > incentiveCost), (input) => {
        const cut = { truePositiveRate: 1, falsePositiveRate: 1, prevalence: input.probability, saveRate: 0.3, clv: input.clv, incentiveCost: input.incentiveCost, contactCost: input.contactCost };
        // Verbraken's contact cost is paid for stayers and leavers alike, as here.
        expect(expectedValue({ ...input, acceptance: 1 }, SAVE_RATE).value).toBeCloseTo(profitAtCut(cut), 6);
      }),
    );
  });

  it('refuses what cannot be', () => {
    expect(() => expectedValue({ ...CUSTOMER, probability: 1.1 }, SAVE_RATE)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Probability and acceptance must lie within 0 and 1, costs must not be negative and the value must be a number: got probability 1.1, acceptance 1, CLV 200, incentive 10, contact 1]`);
    expect(() => expectedValue({ ...CUSTOMER, clv: NaN }, SAVE_RATE)).toThrow(RangeError);
  });
});

describe('expectedCost', () => {
  // By hand: 1 + .6·10, and 1 + (.5·.3 + .5·.1)·10 where leavers take it more often than stayers.
  it('is the contact and the incentive of those who are expected to take it', () => {
    expect(expectedCost({ ...CUSTOMER, acceptance: 0.6 }, SAVE_RATE)).toBeCloseTo(7, 12);
    expect(expectedCost({ ...CUSTOMER, acceptance: 0.1 }, SAVE_RATE)).toBeCloseTo(3, 12);
  });
});

describe('deductedCost', () => {
  // By hand: 1 for the contact, .5·.3·10 = 1.5 to who is kept, .5·1·10 = 5 to who would have stayed.
  it('is what stands between what is kept and the value, and never more than is set aside', () => {
    expect(deductedCost(CUSTOMER, SAVE_RATE)).toBeCloseTo(7.5, 12);
    fc.assert(
      fc.property(economics, (input) => {
        const deducted = deductedCost(input, SAVE_RATE);
        expect(input.probability * 0.3 * input.clv - deducted).toBeCloseTo(expectedValue(input, SAVE_RATE).value, 6);
        expect(deducted).toBeLessThanOrEqual(expectedCost(input, SAVE_RATE) + 1e-9);
      }),
    );
  });
});

describe('breakEvenProbability', () => {
  it('is .1642 on the worked example (KNOWN_ANSWERS.md, "Contact threshold")', () => {
    expect(breakEvenProbability(CUSTOMER, SAVE_RATE)).toBeCloseTo(0.1642, 4);
    expect(breakEvenProbability(CUSTOMER, SAVE_RATE)).toBe(contactThreshold({ ...CUSTOMER, saveRate: 0.3 }));
  });

  it('is where the expected value is zero', () => {
    fc.assert(
      fc.property(economics, (input) => {
        const probability = breakEvenProbability(input, SAVE_RATE);
        fc.pre(probability >= 0 && probability <= 1);
        expect(expectedValue({ ...input, probability }, SAVE_RATE).value).toBeCloseTo(0, 6);
      }),
    );
  });
});

describe('expectedValueRange', () => {
  it('is the value at the 5% and 95% quantiles of γ where the probability is known', () => {
    const { lower, upper } = expectedValueRange(CUSTOMER, SAVE_RATE, { logHazardError: 0 });
    const at = (saveRate: number) => 0.5 * saveRate * 190 - 6;
    expect(lower).toBeCloseTo(at(betaQuantile(0.05, 6, 14)), 6);
    expect(upper).toBeCloseTo(at(betaQuantile(0.95, 6, 14)), 6);
  });

  it('is what 40,000 draws of both give', () => {
    const random = createRandom(7);
    const bell = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const hazard = -Math.log(1 - CUSTOMER.probability);
    const draws = Float64Array.from({ length: 40_000 }, () => {
      const probability = 1 - Math.exp(-hazard * Math.exp(0.3 * bell()));
      const gamma = betaQuantile(random(), 6, 14);
      return probability * gamma * 190 - (1 - probability) * 10 - 1;
    }).sort();
    const { lower, upper } = expectedValueRange(CUSTOMER, SAVE_RATE, { logHazardError: 0.3 });
    // The standard error of either quantile is about .05.
    expect(Math.abs(lower - draws[2_000]!)).toBeLessThan(0.25);
    expect(Math.abs(upper - draws[38_000]!)).toBeLessThan(0.25);
  });

  it('holds the expected value, and widens with what is not known', () => {
    fc.assert(
      fc.property(economics, fc.double({ min: 0, max: 0.5, noNaN: true }), (input, logHazardError) => {
        const narrow = expectedValueRange(input, { a: 60, b: 140 }, { logHazardError });
        const wide = expectedValueRange(input, SAVE_RATE, { logHazardError });
        expect(betaMean(60, 140)).toBeCloseTo(betaMean(6, 14), 12);
        const { value } = expectedValue(input, SAVE_RATE);
        const slack = 1e-6 * (1 + input.clv + input.incentiveCost);
        expect(wide.lower).toBeLessThanOrEqual(value + slack);
        expect(wide.upper).toBeGreaterThanOrEqual(value - slack);
        expect(wide.upper - wide.lower).toBeGreaterThanOrEqual(narrow.upper - narrow.lower - slack);
      }),
      { numRuns: 60 },
    );
  });
});
