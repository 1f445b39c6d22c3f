import { heightAt, minimiseConvex, type Cut } from './cuttingPlanes';
import type { OfferPairs } from './offerPairs';
import { choose, costOf, emptyPlan, NOBODY, reducedValue, type PlanInProgress, type ResourcePrices } from './planInProgress';

/** What one choice brings and takes, whatever there is to take: it bounds the dual function from below at all prices and for every budget. */
export interface Usage {
  prices: ResourcePrices;
  value: number;
  cost: number;
  /** Customers by lane. */
  perLane: Float64Array;
}

export interface DualSolution {
  prices: ResourcePrices;
  /** No plan brings more. */
  bound: number;
  /** The linear optimum, nearly: choices, each with its share, that together take what there is; none where nothing is scarce. */
  mix: { prices: ResourcePrices; share: number }[];
}

/** Relative precision of the bound. */
const PRECISION = 1e-7;
/** Choices with a smaller share of the linear optimum are left out of the mix. */
const LEAST_SHARE = 0.001;

/**
 * The prices of money and of places in scarce channels at which the customers' own best choices take about what there is: the minimum of the
 * Lagrangian dual Σᵢ max(0, maxⱼ vᵢⱼ − λcᵢⱼ − μ) + λ·budget + Σ μ·capacity, which equals the optimum of the linear relaxation. Tens of
 * passes over the pairs.
 *
 * @param seen choices met so far; those of this search are added, so that the search for the next budget starts from them
 * @see Kellerer, Pferschy & Pisinger (2004), "Knapsack Problems", sections 9.2 and 11.2; Fisher (1981), "The Lagrangian relaxation method"
 */
export function resourcePrices(pairs: OfferPairs, budget: number, { seen = [], precision = PRECISION }: { seen?: Usage[]; precision?: number } = {}): DualSolution {
  const free: ResourcePrices = { budget: 0, lanes: new Float64Array(pairs.laneCapacity.length) };
  if (seen.length === 0) seen.push(usageAt(pairs, free));
  const everything = seen[0]!;
  const scale = everything.value;
  const scarceLanes = Array.from(pairs.laneCapacity.keys()).slice(1);
  const scarceMoney = everything.cost > budget;
  if (scale === 0 || (!scarceMoney && scarceLanes.every((lane) => everything.perLane[lane]! <= pairs.laneCapacity[lane]!))) return { prices: free, bound: scale, mix: [] };

  // The dual is at most `scale`, so that no price exceeds scale / amount: coordinates are shares of that, and f is a share of scale.
  const resources: Resource[] = [
    ...(scarceMoney ? [{ amount: budget, taken: ({ cost }: Usage) => cost, priceOf: (prices: ResourcePrices) => prices.budget }] : []),
    ...scarceLanes.map((lane) => ({ amount: pairs.laneCapacity[lane]!, taken: ({ perLane }: Usage) => perLane[lane]!, priceOf: ({ lanes }: ResourcePrices) => lanes[lane]! })),
  ];
  const first = scarceMoney ? 1 : 0;
  const pricesAt = (x: Float64Array): ResourcePrices => {
    const price = resources.map(({ amount }, j) => (x[j]! * scale) / amount);
    return { budget: scarceMoney ? price[0]! : 0, lanes: Float64Array.from([0, ...price.slice(first)]) };
  };
  const cutOf = (usage: Usage): Cut => ({ offset: usage.value / scale, slope: Float64Array.from(resources, ({ amount, taken }) => 1 - taken(usage) / amount) });
  const cutAt = (x: Float64Array): Cut => {
    const usage = usageAt(pairs, pricesAt(x));
    seen.push(usage);
    return cutOf(usage);
  };
  const pointOf = (usage: Usage): Point => {
    const x = Float64Array.from(resources, ({ amount, priceOf }) => (priceOf(usage.prices) * amount) / scale);
    return { x, value: heightAt(cutOf(usage), x) };
  };
  const start = seen.filter(({ prices }) => scarceMoney || prices.budget === 0).map(pointOf).reduce((best, point) => (point.value < best.value ? point : best));
  const dimension = resources.length;
  const found = minimiseConvex({ dimension, cutAt, cuts: seen.map(cutOf), lower: 0, start, tolerance: precision, maxEvaluations: 40 + 30 * dimension });
  const mix = seen.flatMap(({ prices }, k) => (found.weights[k]! >= LEAST_SHARE ? [{ prices, share: found.weights[k]! }] : []));
  const { x, value } = withoutIdlePrices(found, cutAt);
  return { prices: pricesAt(x), bound: value * scale, mix };
}

