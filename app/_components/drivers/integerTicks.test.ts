import fc from 'fast-check';
import { expect, it } from 'vitest';
import { integerTicks } from './integerTicks';

it('keeps round ticks where they are whole, and else counts on from the lowest', () => {
  expect(integerTicks(0, 95)).toEqual([0, 25, 50, 75, 100]);
  // Round steps would be 2.5.
  expect(integerTicks(0, 9)).toEqual([0, 3, 6, 9]);
  expect(integerTicks(0, 1)).toEqual([0, 1]);
});

it('is whole, few and within reach for any whole ends', () => {
  fc.assert(fc.property(fc.integer({ min: -50, max: 50 }), fc.nat(400), (min, width) => {
    const found = integerTicks(min, min + width);
    return found.every(Number.isInteger) && found.length >= 1 && found.length <= 7 && found.some((tick) => tick >= min && tick <= min + width);
  }));
});
