import fc from 'fast-check';
import { expect, it } from 'vitest';
import { select } from './select';

it('puts the k-th smallest in its place, none larger before it and none smaller behind', () => {
  const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 });
  fc.assert(fc.property(values.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1))), ([all, k]) => {
    const reordered = Float64Array.from(all);
    select(reordered, k);
    expect(reordered[k]).toBe(all.toSorted((a, b) => a - b)[k]);
    expect(Math.max(-Infinity, ...reordered.subarray(0, k))).toBeLessThanOrEqual(reordered[k]!);
    expect(Math.min(Infinity, ...reordered.subarray(k))).toBe(reordered[k]);
    expect([...reordered].sort((a, b) => a - b)).toEqual(all.toSorted((a, b) => a - b));
  }), { numRuns: 500 });
});
