import { assertAllocationProblem, offerPlan, withRounding, type AllocationProblem, type OfferPlan } from './allocationProblem';
import { greedyPlan, hullSteps } from './offerHull';
import { offerPairs, type OfferPairs } from './offerPairs';
import { exchange } from './planExchange';
import type { PlanInProgress, ResourcePrices } from './planInProgress';
import { fill, repairAndFill } from './planRepair';
import { planAtPrices, planOfMix, resourcePrices, type Usage } from './resourcePrices';

/** A plan as near to the bound as this, relatively, is left as it is. */
const GOOD_ENOUGH = 1e-5;
/** Relative precision of the prices for what is looked at and not spent. */
const SKETCH = 3e-4;

export interface Allocation extends OfferPlan {
  /** No plan brings more: the optimum of the linear relaxation, or just above it. What `value` lacks to it is the most that a better plan could add. */
  bound: number;
  /** What one more unit of money would bring, at the margin; 0 where the budget is not used up. */
  budgetPrice: number;
  /** c: what one more place in each channel would bring, at the margin; 0 where it has places left, NaN where it is closed. */
  capacityPrice: Float64Array;
}

/**
 * Who should get which offer, so that the sum of expected values is as large as the budget and the channels allow: the multiple-choice knapsack
 * problem with capacities, at most one offer per customer.
 *
 * Without scarce channels it takes steps along the customers' convex hulls, the most efficient first, and the value is within one item
 * of the optimum and at least half of it. With scarce channels it finds the prices of money and places that minimise the Lagrangian
 * dual, lets each customer take what is best at those prices, and mends what is then too much or left over. Either way two customers
 * are exchanged as long as that brings more. Deterministic: ties go to the customer, and the offer, that comes first. O(n·m) memory and
 * tens of passes.
 *
 * @returns nobody is contacted where there are no customers or offers, or where nothing pays; costs may exceed the budget by rounding, one part in a billion
 * @throws RangeError for a problem without one meaning (see `assertAllocationProblem`)
 * @see Sinha & Zoltners (1979), "The multiple-choice knapsack problem"; Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", chapter 11
 * @example
 * // 2 customers × 2 offers in one channel, money for one: the cheap offer brings 30 for 10, the dear one 50 for 40.
 * allocateOffers({ customers: 2, offers: 2, value: Float64Array.of(30, 50, 20, 25), cost: Float64Array.of(10, 40, 10, 40),
 *   channel: Uint8Array.of(0, 0), capacity: Float64Array.of(Infinity), budget: 20 }) // offerOf [0, 0], value 50, cost 20
 */
export function allocateOffers(problem: AllocationProblem): Allocation {
  assertAllocationProblem(problem);
  const pairs = offerPairs(problem);
  const budget = withRounding(problem.budget);
  const solved = pairs.laneCapacity.length > 1 ? withScarceLanes(pairs, budget) : withBudgetAlone(pairs, budget);
  return describe(problem, pairs, solved);
}

/** A feasible plan with the prices and the bound that it was found by. */
export interface Solved {
  plan: PlanInProgress;
  prices: ResourcePrices;
  bound: number;
}

/** One lane: the better of two plans, the greedy on the hulls and the greedy around the first step that did not fit it. */
function withBudgetAlone(pairs: OfferPairs, budget: number): Solved {
  const steps = hullSteps(pairs);
  const { plan: greedy, bound, price, split } = greedyPlan(pairs, steps, budget);
  const prices: ResourcePrices = { budget: price, lanes: new Float64Array(1) };
  const enough = bound * (1 - GOOD_ENOUGH);
  const around = () => greedyPlan(pairs, steps, budget, { customer: steps.customer[split]!, pair: steps.pair[split]! }).plan;
  const finish = (plan: PlanInProgress) => {
    fill(plan, prices);
    exchange(plan, prices, bound, enough);
  };
  return { plan: bestOf([() => greedy, ...(split >= 0 ? [around] : [])], finish, enough), prices, bound };
}

/**
 * Scarce lanes: the better of two plans, by the mix of choices that the linear optimum consists of, and at the prices alone.
 *
 * @param sketch for a curve: choices seen for other budgets, which are added to; prices and plan are then only roughly the best
 */
export function withScarceLanes(pairs: OfferPairs, budget: number, sketch?: { seen: Usage[] }): Solved {
  const { prices, bound, mix } = resourcePrices(pairs, budget, sketch && { seen: sketch.seen, precision: SKETCH });
  const enough = bound * (1 - (sketch ? 4 * SKETCH : GOOD_ENOUGH));
  const finish = (plan: PlanInProgress) => {
    repairAndFill(plan, prices);
    exchange(plan, prices, bound, enough);
  };
  const atPrices = () => planAtPrices(pairs, budget, prices);
  const ofMix = () => planOfMix(pairs, budget, mix);
  // The mix is mostly the better start, and the dearer one.
  const drafts = mix.length < 2 ? [atPrices] : sketch ? [atPrices, ofMix] : [ofMix, atPrices];
  return { plan: bestOf(drafts, finish, enough), prices, bound };
}


/** Finishes the drafts, one after the other until one is worth enough, and takes the best. */
function bestOf(drafts: (() => PlanInProgress)[], finish: (plan: PlanInProgress) => void, enough: number): PlanInProgress {
  let best: PlanInProgress | undefined;
  for (const draft of drafts) {
    if (best && best.value >= enough) break;
    const plan = draft();
    finish(plan);
    if (!best || plan.value > best.value) best = plan;
  }
  return best!;
}

function describe(problem: AllocationProblem, { offer, laneOfChannel }: OfferPairs, { plan, prices, bound }: Solved): Allocation {
  const result = offerPlan(problem, Int8Array.from(plan.choice, (pair) => (pair < 0 ? -1 : offer[pair]!)));
  const capacityPrice = Float64Array.from(laneOfChannel, (lane, k) => (problem.capacity[k] === 0 ? NaN : prices.lanes[lane]!));
  return { ...result, bound: Math.max(bound, result.value), budgetPrice: prices.budget, capacityPrice };
}
