import type { OfferPairs } from './offerPairs';

/** A choice of pairs that grows step by step, with what it leaves to spend. */
export interface PlanInProgress {
  pairs: OfferPairs;
  /** n: the pair of each customer, or NOBODY. */
  choice: Int32Array;
  value: number;
  /** Money that is left; below 0 where the plan is not feasible yet. */
  budgetLeft: number;
  /** Places that each lane has left; below 0 where the plan is not feasible yet. */
  placesLeft: Float64Array;
}

/** What the last euro and the last place bring: a pair is worth its value less these (Lagrange multipliers). */
export interface ResourcePrices {
  budget: number;
  /** Per lane; 0 for lane 0. */
  lanes: Float64Array;
}

/** In place of a pair: the customer is not contacted. */
export const NOBODY = -1;

export function emptyPlan(pairs: OfferPairs, budget: number): PlanInProgress {
  return { pairs, choice: new Int32Array(pairs.customers).fill(NOBODY), value: 0, budgetLeft: budget, placesLeft: pairs.laneCapacity.slice() };
}

export const valueOf = ({ value }: OfferPairs, pair: number): number => (pair < 0 ? 0 : value[pair]!);
export const costOf = ({ cost }: OfferPairs, pair: number): number => (pair < 0 ? 0 : cost[pair]!);
export const laneOf = ({ lane }: OfferPairs, pair: number): number => (pair < 0 ? 0 : lane[pair]!);

/** What the pair brings beyond the resources that it takes; 0 for nobody. */
export function reducedValue(pairs: OfferPairs, pair: number, prices: ResourcePrices): number {
  return pair < 0 ? 0 : pairs.value[pair]! - prices.budget * pairs.cost[pair]! - prices.lanes[pairs.lane[pair]!]!;
}

/** Whether the customer can have this pair in place of the present one. */
export function fits({ pairs, choice, budgetLeft, placesLeft }: PlanInProgress, customer: number, pair: number): boolean {
  const now = choice[customer]!;
  const lane = laneOf(pairs, pair);
  return costOf(pairs, pair) - costOf(pairs, now) <= budgetLeft && (lane === laneOf(pairs, now) || placesLeft[lane]! >= 1);
}

/** Gives the customer this pair, or nobody, in place of the present one. */
export function choose(plan: PlanInProgress, customer: number, pair: number): void {
  const { pairs, choice, placesLeft } = plan;
  const now = choice[customer]!;
  plan.value += valueOf(pairs, pair) - valueOf(pairs, now);
  plan.budgetLeft -= costOf(pairs, pair) - costOf(pairs, now);
  placesLeft[laneOf(pairs, now)]! += 1;
  placesLeft[laneOf(pairs, pair)]! -= 1;
  choice[customer] = pair;
}
