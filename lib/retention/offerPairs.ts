import { withRounding, type AllocationProblem } from './allocationProblem';

/**
 * The pairs of customer and offer that an optimal plan may hold, customer by customer. Channels that cannot fill up are one lane,
 * number 0; each other channel is a lane of its own.
 */
export interface OfferPairs {
  customers: number;
  /** n + 1: the pairs of customer i are start[i] … start[i + 1] − 1, by lane, cost ascending within a lane. */
  start: Int32Array;
  /** Per pair. */
  offer: Uint8Array;
  lane: Uint8Array;
  value: Float64Array;
  cost: Float64Array;
  /** Customers that each lane can take; Infinity for lane 0. */
  laneCapacity: Float64Array;
  /** c: the lane of each channel. */
  laneOfChannel: Uint8Array;
}

/** Whether a plan may hold a pair at all. */
export function isWorthwhile(value: number, minValue: number): boolean {
  return value > minValue && value > 0;
}

/**
 * Drops what no optimal plan needs: pairs that are not eligible or bring too little, that cost more than the budget, whose channel is closed, and
 * of two pairs of a customer in one lane the one that costs as much or more and brings no more (dominance). O(n·m²) at worst.
 *
 * @param problem checked before
 * @see Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", section 11.2
 */
export function offerPairs(problem: AllocationProblem): OfferPairs {
  const { customers: n, offers: m, value, cost } = problem;
  const { laneOfChannel, laneCapacity } = lanes(problem);
  const laneOf = problem.channel.map((k) => laneOfChannel[k]!);
  const mayHold = pairFilter(problem);
  const start = new Int32Array(n + 1);
  const offer = new Uint8Array(n * m);
  const sorted = new Uint8Array(m);
  let size = 0;
  for (let i = 0; i < n; i++) {
    const row = i * m;
    let count = 0;
    for (let j = 0; j < m; j++) {
      if (!mayHold(row + j, j)) continue;
      let at = count++;
      for (; at > 0 && precedes(row, j, sorted[at - 1]!); at--) sorted[at] = sorted[at - 1]!;
      sorted[at] = j;
    }
    for (let k = 0, best = 0; k < count; k++) {
      const j = sorted[k]!;
      if (k === 0 || laneOf[j] !== laneOf[sorted[k - 1]!]) best = 0;
      if (value[row + j]! <= best) continue;
      best = value[row + j]!;
      offer[size++] = j;
    }
    start[i + 1] = size;
  }
  const pairs: OfferPairs = { customers: n, start, offer: offer.slice(0, size), lane: new Uint8Array(size), value: new Float64Array(size), cost: new Float64Array(size), laneCapacity, laneOfChannel };
  for (let i = 0; i < n; i++) {
    for (let p = start[i]!; p < start[i + 1]!; p++) {
      const j = offer[p]!;
      pairs.lane[p] = laneOf[j]!;
      pairs.value[p] = value[i * m + j]!;
      pairs.cost[p] = cost[i * m + j]!;
    }
  }
  return pairs;

  /** By lane, then the cheaper, then the better; equals stay in the order of offers. */
  function precedes(row: number, a: number, b: number): boolean {
    if (laneOf[a] !== laneOf[b]) return laneOf[a]! < laneOf[b]!;
    if (cost[row + a] !== cost[row + b]) return cost[row + a]! < cost[row + b]!;
    return value[row + a]! > value[row + b]!;
  }
}

function pairFilter({ value, cost, channel, capacity, budget, minValue = 0 }: AllocationProblem): (cell: number, offer: number) => boolean {
  const most = withRounding(budget);
  const open = Array.from(channel, (k) => capacity[k]! > 0);
  return (cell, j) => isWorthwhile(value[cell]!, minValue) && cost[cell]! <= most && open[j]!;
}

/** Lane of each channel: 0 where the channel has places for everyone who could be contacted through it. */
function lanes(problem: AllocationProblem): { laneOfChannel: Uint8Array; laneCapacity: Float64Array } {
  const { customers: n, offers: m, channel, capacity } = problem;
  const mayHold = pairFilter(problem);
  const demand = new Int32Array(capacity.length);
  const counted = new Int32Array(capacity.length).fill(-1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < m; j++) {
      const k = channel[j]!;
      if (counted[k] === i || !mayHold(i * m + j, j)) continue;
      counted[k] = i;
      demand[k]!++;
    }
  }
  const scarce = Array.from(capacity.keys()).filter((k) => demand[k]! > capacity[k]!);
  return {
    laneOfChannel: Uint8Array.from(capacity.keys(), (k) => scarce.indexOf(k) + 1),
    laneCapacity: Float64Array.from([Infinity, ...scarce.map((k) => capacity[k]!)]),
  };
}
