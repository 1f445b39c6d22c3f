import { choose, costOf, laneOf, NOBODY, reducedValue, valueOf, type PlanInProgress, type ResourcePrices } from './planInProgress';
import { lossOf } from './planRepair';
import { firstInOrder } from '@/lib/stats/radixOrder';

/** Changes that are tried together: those that give up least. */
const CORE = 300;
/** Customers who change at once, at most. */
const DEPTH = 5;
/** Combinations looked at, at most, for one exchange. */
const COMBINATIONS = 200_000;
/** Exchanges: so many, and fewer where looking for one goes through many pairs. */
const MOST_ROUNDS = 50;
const LEAST_ROUNDS = 1;
const PAIRS_LOOKED_AT = 1_000_000;

interface Move {
  customer: number;
  pair: number;
  /** What it gives up at the prices. */
  loss: number;
  value: number;
  cost: number;
  from: number;
  to: number;
}

/**
 * Improves a plan by changing up to five customers at once, some of whom lose money or a place to the others: as long as it brings more, the
 * best such exchange among the changes that give up least at the prices (the core).
 *
 * @param plan feasible; changed in place
 * @param enough the value at which it ends
 * @param bound what no plan exceeds: a pair that gives up more than the gap is in no better plan
 * @see Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", sections 5.4 (the core) and 11.4
 */
export function exchange(plan: PlanInProgress, prices: ResourcePrices, bound: number, enough: number): void {
  const rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, Math.floor(PAIRS_LOOKED_AT / Math.max(plan.pairs.value.length, 1))));
  for (let round = 0; round < rounds && plan.value < enough; round++) {
    const best = bestExchange(plan, prices, coreMoves(plan, prices, bound - plan.value));
    if (best.length === 0) return;
    for (const { customer, pair } of best) choose(plan, customer, pair);
  }
}

function coreMoves(plan: PlanInProgress, prices: ResourcePrices, gap: number): Move[] {
  const { pairs, choice } = plan;
  const customers: number[] = [];
  const targets: number[] = [];
  const keys: number[] = [];
  for (let i = 0; i < pairs.customers; i++) {
    let most = 0;
    for (let p = pairs.start[i]!; p < pairs.start[i + 1]!; p++) most = Math.max(most, reducedValue(pairs, p, prices));
    for (let p = pairs.start[i]! - 1; p < pairs.start[i + 1]!; p++) {
      const pair = p < pairs.start[i]! ? NOBODY : p;
      if (pair === choice[i] || most - reducedValue(pairs, pair, prices) > gap) continue;
      customers.push(i);
      targets.push(pair);
      keys.push(lossOf(plan, prices, i, pair));
    }
  }
  return Array.from(firstInOrder(Float64Array.from(keys), CORE), (k) => {
    const [customer, pair] = [customers[k]!, targets[k]!];
    const now = choice[customer]!;
    return { customer, pair, loss: keys[k]!, value: valueOf(pairs, pair) - valueOf(pairs, now), cost: costOf(pairs, pair) - costOf(pairs, now), from: laneOf(pairs, now), to: laneOf(pairs, pair) };
  });
}

/**
 * Depth-first over combinations of moves in the order of what they give up. An exchange gains what was left over, at its price, less what its
 * moves give up: once they give up more than that, none of the later ones can make up for it.
 */
function bestExchange({ budgetLeft, placesLeft, value }: PlanInProgress, prices: ResourcePrices, moves: readonly Move[]): readonly Move[] {
  const leftOver = (prices.budget > 0 ? prices.budget * budgetLeft : 0) + prices.lanes.reduce((sum, price, lane) => (price > 0 ? sum + price * placesLeft[lane]! : sum), 0);
  const taken: Move[] = [];
  let best: readonly Move[] = [];
  let most = value * 1e-12;
  let combinations = 0;
  const hasPlace = ({ to }: Move): boolean => {
    const change = taken.reduce((sum, move) => sum + Number(move.to === to) - Number(move.from === to), 0);
    return change <= 0 || change <= placesLeft[to]!;
  };
  const search = (from: number, gain: number, cost: number, loss: number): void => {
    if (gain > most && cost <= budgetLeft && taken.every(hasPlace)) [best, most] = [[...taken], gain];
    if (taken.length === DEPTH) return;
    for (let k = from; k < moves.length && combinations < COMBINATIONS; k++) {
      const move = moves[k]!;
      if (move.loss >= 0 && loss + move.loss >= leftOver - most) return;
      if (taken.some(({ customer }) => customer === move.customer)) continue;
      combinations++;
      taken.push(move);
      search(k + 1, gain + move.value, cost + move.cost, loss + move.loss);
      taken.pop();
    }
  };
  search(0, 0, 0, 0);
  return best;
}
