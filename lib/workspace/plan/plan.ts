import { customerIds } from '@/lib/dataset/dataset';
import { allocateByLot } from '@/lib/retention/allocateByLot';
import { allocateByRank } from '@/lib/retention/allocateByRank';
import { allocateOffers, type Allocation } from '@/lib/retention/allocateOffers';
import { allocationCurve, type AllocationCurve } from '@/lib/retention/allocationCurve';
import type { AllocationProblem, OfferPlan } from '@/lib/retention/allocationProblem';
import { createRandom } from '@/lib/stats/random';
import { customerBase } from '@/lib/workspace/customerBase';
import { Recent } from '@/lib/workspace/customerList/recent';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues, type OfferValues } from '@/lib/workspace/offers/offerValues';
import { isControl } from './control';
import { capacityOf, type PlanSettings } from './planSettings';
import { sharedCache } from '@/lib/workspace/sharedCache';

/** One customer of a plan. Places are those of `activeRows` and of the applicable offers. */
export interface PlannedCustomer {
  customer: number;
  offer: number;
  value: number;
  cost: number;
  arm: 'treatment' | 'control';
  /** Chosen by hand. */
  fixed: boolean;
}

/** Whom to contact with what. Money in the dataset's currency. */
export interface Plan {
  /** Those to contact, the highest expected value first; then the control group in the same order. */
  customers: PlannedCustomer[];
  /** What the contacts are expected to bring, to cost, and to cost at most. */
  value: number;
  cost: number;
  /** By channel of the offers' file: customers contacted, and how many it can take. */
  perChannel: { used: number; capacity: number }[];
  /** What one more unit of money would bring; 0 where money is left over, Infinity where there is none at all. */
  nextUnit: number;
  /** No plan under the same limits brings more. */
  bound: number;
  /** What each budget would buy, customers chosen by hand aside. */
  curve: AllocationCurve;
  /** The money that the plan spends on whom it chose itself, spent on the same channels in the usual ways; by lot the mean of several lots. */
  usual: { by: 'risk' | 'value' | 'lot'; contacted: number; value: number; cost: number }[];
  /** Eligible customers under these settings, contacted or not. */
  eligible: number;
}

const LOT_SEED = 20_260_105;
const NOTHING = new Float64Array(0);

/**
 * The plan that brings most under its settings; null where tenure or charges are not known, without which no offer can be weighed.
 *
 * Customers chosen by hand come first and are paid from the budget; the optimiser spends the rest on those who are not in the
 * control group. A customer of the control group belongs to the plan if they would have been contacted at the plan's own prices of
 * money and of channels, so that both arms are chosen by one rule.
 */
export function makePlan(workspace: Workspace, reasons: CustomerReasons, settings: PlanSettings): Plan | null {
  const values = offerValues(workspace, reasons);
  if (!values) return null;
  const { offers: { channels } } = workspace;
  const { fixed, treatment, control } = candidates(workspace, values, settings);
  const capacity = Float64Array.from(channels, (channel) => capacityOf(channel, settings));
  const left = capacity.slice();
  for (const { offer } of fixed) {
    const place = channelOf(workspace, offer);
    left[place] = Math.max(0, left[place]! - 1);
  }
  const fixedCost = fixed.reduce((sum, { cost }) => sum + cost, 0);
  const budget = settings.budget === null ? Infinity : Math.max(0, settings.budget - fixedCost);
  const problem = problemOf(workspace, values, treatment, { capacity: left, budget, minValue: settings.minValue });
  const solved = allocateOffers(problem);
  // Without money the solver has no price of it: nothing is cheap enough.
  const allocation = budget > 0 ? solved : { ...solved, budgetPrice: Infinity };
  const chosen = plannedOf(treatment, allocation.offerOf, values, 'treatment');
  const contacted = [...fixed, ...chosen].sort(byValue);
  const used = new Int32Array(channels.length);
  for (const { offer } of contacted) used[channelOf(workspace, offer)]!++;
  // Without anybody contacted there is nothing to compare with.
  const kept = contacted.length > 0 ? controlArm(workspace, values, control, allocation, settings.minValue) : [];
  return {
    customers: [...contacted, ...kept.sort(byValue)],
    value: contacted.reduce((sum, { value }) => sum + value, 0),
    cost: contacted.reduce((sum, { cost }) => sum + cost, 0),
    perChannel: channels.map((_, k) => ({ used: used[k]!, capacity: capacity[k]! })),
    nextUnit: allocation.budgetPrice,
    bound: allocation.bound,
    curve: curveOf(workspace, settings, problem),
    usual: usualWays(workspace, treatment, { ...problem, budget: chosen.reduce((sum, { cost }) => sum + cost, 0) }),
    eligible: treatment.length + control.length + fixed.length,
  };
}

const CURVES = 12;
const curves = sharedCache<Workspace, Recent<string, AllocationCurve>>('planCurves');

/** The curve is the same for all budgets, and with scarce channels it takes longer than all else: the last dozen are kept. */
function curveOf(workspace: Workspace, settings: PlanSettings, problem: AllocationProblem): AllocationCurve {
  let known = curves.get(workspace);
  if (!known) curves.set(workspace, (known = new Recent(CURVES)));
  return known.get(JSON.stringify({ ...settings, budget: null }), () => allocationCurve(problem));
}

const byValue = (a: PlannedCustomer, b: PlannedCustomer) => b.value - a.value || a.customer - b.customer;

