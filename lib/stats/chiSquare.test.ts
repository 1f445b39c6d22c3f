import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareTail, logChiSquareTail } from './chiSquare';

/** With 2m degrees of freedom the tail is e^{−x/2}·Σ (x/2)^i/i!, i < m. */
function evenTail(x: number, m: number): number {
  let term = 1;
  let sum = 1;
  for (let i = 1; i < m; i++) sum += term *= x / 2 / i;
  return Math.exp(-x / 2) * sum;
}

describe('chiSquareTail', () => {
  // The 5% points of every table; R: qchisq(0.95, df).
  it.each([
    [3.841458820694124, 1],
    [5.991464547107979, 2],
    [7.814727903251179, 3],
    [124.342113404004, 100],
  ])('of %f with %i degrees of freedom is 5%%', (x, df) => expect(chiSquareTail(x, df)).toBeCloseTo(0.05, 12));

  it('with even degrees of freedom equals its closed form to 1e-12 of itself', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 600, noNaN: true }), fc.integer({ min: 1, max: 40 }), (x, m) => {
        expect(Math.abs(chiSquareTail(x, 2 * m) / evenTail(x, m) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('with odd degrees of freedom steps by the recurrence Q(k + 2) − Q(k) = (x/2)^{k/2}e^{−x/2}/Γ(k/2 + 1)', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 60, noNaN: true }), (x) => {
        // Γ(3/2) = √π/2
        const step = (Math.sqrt(x / 2) * Math.exp(-x / 2)) / (Math.sqrt(Math.PI) / 2);
        expect(Math.abs((chiSquareTail(x, 3) - step) / chiSquareTail(x, 1) - 1)).toBeLessThan(1e-10);
      }),
    );
  });

  it('is 1 from 0 down and 0 at infinity', () => expect([chiSquareTail(-1, 3), chiSquareTail(0, 3), chiSquareTail(Infinity, 3)]).toEqual([1, 1, 0]));

  it('keeps its logarithm where it is too small for a number', () => {
    expect(chiSquareTail(2353, 2)).toBe(0);
    expect(logChiSquareTail(2353, 2)).toBeCloseTo(-1176.5, 9);
  });

  it('refuses what is no distribution', () => {
    expect(() => chiSquareTail(1, 0)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Degrees of freedom must be a whole number from 1: got 0]`);
    expect(() => chiSquareTail(NaN, 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Chi-square must be a number: got NaN]`);
  });
});
