/** Who could get which offer, what each pair is expected to bring and to cost, and what there is to spend. Money in the dataset's currency. */
export interface AllocationProblem {
  /** n. */
  customers: number;
  /** m, at most 127. */
  offers: number;
  /** n × m, row by row: expected net value of the pair; NaN where the customer is not eligible. */
  value: Float64Array;
  /** n × m, row by row: expected cost of the pair, 0 or more; what stands beside a NaN value is not read. */
  cost: Float64Array;
  /** m: the channel of each offer, 0 … c − 1. */
  channel: Uint8Array;
  /** c: how many customers each channel can take, whole; Infinity for a channel without a limit. */
  capacity: Float64Array;
  /** What all costs together may come to; Infinity for no limit. */
  budget: number;
  /** Only pairs that bring more than this are chosen; 0 by default, and never less. */
  minValue?: number;
}

/** Who gets which offer. */
export interface OfferPlan {
  /** n: the offer of each customer, −1 for nobody contacts them. */
  offerOf: Int8Array;
  /** Sum of the chosen values. */
  value: number;
  /** Sum of the chosen costs. */
  cost: number;
  /** c: customers contacted through each channel. */
  perChannel: Int32Array;
}

/** Costs in cents have no exact binary form: a sum that is the budget but for rounding is within it. */
export const withRounding = (budget: number): number => budget * (1 + 1e-9);

/**
 * Checks that a problem has one meaning. O(n·m).
 *
 * @throws RangeError for a negative or NaN budget, a NaN minimum value, more than 127 offers, lengths that differ, a capacity that is neither
 * whole nor Infinity, a channel without a capacity, or an eligible pair whose value is infinite or whose cost is not 0 or more
 */
export function assertAllocationProblem({ customers: n, offers: m, value, cost, channel, capacity, budget, minValue = 0 }: AllocationProblem): void {
  if (!(budget >= 0)) throw new RangeError(`Budget must be 0 or more: got ${budget}`);
  if (Number.isNaN(minValue)) throw new RangeError('Minimum value must be a number: got NaN');
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Customers must be a whole number of 0 or more: got ${n}`);
  if (!Number.isInteger(m) || m < 0 || m > 127) throw new RangeError(`Offers must be a whole number within 0 … 127: got ${m}`);
  if (value.length !== n * m || cost.length !== n * m || channel.length !== m) {
    throw new RangeError(`${n} customers and ${m} offers need ${n * m} values, ${n * m} costs and ${m} channels: got ${value.length}, ${cost.length} and ${channel.length}`);
  }
  capacity.forEach((places, k) => {
    if (!(places === Infinity || (Number.isInteger(places) && places >= 0))) throw new RangeError(`Capacity of channel ${k} must be a whole number of 0 or more, or Infinity: got ${places}`);
  });
  channel.forEach((k, j) => {
    if (k >= capacity.length) throw new RangeError(`Offer ${j} is in channel ${k}: expected one of ${capacity.length} channels, counted from 0`);
  });
  for (let cell = 0; cell < value.length; cell++) {
    if (!Number.isNaN(value[cell]!) && !(Number.isFinite(value[cell]!) && cost[cell]! >= 0 && cost[cell]! < Infinity)) {
      throw new RangeError(`Customer ${Math.floor(cell / m)}, offer ${cell % m}: value must be finite or NaN, and cost 0 or more: got ${value[cell]} and ${cost[cell]}`);
    }
  }
}

/** The plan of a choice of offers, its sums taken in the order of customers. O(n). */
export function offerPlan({ offers: m, value, cost, channel, capacity }: AllocationProblem, offerOf: Int8Array): OfferPlan {
  const plan: OfferPlan = { offerOf, value: 0, cost: 0, perChannel: new Int32Array(capacity.length) };
  offerOf.forEach((j, i) => {
    if (j < 0) return;
    plan.value += value[i * m + j]!;
    plan.cost += cost[i * m + j]!;
    plan.perChannel[channel[j]!]!++;
  });
  return plan;
}