function channelOf({ offers: { channels, applicable } }: Workspace, offer: number): number {
  return channels.indexOf(applicable[offer]!.channel);
}

/** Who may be planned for, as places in `activeRows`: those with an offer, by arm, and those whose offer was chosen by hand. */
function candidates(workspace: Workspace, { value, cost, offers: m }: OfferValues, settings: PlanSettings): { fixed: PlannedCustomer[]; treatment: Int32Array; control: Int32Array } {
  const { dataset, activeRows, segments, offers: { applicable } } = workspace;
  const ids = customerIds(dataset);
  const without = new Set(settings.without);
  const segment = settings.segment === null ? -1 : segments.segments.findIndex(({ id }) => id === settings.segment);
  const [fixed, treatment, control]: [PlannedCustomer[], number[], number[]] = [[], [], []];
  activeRows.forEach((row, i) => {
    const id = ids[row]!;
    if (without.has(id)) return;
    const chosen = Object.hasOwn(settings.fixed, id) ? applicable.findIndex(({ offer }) => offer.id === settings.fixed[id]) : -1;
    if (chosen >= 0 && !Number.isNaN(value[i * m + chosen]!)) {
      fixed.push({ customer: i, offer: chosen, value: value[i * m + chosen]!, cost: cost[i * m + chosen]!, arm: 'treatment', fixed: true });
      return;
    }
    if (segment >= 0 && segments.of[row] !== segment) return;
    let eligible = false;
    for (let j = 0; j < m && !eligible; j++) eligible = !Number.isNaN(value[i * m + j]!);
    if (eligible) (isControl(id, settings.control, settings.draw) ? control : treatment).push(i);
  });
  return { fixed, treatment: Int32Array.from(treatment), control: Int32Array.from(control) };
}

function problemOf(workspace: Workspace, { value, cost, offers: m }: OfferValues, customers: Int32Array, limits: Pick<AllocationProblem, 'capacity' | 'budget' | 'minValue'>): AllocationProblem {
  const part = (all: Float64Array) => {
    const some = customers.length > 0 ? new Float64Array(customers.length * m) : NOTHING;
    customers.forEach((customer, i) => some.set(all.subarray(customer * m, (customer + 1) * m), i * m));
    return some;
  };
  return { customers: customers.length, offers: m, value: part(value), cost: part(cost), channel: Uint8Array.from({ length: m }, (_, offer) => channelOf(workspace, offer)), ...limits };
}

function plannedOf(customers: Int32Array, offerOf: Int8Array, { value, cost, offers: m }: OfferValues, arm: PlannedCustomer['arm']): PlannedCustomer[] {
  const planned: PlannedCustomer[] = [];
  offerOf.forEach((offer, i) => {
    if (offer < 0) return;
    const at = customers[i]! * m + offer;
    planned.push({ customer: customers[i]!, offer, value: value[at]!, cost: cost[at]!, arm, fixed: false });
  });
  return planned;
}

/** Whom of the control group the plan would contact: where some offer brings more than money and channel are worth at the margin. */
function controlArm(workspace: Workspace, values: OfferValues, control: Int32Array, { budgetPrice, capacityPrice }: Allocation, minValue: number): PlannedCustomer[] {
  const { value, cost, offers: m } = values;
  const price = Float64Array.from({ length: m }, (_, offer) => capacityPrice[channelOf(workspace, offer)]!);
  const offerOf = Int8Array.from(control, (customer) => {
    let [best, most] = [-1, 0];
    for (let j = 0; j < m; j++) {
      const at = customer * m + j;
      // A channel that takes nobody has no price, and what is not eligible no value: neither is ever more.
      const gain = value[at]! > minValue ? value[at]! - (cost[at]! > 0 ? budgetPrice * cost[at]! : 0) - price[j]! : NaN;
      if (gain > most) [best, most] = [j, gain];
    }
    return best;
  });
  return plannedOf(control, offerOf, values, 'control');
}

/** The same customers, money and channels in the usual ways: the riskiest first, the dearest first, by lot. Who plans so does not ask what an offer brings. */
function usualWays(workspace: Workspace, customers: Int32Array, problem: AllocationProblem): Plan['usual'] {
  const { activeProbability, activeRows } = workspace;
  const clv = customerBase(workspace).clv!;
  const ranked = (score: (customer: number) => number) => Int32Array.from(customers.keys()).sort((a, b) => score(customers[b]!) - score(customers[a]!) || a - b);
  const meanOf = (plans: readonly OfferPlan[], of: (plan: OfferPlan) => number) => plans.reduce((sum, plan) => sum + of(plan), 0) / plans.length;
  const byRank = (score: (customer: number) => number) => [allocateByRank({ problem, order: ranked(score), evenAtALoss: true })];
  const ways: { by: Plan['usual'][number]['by']; plans: OfferPlan[] }[] = [
    ...(activeProbability ? [{ by: 'risk' as const, plans: byRank((customer) => activeProbability[customer]!) }] : []),
    { by: 'value', plans: byRank((customer) => clv[activeRows[customer]!]!) },
    { by: 'lot', plans: allocateByLot(problem, createRandom(LOT_SEED)) },
  ];
  return ways.map(({ by, plans }) => ({
    by,
    value: meanOf(plans, ({ value }) => value),
    cost: meanOf(plans, ({ cost }) => cost),
    contacted: meanOf(plans, ({ perChannel }) => perChannel.reduce((sum, used) => sum + used, 0)),
  }));
}
