import { expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { allocateByLot, LOTS } from './allocateByLot';
import type { AllocationProblem } from './allocationProblem';

/** Money for one of four customers, who bring 1, 2, 3 and 6: a lot brings 3 on average. */
const PROBLEM: AllocationProblem = {
  customers: 4, offers: 1, value: Float64Array.of(1, 2, 3, 6), cost: Float64Array.of(5, 5, 5, 5), channel: Uint8Array.of(0), capacity: Float64Array.of(Infinity), budget: 5,
};

it('spends the money on whomever the lot falls, another each time', () => {
  const plans = allocateByLot(PROBLEM, createRandom(3), 4000);
  expect(plans).toHaveLength(4000);
  expect(plans.every(({ cost }) => cost === 5)).toBe(true);
  const mean = plans.reduce((sum, { value }) => sum + value, 0) / plans.length;
  // One draw has a standard deviation of 1.87.
  expect(Math.abs(mean - 3)).toBeLessThan((4 * 1.87) / Math.sqrt(4000));
});

it('is the same for a seed', () => {
  const values = () => allocateByLot(PROBLEM, createRandom(7)).map(({ value }) => value);
  expect(values()).toHaveLength(LOTS);
  expect(values()).toEqual(values());
});
