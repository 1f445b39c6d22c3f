import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sliderRange } from './sliderRange';

it('has round steps and ends, within what can be true', () => {
  const number = { type: 'number' as const, role: 'feature' as const, min: 0, max: 1000 };
  // 99.65 ÷ 200 is about 0.5.
  expect(sliderRange({ min: 18.25, max: 117.9 }, number)).toEqual({ min: 18, max: 118, step: 0.5 });
  expect(sliderRange({ min: 0, max: 72 }, { type: 'integer', role: 'feature', min: 0, max: 600 })).toEqual({ min: 0, max: 72, step: 1 });
  // Kept in completed months, however the file writes it.
  expect(sliderRange({ min: 0, max: 72 }, { type: 'number', role: 'tenure', min: 0, max: 600 })).toEqual({ min: 0, max: 72, step: 1 });
  expect(sliderRange({ min: 3, max: 999.9 }, { ...number, max: 999.95 })).toEqual({ min: 0, max: 999.95, step: 5 });
  expect(sliderRange({ min: 0, max: 0.3 }, number)).toEqual({ min: 0, max: 0.3, step: 0.002 });
  expect(sliderRange({ min: 5, max: 5 }, number)).toBeNull();
});

it('holds every value that customers have', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(fc.property(value, value, fc.boolean(), (a, b, whole) => {
    const [min, max] = [Math.min(a, b), Math.max(a, b)].map((end) => (whole ? Math.round(end) : end)) as [number, number];
    const range = sliderRange({ min, max }, { type: whole ? 'integer' : 'number', role: 'feature', min: -1e9, max: 1e9 });
    fc.pre(range !== null && max - min > 1e-6);
    const slack = 1e-9 * Math.max(1, Math.abs(min), Math.abs(max));
    expect(range.min).toBeLessThanOrEqual(min + slack);
    expect(range.max).toBeGreaterThanOrEqual(max - slack);
    // 200 steps wide, and a step is rounded down from at most 3.5 to 2; then the two ends.
    expect((range.max - range.min) / range.step).toBeLessThan(353);
    if (whole) expect(Number.isInteger(range.step)).toBe(true);
  }));
});
