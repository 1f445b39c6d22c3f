import { describe, expect, it } from 'vitest';
import { fitRecalibration, NO_RECALIBRATION, recalibrate } from './recalibrate';

describe('fitRecalibration', () => {
  // By hand: means .5 and .4; Σ(p−.4)(y−.5) = .4, Σ(p−.4)² = .2; b = 2, a = .5 − 2·.4.
  it('fits the least squares line', () => {
    const { a, b } = fitRecalibration([0, 0, 1, 1], Float64Array.of(0.1, 0.3, 0.5, 0.7));
    expect(a).toBeCloseTo(-0.3, 14);
    expect(b).toBeCloseTo(2, 14);
  });

  it('leaves out rows without a prediction', () => {
    const { a, b } = fitRecalibration([0, 0, 1, 1, 1], Float64Array.of(0.1, 0.3, NaN, 0.5, 0.7));
    expect(a).toBeCloseTo(-0.3, 14);
    expect(b).toBeCloseTo(2, 14);
  });

  it('answers no signal, and a falling line, with the base rate for everyone', () => {
    expect(fitRecalibration([0, 1, 1, 0], Float64Array.of(0.5, 0.5, 0.5, 0.5))).toEqual({ a: 0.5, b: 0 });
    expect(fitRecalibration([0, 1, 1, 0], Float64Array.of(0.9, 0.1, 0.2, 0.8))).toEqual({ a: 0.5, b: 0 });
  });

  it('does not use the label that leaving a row out reveals: (C − y)/(n − 1) falls with y, perfectly', () => {
    const y = [1, 0, 0, 0];
    expect(fitRecalibration(y, Float64Array.from(y, (label) => (1 - label) / 3))).toEqual({ a: 0.25, b: 0 });
  });

  it('changes nothing when no row has a prediction', () => {
    expect(fitRecalibration([1], Float64Array.of(NaN))).toEqual(NO_RECALIBRATION);
  });
});

describe('recalibrate', () => {
  it('stays within 0 … 1', () => {
    const steep = { a: -0.5, b: 2 };
    expect([0, 0.5, 1].map((value) => recalibrate(steep, value))).toEqual([0, 0.5, 1]);
  });
});
