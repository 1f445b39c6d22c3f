import { sampleWithoutReplacement } from '@/lib/stats/random';
import { allocateByRank } from './allocateByRank';
import type { AllocationProblem, OfferPlan } from './allocationProblem';

/** Of so many lots the mean is taken, so that one lucky draw says nothing. */
export const LOTS = 20;

/**
 * What spending the money by lot comes to: so many random orders of the customers, each gone through as in `allocateByRank`, whatever
 * an offer is expected to bring. O(lots·n·m).
 *
 * @param random uniform on 0 … 1
 * @returns a plan for each lot
 * @throws RangeError as `allocateByRank`
 */
export function allocateByLot(problem: AllocationProblem, random: () => number, lots = LOTS): OfferPlan[] {
  const n = problem.customers;
  return Array.from({ length: lots }, () => allocateByRank({ problem, order: sampleWithoutReplacement(n, n, random), evenAtALoss: true }));
}
