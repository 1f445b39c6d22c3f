import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstInOrder, radixOrder } from './radixOrder';

const keys = fc.array(fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, 1, -1, Infinity, -Infinity)), { maxLength: 60 }).map((values) => Float64Array.from(values, (value) => value + 0));
/** A comparison sort is stable too. */
const byComparison = (values: Float64Array) => Array.from(values.keys()).sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0));

describe('radixOrder', () => {
  it('is the order of a stable comparison sort', () => {
    fc.assert(fc.property(keys, (values) => {
      expect(Array.from(radixOrder(values))).toEqual(byComparison(values));
    }));
  });

  it('leaves the keys as they were', () => {
    const values = Float64Array.of(3, -1, 2);
    expect(Array.from(radixOrder(values))).toEqual([1, 2, 0]);
    expect(Array.from(values)).toEqual([3, -1, 2]);
  });
});

it('firstInOrder is the beginning of that order', () => {
  fc.assert(fc.property(keys, fc.integer({ min: 1, max: 70 }), (values, k) => {
    expect(Array.from(firstInOrder(values, k))).toEqual(byComparison(values).slice(0, k));
  }));
});
