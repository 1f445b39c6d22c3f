import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateByRank } from './allocateByRank';
import { allocateOffers } from './allocateOffers';
import { faultOf, randomProblem } from './allocationProblem.fixture';

const problem = { customers: 3, offers: 2, value: Float64Array.of(5, 8, NaN, 50, -2, -7), cost: Float64Array.of(10, 30, 1, 10, 10, 10), channel: Uint8Array.of(0, 1), capacity: Float64Array.of(9, 1), budget: 25 };

describe('allocateByRank', () => {
  it('is right by hand', () => {
    // 25: the first's better offer costs 30, so 10 for the other; then 10 for the second, and the third brings nothing.
    expect(allocateByRank({ problem, order: [0, 1, 2] })).toEqual({ offerOf: Int8Array.of(0, 1, -1), value: 55, cost: 20, perChannel: Int32Array.of(1, 1) });
    // 60: the first takes 30 and the only place of channel 1; the second has no other offer.
    expect(allocateByRank({ problem: { ...problem, budget: 60 }, order: [0, 1, 2] })).toMatchObject({ offerOf: Int8Array.of(1, -1, -1), value: 8, cost: 30 });
    // Who does not look at value makes the third an offer, the less bad one.
    expect(allocateByRank({ problem, order: [2, 1], evenAtALoss: true })).toMatchObject({ offerOf: Int8Array.of(-1, 1, 0), value: 48, cost: 20 });
  });

  it('is feasible and never beats the bound of the optimiser', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(0, 0.3, 2), (seed, tightness) => {
        const random = randomProblem({ customers: 40, offers: 4, channels: 2, seed, tightness });
        const plan = allocateByRank({ problem: random, order: Array.from({ length: 40 }, (_, k) => (k * 7) % 40) });
        expect(faultOf(plan, random)).toBeNull();
        expect(plan.value).toBeLessThanOrEqual(allocateOffers(random).bound * (1 + 1e-9));
      }),
    );
  });

  it.each([[[0, 0], 'got 0 at position 1'], [[3], 'got 3 at position 0'], [[0.5], 'got 0.5 at position 0']])('refuses the order %j', (order, message) => {
    expect(() => allocateByRank({ problem, order })).toThrowError(message);
  });
});
