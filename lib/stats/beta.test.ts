import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaCdf, betaMean, betaQuantile } from './beta';

const shape = fc.double({ min: 0.05, max: 200, noNaN: true });

describe('betaCdf', () => {
  // SciPy 1.17: special.betainc(a, b, x).
  it.each([
    [0.3, 6, 14, 0.5261374757264855],
    [0.2, 6, 14, 0.16306230424853557],
    [0.9, 6, 14, 0.9999999999287227],
    [0.01, 6, 14, 2.426238354667946e-8],
    [0.5, 0.5, 0.5, 0.5000000000000001],
    [0.001, 0.2, 3, 0.33145851609891525],
    [0.999, 0.2, 3, 0.9999999999119471],
    [0.4, 40, 60, 0.5054370011155951],
    [0.7, 1, 1, 0.7],
    [0.25, 7, 14, 0.21421805239879177],
    [0.02, 120.5, 4000, 4.1059995835748716e-5],
    [0.5, 1e6, 1e6, 0.5],
  ])('of %f for a = %f, b = %f is %f', (x, a, b, expected) => expect(Math.abs(betaCdf(x, a, b) / expected - 1)).toBeLessThan(1e-12));

  it('is 0 below the range and 1 above', () => expect([-1, 0, 1, 2].map((x) => betaCdf(x, 6, 14))).toEqual([0, 0, 1, 1]));

  it('is its mirror image with a and b exchanged, and rises', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0.01, max: 0.98, noNaN: true }), (a, b, x) => {
        expect(betaCdf(x, a, b)).toBeCloseTo(1 - betaCdf(1 - x, b, a), 11);
        expect(betaCdf(x + 0.01, a, b)).toBeGreaterThanOrEqual(betaCdf(x, a, b));
      }),
    );
  });

  it('refuses parameters that make no distribution', () => {
    expect(() => betaCdf(0.5, 0, 1)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Beta parameters must be positive and finite: got 0, 1]`);
  });
});

describe('betaQuantile', () => {
  // SciPy 1.17: special.betaincinv(a, b, q).
  it.each([
    [0.025, 6, 14, 0.1257606358729833],
    [0.5, 6, 14, 0.29322017994366456],
    [0.975, 6, 14, 0.5120293453458726],
    [1e-6, 0.5, 2, 4.4444444444457636e-13],
    [0.999, 0.3, 0.4, 0.9999998109196362],
    [0.5, 1, 1, 0.5],
    [0.1, 400, 2, 0.9903348332746831],
  ])('at %f for a = %f, b = %f is %f', (q, a, b, expected) => expect(Math.abs(betaQuantile(q, a, b) / expected - 1)).toBeLessThan(1e-12));

  it('undoes the distribution function', () => {
    // From 1 up: a density without bound leaves doubles near 1 too coarse to carry q back.
    const body = fc.double({ min: 1, max: 200, noNaN: true });
    fc.assert(
      fc.property(body, body, fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }), (a, b, q) => {
        expect(betaCdf(betaQuantile(q, a, b), a, b)).toBeCloseTo(q, 9);
      }),
    );
  });

  it('ends where the range ends, and refuses what is no probability', () => {
    expect([betaQuantile(0, 6, 14), betaQuantile(1, 6, 14)]).toEqual([0, 1]);
    expect(() => betaQuantile(1.5, 6, 14)).toThrowErrorMatchingInlineSnapshot(`[RangeError: Quantile must lie within 0 and 1: got 1.5]`);
  });
});

it('has the mean a / (a + b)', () => expect(betaMean(6, 14)).toBe(0.3));
