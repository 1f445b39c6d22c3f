import { thinCurve } from '@/lib/stats/thinCurve';
import { assertAllocationProblem, withRounding, type AllocationProblem } from './allocationProblem';
import { allocateOffers, withScarceLanes } from './allocateOffers';
import { hullSteps } from './offerHull';
import { offerPairs, type OfferPairs } from './offerPairs';
import type { Usage } from './resourcePrices';

/** What a budget buys. */
export interface CurvePoint {
  /** What the plan costs: the smallest budget that it is possible with. */
  cost: number;
  value: number;
}

export interface AllocationCurve {
  /** From (0, 0) or the plan that costs nothing, both ascending; a budget between two points buys the lower one at least. */
  points: CurvePoint[];
  /** The plan without a limit to the budget: the next unit of money brings nothing. */
  best: CurvePoint;
}

const MOST_POINTS = 200;
const BUDGETS = 12;

/**
 * What value each budget buys, for a chart of the marginal value: the problem's own budget is not looked at. Without scarce channels in one
 * pass, from the steps of the greedy, thinned to 200 points; with scarce channels by solving for 12 budgets, each search starting from what
 * the others found. At any budget `allocateOffers` is within one item of the curve, or within the gap that it states where channels are scarce.
 *
 * @param budgets for scarce channels, the budgets to solve for in place of 12 spread over the whole range
 * @returns one point, (0, 0), where nobody can be contacted
 * @throws RangeError for a problem without one meaning (see `assertAllocationProblem`), or a negative or NaN budget
 */
export function allocationCurve(problem: AllocationProblem, budgets?: readonly number[]): AllocationCurve {
  const unlimited = { ...problem, budget: Infinity };
  assertAllocationProblem(unlimited);
  for (const budget of budgets ?? []) if (!(budget >= 0)) throw new RangeError(`Budget must be 0 or more: got ${budget}`);
  const pairs = offerPairs(unlimited);
  const points = pairs.laneCapacity.length > 1 ? solvedPoints(problem, pairs, budgets) : greedyPoints(pairs);
  return { points, best: points.at(-1)! };
}

function greedyPoints(pairs: OfferPairs): CurvePoint[] {
  const { customer, pair } = hullSteps(pairs);
  const points = [{ x: 0, y: 0 }];
  const now = new Int32Array(pairs.customers).fill(-1);
  let [cost, value] = [0, 0];
  pair.forEach((p, k) => {
    const before = now[customer[k]!]!;
    cost += pairs.cost[p]! - (before < 0 ? 0 : pairs.cost[before]!);
    value += pairs.value[p]! - (before < 0 ? 0 : pairs.value[before]!);
    now[customer[k]!] = p;
    if (cost > points.at(-1)!.x) points.push({ x: cost, y: value });
    else points[points.length - 1] = { x: cost, y: value };
  });
  return thinCurve(points, MOST_POINTS).map(({ x, y }) => ({ cost: x, value: y }));
}

function solvedPoints(problem: AllocationProblem, pairs: OfferPairs, budgets?: readonly number[]): CurvePoint[] {
  const seen: Usage[] = [];
  const pointAt = (budget: number): CurvePoint => {
    const { plan } = withScarceLanes(pairs, withRounding(budget), { seen });
    return { cost: plan.choice.reduce((sum, p) => (p < 0 ? sum : sum + pairs.cost[p]!), 0), value: plan.value };
  };
  const best = pointAt(Infinity);
  // The curve is steepest at its start: budgets in squares put more of the points there.
  const asked = budgets ?? Array.from({ length: BUDGETS }, (_, k) => best.cost * (k / BUDGETS) ** 2);
  // What costs nothing is bought by any budget, and no price keeps the rest away.
  const free = allocateOffers({ ...problem, budget: 0 });
  const solved = [free, ...asked.filter((budget) => budget > 0).map(pointAt), best].sort((a, b) => a.cost - b.cost || b.value - a.value);
  // A dearer plan that brings no more is not on the curve.
  const points: CurvePoint[] = [];
  for (const point of solved) {
    if (points.length === 0 || point.value > points.at(-1)!.value) points.push({ cost: point.cost, value: point.value });
  }
  return points;
}
