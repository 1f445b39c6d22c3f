import fc from 'fast-check';
import { expect, it } from 'vitest';
import { orderBy } from './orderBy';

const key = fc.oneof(fc.double(), fc.integer({ min: -3, max: 3 }), fc.constantFrom(NaN, 0, -0, Infinity, -Infinity, 5e-324, -1e308));

it('orders as a comparison does: unknown last, ties as they were', () => {
  fc.assert(
    fc.property(fc.array(key, { maxLength: 60 }), fc.boolean(), fc.boolean(), (keys, descending, reversed) => {
      const rows = reversed ? [...keys.keys()].toReversed() : [...keys.keys()];
      const known = rows.filter((row) => !Number.isNaN(keys[row]));
      // Array.prototype.sort is stable; Infinity less Infinity is NaN.
      const expected = known.sort((a, b) => {
        const [x, y] = [keys[a]!, keys[b]!];
        if (x === y) return 0;
        return x < y === descending ? 1 : -1;
      });
      expect([...orderBy(Int32Array.from(rows), Float64Array.from(keys), descending)]).toEqual([...expected, ...rows.filter((row) => Number.isNaN(keys[row]))]);
    }),
    { numRuns: 300 },
  );
});

it('orders some of the rows, and none', () => {
  expect([...orderBy(Int32Array.of(4, 1, 2), Float64Array.of(0, 9, 7, 0, 9), true)]).toEqual([4, 1, 2]);
  expect([...orderBy(new Int32Array(0), Float64Array.of(1))]).toEqual([]);
});
