import { describe, expect, it } from 'vitest';
import { mean, standardDeviation } from './moments';

describe('mean', () => {
  it('is the sum over the count', () => expect(mean([1, 2, 6])).toBe(3));
  it('is NaN for no values', () => expect(mean([])).toBeNaN());
});

describe('standardDeviation', () => {
  // By hand: deviations −2, −1, 3; squares sum to 14; √(14 / 2).
  it('divides by n − 1', () => expect(standardDeviation([1, 2, 6])).toBeCloseTo(Math.sqrt(7), 15));
  it('is NaN for fewer than two values', () => expect(standardDeviation([1])).toBeNaN());
});
