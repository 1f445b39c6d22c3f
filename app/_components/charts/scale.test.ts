import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ticks, ticksFromZero } from './scale';

it.each([
  [0.031, [0, 0.01, 0.02, 0.03, 0.04]],
  [0.4, [0, 0.1, 0.2, 0.3, 0.4]],
  [7, [0, 2, 4, 6, 8]],
  [0, [0, 1]],
])('from zero to %f', (max, expected) => expect(ticksFromZero(max)).toEqual(expected));

it('encloses the data with at most six ticks, to twelve digits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (min, width) => {
      const result = ticks(min, min + width);
      expect(result[0]!).toBeLessThanOrEqual(min + width * 1e-6);
      expect(result.at(-1)!).toBeGreaterThanOrEqual(min + width * (1 - 1e-6));
      expect(result.length).toBeLessThanOrEqual(6);
    }),
  );
});
