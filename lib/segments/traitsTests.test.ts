import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cohensD, cohensH, holm, normalPValue, twoProportionsZ, welchZ } from './traitsTests';

describe('normalPValue', () => {
  // Tables of the normal distribution; the last from its asymptotic series.
  it.each([[0, 1], [1.959963984540054, 0.05], [2.5758293035489004, 0.01], [3.2905267314919255, 0.001], [-5, 5.733031437583869e-7], [10, 1.523970604832094e-23]])('of %f is %f', (z, p) => {
    expect(normalPValue(z) / p).toBeCloseTo(1, 6);
  });
  it('is 0 at infinity', () => expect([normalPValue(Infinity), normalPValue(-Infinity)]).toEqual([0, 0]));
});

// Differences of 1 between variances 4/100 + 9/225 = .08; pooled variance (99·4 + 224·9)/323.
it('welchZ and cohensD', () => {
  const [a, b] = [{ n: 100, mean: 3, variance: 4 }, { n: 225, mean: 2, variance: 9 }];
  expect(welchZ(a, b)).toBeCloseTo(1 / Math.sqrt(0.08), 12);
  expect(cohensD(a, b)).toBeCloseTo(1 / Math.sqrt((99 * 4 + 224 * 9) / 323), 12);
});

// Half are 1 and half are 0: the standard deviation of all is .5.
it('cohensD of two constants is in units of everybody', () => {
  expect(cohensD({ n: 20, mean: 1, variance: 0 }, { n: 20, mean: 0, variance: 0 })).toBe(2);
  expect(cohensD({ n: 20, mean: 1, variance: 0 }, { n: 20, mean: 1, variance: 0 })).toBeNaN();
});

// Agresti (2013), §3.2: aspirin and heart attacks, 189 of 11,034 against 104 of 11,037; z = 5.00.
it('twoProportionsZ', () => expect(twoProportionsZ({ hits: 189, n: 11034 }, { hits: 104, n: 11037 })).toBeCloseTo(5.0, 2));

// √½ is the sine of π/4, √¼ of π/6.
it('cohensH', () => {
  expect(cohensH(0.5, 0.25)).toBeCloseTo(Math.PI / 6, 12);
  expect(cohensH(1, 0)).toBe(Math.PI);
});

describe('holm', () => {
  // .01 · 3; .03 · 2; then .04 · 1, but no less than the one before.
  it('multiplies by what is left to test', () => expect(holm([0.01, 0.04, 0.03]).map((p) => expect.closeTo(p, 12))).toEqual([0.03, 0.06, 0.06]));
  it('has nothing for no test', () => expect(holm([])).toEqual([]));
  it('never lowers a p-value, keeps their order, and is no stricter than Bonferroni', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 }), (p) => {
      const corrected = holm(p);
      p.forEach((own, i) => {
        expect(corrected[i]).toBeGreaterThanOrEqual(own);
        expect(corrected[i]).toBeLessThanOrEqual(Math.min(1, own * p.length));
        p.forEach((other, j) => own < other && expect(corrected[i]).toBeLessThanOrEqual(corrected[j]!));
      });
    }));
  });
});
