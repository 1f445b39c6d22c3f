import { assertAllocationProblem, offerPlan, withRounding, type AllocationProblem, type OfferPlan } from './allocationProblem';
import { isWorthwhile } from './offerPairs';

export interface AllocateByRankInput {
  problem: AllocationProblem;
  /** Customers in the order in which they are thought of, each at most once; who is not in it gets nothing. */
  order: ArrayLike<number>;
  /** Offers are made whatever they are expected to bring, as by who does not compute it: false by default. */
  evenAtALoss?: boolean;
}

/**
 * The usual way to plan, for comparison: go through the customers in a given order, the riskiest first for instance, and give each the offer that brings most
 * among those that the budget and the channels still allow. O(n·m).
 *
 * @returns nobody is contacted where there are no customers or offers; the budget holds as in `allocateOffers`
 * @throws RangeError for a problem without one meaning (see `assertAllocationProblem`), or an order with a customer twice or one who does not exist
 * @example
 * // Money for one contact: the first in the order gets it, whoever brings more.
 * allocateByRank({ problem: { customers: 2, offers: 1, value: Float64Array.of(5, 50), cost: Float64Array.of(10, 10),
 *   channel: Uint8Array.of(0), capacity: Float64Array.of(Infinity), budget: 10 }, order: [0, 1] }) // offerOf [0, −1], value 5
 */
export function allocateByRank({ problem, order, evenAtALoss = false }: AllocateByRankInput): OfferPlan {
  assertAllocationProblem(problem);
  const { customers, offers: m, value, cost, channel, capacity, minValue = 0 } = problem;
  const offerOf = new Int8Array(customers).fill(-1);
  const seen = new Uint8Array(customers);
  const places = capacity.slice();
  let left = withRounding(problem.budget);
  for (let k = 0; k < order.length; k++) {
    const i = order[k]!;
    if (seen[i] !== 0) throw new RangeError(`The order must name each of ${customers} customers at most once, counted from 0: got ${i} at position ${k}`);
    seen[i] = 1;
    let best = -1;
    for (let j = 0; j < m; j++) {
      const cell = i * m + j;
      const isOffered = evenAtALoss ? !Number.isNaN(value[cell]!) : isWorthwhile(value[cell]!, minValue);
      if (isOffered && cost[cell]! <= left && places[channel[j]!]! >= 1 && (best < 0 || value[cell]! > value[i * m + best]!)) best = j;
    }
    if (best < 0) continue;
    offerOf[i] = best;
    left -= cost[i * m + best]!;
    places[channel[best]!]! -= 1;
  }
  return offerPlan(problem, offerOf);
}
