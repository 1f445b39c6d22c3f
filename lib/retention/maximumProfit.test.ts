import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rocCurve } from '@/lib/stats/curves';
import { contactThreshold, expectedMaximumProfit, profitAtCut } from './maximumProfit';

const ECONOMICS = { clv: 200, incentiveCost: 10, contactCost: 1 };
const Y = [0, 1, 0, 1, 0, 1, 0, 1];
const SCORE = [0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9];

const rows = fc
  .array(fc.record({ y: fc.integer({ min: 0, max: 1 }), score: fc.integer({ min: 0, max: 12 }) }), { maxLength: 30 })
  .map((sample) => [...sample, { y: 0, score: 4 }, { y: 1, score: 8 }])
  .map((sample) => ({ y: sample.map((row) => row.y), score: sample.map((row) => row.score) }));

/** The profit of every cut of the scores, best or not, at one save rate. */
function cuts(y: number[], score: number[], saveRate: number, economics = ECONOMICS) {
  const { truePositiveRate, falsePositiveRate } = rocCurve(y, score);
  const prevalence = y.filter((label) => label === 1).length / y.length;
  return Array.from(truePositiveRate, (tpr, i) => ({
    profit: profitAtCut({ truePositiveRate: tpr, falsePositiveRate: falsePositiveRate[i]!, prevalence, saveRate, ...economics }),
    contacted: prevalence * tpr + (1 - prevalence) * falsePositiveRate[i]!,
  }));
}

/** EMP by its definition: the best of all cuts on a fine grid of γ, weighed by the beta density. */
function byGrid(y: number[], score: number[], { a, b }: { a: number; b: number }, economics = ECONOMICS) {
  const sums = { weight: 0, emp: 0, fraction: 0 };
  const steps = 4000;
  for (let i = 0; i < steps; i++) {
    const saveRate = (i + 0.5) / steps;
    const weight = saveRate ** (a - 1) * (1 - saveRate) ** (b - 1);
    const best = cuts(y, score, saveRate, economics).reduce((top, cut) => (cut.profit > top.profit ? cut : top));
    sums.weight += weight;
    sums.emp += weight * best.profit;
    sums.fraction += weight * best.contacted;
  }
  return { emp: sums.emp / sums.weight, fraction: sums.fraction / sums.weight };
}

describe('profitAtCut', () => {
  // By hand: half of all are leavers, each brings .3 · 190 − 1 = 56; contacting half of the stayers costs ¼ · 11.
  it('is what leavers bring less what stayers cost', () => {
    const input = { truePositiveRate: 1, falsePositiveRate: 0.5, prevalence: 0.5, saveRate: 0.3, ...ECONOMICS };
    expect(profitAtCut(input)).toBeCloseTo(28 - 2.75, 12);
    expect(profitAtCut({ ...input, truePositiveRate: 0, falsePositiveRate: 0 })).toBe(0);
  });
});

describe('expectedMaximumProfit', () => {
  it('is 23.8756 at a fraction of .87437 on the worked example (KNOWN_ANSWERS.md, "Maximum profit for churn")', () => {
    const { emp, fraction } = expectedMaximumProfit({ y: Y, score: SCORE, ...ECONOMICS, saveRate: { a: 6, b: 14 } });
    expect(emp).toBeCloseTo(23.8756, 4);
    expect(fraction).toBeCloseTo(0.87437, 5);
  });

  it('equals the best of all cuts, averaged over a fine grid of save rates', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 12 }), fc.integer({ min: 2, max: 20 }), fc.integer({ min: 0, max: 60 }), ({ y, score }, a, b, incentiveCost) => {
        const economics = { ...ECONOMICS, incentiveCost };
        const exact = expectedMaximumProfit({ y, score, ...economics, saveRate: { a, b } });
        const grid = byGrid(y, score, { a, b }, economics);
        expect(exact.emp).toBeCloseTo(grid.emp, 3);
        // The fraction jumps where the best cut changes: each of the few jumps may fall anywhere in its step.
        expect(exact.fraction).toBeCloseTo(grid.fraction, 2);
      }),
      { numRuns: 20 },
    );
  });

  it('is never less than the best single cut at the mean save rate, and never negative', () => {
    fc.assert(
      fc.property(rows, ({ y, score }) => {
        const { emp, fraction } = expectedMaximumProfit({ y, score, ...ECONOMICS, saveRate: { a: 6, b: 14 } });
        expect(emp).toBeGreaterThanOrEqual(Math.max(...cuts(y, score, 0.3).map((cut) => cut.profit)) - 1e-9);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('contacts nobody where a contact can never pay', () => {
    const { emp, fraction } = expectedMaximumProfit({ y: Y, score: SCORE, clv: 200, incentiveCost: 10, contactCost: 500, saveRate: { a: 6, b: 14 } });
    expect([emp, fraction]).toEqual([0, 0]);
  });

  it('is NaN where a class is absent', () => {
    expect(expectedMaximumProfit({ y: [0, 0], score: [0.1, 0.2], ...ECONOMICS, saveRate: { a: 6, b: 14 } })).toEqual({ emp: NaN, fraction: NaN });
  });

  it('refuses an incentive that costs what the customer is worth', () => {
    expect(() => expectedMaximumProfit({ y: Y, score: SCORE, clv: 10, incentiveCost: 10, contactCost: 1, saveRate: { a: 6, b: 14 } })).toThrowErrorMatchingInlineSnapshot(`[RangeError: Costs must not be negative, and the incentive must cost less than the customer is worth: got CLV 10, incentive 10, contact 1]`);
  });
});

describe('contactThreshold', () => {
  it('is .1642 on the worked example (KNOWN_ANSWERS.md, "Contact threshold")', () => {
    expect(contactThreshold({ ...ECONOMICS, saveRate: 0.3 })).toBeCloseTo(0.1642, 4);
  });

  it('is where contacting one customer neither gains nor costs', () => {
    const p = contactThreshold({ ...ECONOMICS, saveRate: 0.3 });
    expect(profitAtCut({ truePositiveRate: 1, falsePositiveRate: 1, prevalence: p, saveRate: 0.3, ...ECONOMICS })).toBeCloseTo(0, 12);
  });

  it('is beyond reach where the save rate does not pay for the contact', () => {
    expect(contactThreshold({ clv: 200, incentiveCost: 10, contactCost: 60, saveRate: 0.3 })).toBeGreaterThan(1);
  });
});