/** What there is so much of, money or the places of a lane. */
interface Resource {
  amount: number;
  taken: (usage: Usage) => number;
  priceOf: (prices: ResourcePrices) => number;
}

interface Point {
  x: Float64Array;
  value: number;
}

/** The search stays inside the box; a resource that is not scarce has price 0 exactly. */
function withoutIdlePrices(found: Point, cutAt: (x: Float64Array) => Cut): Point {
  return found.x.reduce<Point>((best, share, j) => {
    if (share > 1e-3 || share === 0) return best;
    const x = best.x.with(j, 0);
    const value = heightAt(cutAt(x), x);
    return value <= best.value ? { x, value } : best;
  }, found);
}

/** What is taken when every customer has the pair that is best at these prices; ties go to the pair that comes first. O(pairs). */
function usageAt(pairs: OfferPairs, prices: ResourcePrices): Usage {
  const usage: Usage = { prices, value: 0, cost: 0, perLane: new Float64Array(pairs.laneCapacity.length) };
  for (let i = 0; i < pairs.customers; i++) {
    const p = bestPair(pairs, i, prices);
    if (p < 0) continue;
    usage.value += pairs.value[p]!;
    usage.cost += costOf(pairs, p);
    usage.perLane[pairs.lane[p]!]!++;
  }
  return usage;
}

/** The plan in which every customer has the pair that is best at these prices; it may take more than there is. */
export function planAtPrices(pairs: OfferPairs, budget: number, prices: ResourcePrices): PlanInProgress {
  return planOf(pairs, budget, (i) => bestPair(pairs, i, prices));
}

/**
 * The plan in which every customer follows one of the mixed choices, so that what is taken stays as near to the mix, customer by customer, as it can
 * (error diffusion). Where many customers are alike, single prices let all of them in or none, and only a mix takes what there is.
 */
export function planOfMix(pairs: OfferPairs, budget: number, mix: DualSolution['mix']): PlanInProgress {
  const total = mix.reduce((sum, { share }) => sum + share, 0);
  // Money is counted in mean offers, so that it weighs about as much as a place.
  const unit = pairs.cost.reduce((sum, each) => sum + each, 0) / pairs.cost.length || 1;
  const owed = new Float64Array(pairs.laneCapacity.length);
  const picks = new Int32Array(mix.length);
  // Lane 0 has no end of places: its entry counts the money.
  const take = (p: number, amount: number): void => {
    if (p < 0) return;
    owed[0]! -= (amount * pairs.cost[p]!) / unit;
    if (pairs.lane[p]! > 0) owed[pairs.lane[p]!]! -= amount;
  };
  // By how much taking the pair changes the squared distance of what is owed from nothing.
  const distance = (p: number): number => {
    if (p < 0) return 0;
    const money = pairs.cost[p]! / unit;
    const lane = pairs.lane[p]!;
    return money * (money - 2 * owed[0]!) + (lane > 0 ? 1 - 2 * owed[lane]! : 0);
  };
  return planOf(pairs, budget, (i) => {
    let chosen = NOBODY;
    for (let k = 0; k < mix.length; k++) {
      picks[k] = bestPair(pairs, i, mix[k]!.prices);
      take(picks[k]!, -mix[k]!.share / total);
    }
    for (let k = 0; k < mix.length; k++) if (k === 0 || distance(picks[k]!) < distance(chosen)) chosen = picks[k]!;
    take(chosen, 1);
    return chosen;
  });
}

function planOf(pairs: OfferPairs, budget: number, pairFor: (customer: number) => number): PlanInProgress {
  const plan = emptyPlan(pairs, budget);
  for (let i = 0; i < pairs.customers; i++) {
    const p = pairFor(i);
    if (p >= 0) choose(plan, i, p);
  }
  return plan;
}

function bestPair(pairs: OfferPairs, customer: number, prices: ResourcePrices): number {
  let best = NOBODY;
  let most = 0;
  for (let p = pairs.start[customer]!; p < pairs.start[customer + 1]!; p++) {
    const reduced = reducedValue(pairs, p, prices);
    if (reduced <= most) continue;
    best = p;
    most = reduced;
  }
  return best;
}
