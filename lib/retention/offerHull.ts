import type { OfferPairs } from './offerPairs';
import { choose, costOf, emptyPlan, fits, NOBODY, valueOf, type PlanInProgress } from './planInProgress';
import { radixOrder } from '@/lib/stats/radixOrder';

/** Every customer's steps from nobody to the best offer, the most efficient first. */
export interface HullSteps {
  customer: Int32Array;
  /** The pair that the step leads to; the one before is the customer's step before, or nobody. */
  pair: Int32Array;
  /** Value that the step adds by each unit of money; Infinity where it costs nothing. */
  efficiency: Float64Array;
}

/**
 * The corners of each customer's upper convex hull of (cost, value), from nobody at (0, 0), as steps in descending order of efficiency. A step of a
 * customer is always more efficient than the one after it, so that taking steps in this order never skips one. O(n·m).
 *
 * @param pairs of one lane: capacities are not looked at
 * @returns no steps for no pairs; ties in the order of customers
 * @see Sinha & Zoltners (1979), "The multiple-choice knapsack problem"; Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", section 11.2
 */
export function hullSteps(pairs: OfferPairs): HullSteps {
  const { customers, start, value, cost } = pairs;
  const customer = new Int32Array(value.length);
  const pair = new Int32Array(value.length);
  const efficiency = new Float64Array(value.length);
  let size = 0;
  for (let i = 0; i < customers; i++) {
    const first = size;
    for (let p = start[i]!; p < start[i + 1]!; p++) {
      let slope = Infinity;
      for (;;) {
        const before = size > first ? pair[size - 1]! : NOBODY;
        slope = (value[p]! - valueOf(pairs, before)) / (cost[p]! - costOf(pairs, before));
        if (size === first || slope < efficiency[size - 1]!) break;
        size--;
      }
      customer[size] = i;
      pair[size] = p;
      efficiency[size++] = slope;
    }
  }
  const order = radixOrder(efficiency.subarray(0, size).map((each) => -each));
  return { customer: pick(customer, order), pair: pick(pair, order), efficiency: Float64Array.from(order, (k) => efficiency[k]!) };
}

const pick = (values: Int32Array, order: Int32Array): Int32Array => order.map((k) => values[k]!);

/** A greedy plan, with what proves how good it is. */
export interface GreedyPlan {
  plan: PlanInProgress;
  /** The optimum of the linear relaxation: no plan brings more. */
  bound: number;
  /** Efficiency of the first step that did not fit, the linear optimum's price of money; 0 where all fit. */
  price: number;
  /** Position of that step, or −1. */
  split: number;
}

/**
 * Takes steps while the budget lasts, and goes on with later ones that still fit. Its value lacks less than the value of one step to
 * the linear optimum, so it is within one item of the best plan. O(steps).
 *
 * @param forced a pair that its customer has from the start and keeps
 */
export function greedyPlan(pairs: OfferPairs, { customer, pair, efficiency }: HullSteps, budget: number, forced?: { customer: number; pair: number }): GreedyPlan {
  const plan = emptyPlan(pairs, budget);
  if (forced) choose(plan, forced.customer, forced.pair);
  let split = -1;
  let bound = 0;
  for (let k = 0; k < pair.length; k++) {
    const i = customer[k]!;
    if (i === forced?.customer) continue;
    if (fits(plan, i, pair[k]!)) choose(plan, i, pair[k]!);
    else if (split < 0) {
      split = k;
      bound = plan.value + efficiency[k]! * plan.budgetLeft;
    }
  }
  return split < 0 ? { plan, bound: plan.value, price: 0, split } : { plan, bound, price: efficiency[split]!, split };
}
