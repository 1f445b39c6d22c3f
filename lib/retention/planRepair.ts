import { choose, costOf, fits, laneOf, NOBODY, reducedValue, valueOf, type PlanInProgress, type ResourcePrices } from './planInProgress';
import { firstInOrder, radixOrder } from '@/lib/stats/radixOrder';

/** Changes that one round of filling looks at. */
const AT_ONCE = 5000;

/** One customer's change to another pair, or to nobody, and the order in which it should be thought of: smaller first. */
interface Moves {
  customer: number[];
  pair: number[];
  key: number[];
}

/**
 * Makes a plan feasible and then fills what is left, each time by the change that gives up least at the prices.
 *
 * @param plan changed in place
 */
export function repairAndFill(plan: PlanInProgress, prices: ResourcePrices): void {
  for (let lane = 1; lane < plan.placesLeft.length; lane++) emptyLane(plan, prices, lane);
  while (plan.budgetLeft < 0) saveMoney(plan, prices);
  fill(plan, prices);
}

/** Moves customers out of a lane that holds more than it can take. */
function emptyLane(plan: PlanInProgress, prices: ResourcePrices, lane: number): void {
  if (plan.placesLeft[lane]! >= 0) return;
  // Money is looked at later: only what has room is another way.
  const hasRoom = (pair: number) => laneOf(plan.pairs, pair) !== lane && plan.placesLeft[laneOf(plan.pairs, pair)]! >= 1;
  const moves = cheapestMoves(plan, (i) => laneOf(plan.pairs, plan.choice[i]!) === lane, (i, p) => (hasRoom(p) ? lossOf(plan, prices, i, p) : Infinity));
  for (const k of order(moves)) {
    if (plan.placesLeft[lane]! >= 0) return;
    const p = moves.pair[k]!;
    choose(plan, moves.customer[k]!, hasRoom(p) ? p : NOBODY);
  }
}

/** Moves customers to cheaper offers, or to none, until the budget holds. */
function saveMoney(plan: PlanInProgress, prices: ResourcePrices): void {
  const { pairs, choice } = plan;
  const hasRoom = (i: number, p: number) => laneOf(pairs, p) === laneOf(pairs, choice[i]!) || plan.placesLeft[laneOf(pairs, p)]! >= 1;
  const lossPerMoney = (i: number, p: number) => {
    const saved = costOf(pairs, choice[i]!) - costOf(pairs, p);
    return saved > 0 && hasRoom(i, p) ? lossOf(plan, prices, i, p) / saved : Infinity;
  };
  const moves = cheapestMoves(plan, (i) => costOf(pairs, choice[i]!) > 0, lossPerMoney);
  for (const k of order(moves)) {
    if (plan.budgetLeft >= 0) return;
    const [i, p] = [moves.customer[k]!, moves.pair[k]!];
    choose(plan, i, hasRoom(i, p) ? p : NOBODY);
  }
}

/**
 * Gives customers what brings more and still fits, until nothing does.
 *
 * @param plan feasible; changed in place
 */
export function fill(plan: PlanInProgress, prices: ResourcePrices): void {
  const { pairs, choice } = plan;
  for (let changed = true; changed; ) {
    changed = false;
    const moves: Moves = { customer: [], pair: [], key: [] };
    for (let i = 0; i < pairs.customers; i++) {
      for (let p = pairs.start[i]!; p < pairs.start[i + 1]!; p++) {
        if (pairs.value[p]! > valueOf(pairs, choice[i]!) && fits(plan, i, p)) add(moves, i, p, lossOf(plan, prices, i, p));
      }
    }
    // The first always fits, so that every round takes one at least; what is not among the first comes in a later round.
    for (const k of firstInOrder(Float64Array.from(moves.key), AT_ONCE)) {
      const [i, p] = [moves.customer[k]!, moves.pair[k]!];
      if (!(pairs.value[p]! > valueOf(pairs, choice[i]!) && fits(plan, i, p))) continue;
      choose(plan, i, p);
      changed = true;
    }
  }
}

/** What the change gives up at the prices: the distance to the bound is the sum of these, and of the price of what is left over. */
export function lossOf({ pairs, choice }: PlanInProgress, prices: ResourcePrices, customer: number, pair: number): number {
  return reducedValue(pairs, choice[customer]!, prices) - reducedValue(pairs, pair, prices);
}

/** The change with the lowest key of each customer asked for; nobody is a change too. */
function cheapestMoves({ pairs }: PlanInProgress, isAsked: (customer: number) => boolean, keyOf: (customer: number, pair: number) => number): Moves {
  const moves: Moves = { customer: [], pair: [], key: [] };
  for (let i = 0; i < pairs.customers; i++) {
    if (!isAsked(i)) continue;
    let [best, least] = [NOBODY, keyOf(i, NOBODY)];
    for (let p = pairs.start[i]!; p < pairs.start[i + 1]!; p++) {
      const key = keyOf(i, p);
      if (key < least) [best, least] = [p, key];
    }
    add(moves, i, best, least);
  }
  return moves;
}

function add(moves: Moves, customer: number, pair: number, key: number): void {
  moves.customer.push(customer);
  moves.pair.push(pair);
  moves.key.push(key);
}

const order = (moves: Moves): Int32Array => radixOrder(Float64Array.from(moves.key));
