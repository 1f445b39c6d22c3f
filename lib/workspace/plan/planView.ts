import { customerIds, numberByRole } from '@/lib/dataset/dataset';
import { riskBand, type RiskBand } from '@/lib/churn/riskBand';
import { expectedValueRange } from '@/lib/retention/expectedValue';
import { incentiveCost } from '@/lib/retention/offers';
import { customerBase } from '@/lib/workspace/customerBase';
import { isNewcomer, newcomers } from '@/lib/workspace/customerList/newcomers';
import { Recent } from '@/lib/workspace/customerList/recent';
import type { Workspace } from '@/lib/workspace/derive';
import { beyondObserved, lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { leavingWithin } from '@/lib/workspace/offers/offerCase';
import { offerValues } from '@/lib/workspace/offers/offerValues';
import { lineReason } from './lineReason';
import { longTail, type LongTail } from './longTail';
import { makePlan, type Plan, type PlannedCustomer } from './plan';
import type { PlanSettings } from './planSettings';
import { planTotals, type PlanTotals, type Range } from './planTotals';
import { sharedCache } from '@/lib/workspace/sharedCache';

/** A line of the call list. */
export interface PlanRow {
  /** 1 for the first to contact; the control group has none. */
  priority: number | null;
  customerId: string;
  segment: string;
  probability: number | null;
  /** Null without a model, and for so new a customer that it says nothing. */
  riskBand: RiskBand | null;
  /** Chance to leave in the months that count. */
  leaving: number;
  /** The last month that this data follows customers to, where that chance rests on later ones; null where it does not. */
  leavingBeyond: number | null;
  clv: number;
  offer: { id: string; name: string; script: string; channel: string };
  /** Why this offer: what it answers and raises the risk, or else the conditions that the customer meets. */
  reason: string;
  value: number;
  cost: number;
  arm: PlannedCustomer['arm'];
  fixed: boolean;
}

export interface OfferShare {
  name: string;
  channel: string;
  contacted: number;
  cost: number;
  value: number;
}

/** What the plan's page prints. */
export interface PlanView {
  plan: Plan;
  totals: PlanTotals;
  contacted: PlannedCustomer[];
  control: number;
  /** Of the contacted, those so new that no risk can be told of them: the plan rests on the chance that lies ahead alone. */
  newcomers: number;
  /** Who brings little, where no least value was asked for; null where that is hardly anybody. */
  tail: LongTail | null;
  byOffer: OfferShare[];
  /** What the next money would bring, along the curve; null where no more is worth spending. */
  next: { money: number; value: number } | null;
}

const KEPT = 12;
const kept = sharedCache<Workspace, Recent<string, PlanView | null>>('planViews');

/** The plan under these settings with what is printed of it; null where no offer can be weighed. The last dozen are kept. */
export function planView(workspace: Workspace, reasons: CustomerReasons, settings: PlanSettings): PlanView | null {
  let views = kept.get(workspace);
  if (!views) kept.set(workspace, (views = new Recent(KEPT)));
  return views.get(JSON.stringify(settings), () => {
    const plan = makePlan(workspace, reasons, settings);
    if (!plan) return null;
    const isNew = newcomers(workspace);
    const contacted = plan.customers.filter(({ arm }) => arm === 'treatment');
    return {
      plan, contacted,
      totals: planTotals(workspace, contacted),
      control: plan.customers.length - contacted.length,
      newcomers: contacted.filter(({ customer }) => isNew(workspace.activeRows[customer]!)).length,
      tail: settings.minValue > 0 ? null : longTail(contacted),
      byOffer: byOffer(workspace, contacted),
      next: nextMoney(plan),
    };
  });
}

function byOffer({ offers: { applicable } }: Workspace, contacted: readonly PlannedCustomer[]): OfferShare[] {
  const shares = applicable.map(({ offer, channel }): OfferShare => ({ name: offer.name, channel: channel.label, contacted: 0, cost: 0, value: 0 }));
  for (const { offer, cost, value } of contacted) {
    const share = shares[offer]!;
    share.contacted++;
    share.cost += cost;
    share.value += value;
  }
  return shares.filter((share) => share.contacted > 0).sort((a, b) => b.value - a.value);
}

/** A round step of about a tenth of what all that pays would cost: "the next €1,000 bring €310". */
function nextMoney({ cost, value, curve: { points, best } }: Plan): PlanView['next'] {
  const room = best.cost - cost;
  if (!(room > 0.01 * best.cost) || best.value <= value) return null;
  const step = 10 ** Math.floor(Math.log10(best.cost / 5));
  const money = Math.min(step, room);
  return { money, value: Math.max(0, valueAt(points, cost + money) - value) };
}

/** What a budget buys, between the points of the curve in a straight line. */
export function valueAt(points: Plan['curve']['points'], budget: number): number {
  const after = points.findIndex(({ cost }) => cost > budget);
  if (after < 0) return points.at(-1)?.value ?? 0;
  if (after === 0) return 0;
  const [from, to] = [points[after - 1]!, points[after]!];
  return from.value + ((to.value - from.value) * (budget - from.cost)) / (to.cost - from.cost);
}

/** Lines of the call list, as many of the plan's customers as are asked for. */
export function planRows(workspace: Workspace, reasons: CustomerReasons, { customers }: Plan, from = 0, count = customers.length): PlanRow[] {
  const { dataset, activeRows, activeProbability, assumptions, segments, offers: { applicable } } = workspace;
  const ids = customerIds(dataset);
  const tenure = numberByRole(dataset, 'tenure')!;
  const lifetimes = lifetimeValues(workspace)!;
  const clv = customerBase(workspace).clv!;
  return customers.slice(from, from + count).map(({ customer, offer: place, value, cost, arm, fixed }, i) => {
    const row = activeRows[customer]!;
    const { offer, channel } = applicable[place]!;
    const probability = activeProbability?.[customer] ?? null;
    return {
      priority: arm === 'control' ? null : from + i + 1,
      customerId: ids[row]!,
      segment: segments.segments[segments.of[row]!]!.label,
      probability,
      riskBand: probability === null || isNewcomer(workspace, row) ? null : riskBand(probability, assumptions.riskBands),
      leaving: leavingWithin(retentionOf(lifetimes, row), tenure[row]!, assumptions.leaveWithin).probability,
      leavingBeyond: beyondObserved(lifetimes, row, tenure[row]!, assumptions.leaveWithin),
      clv: clv[row]!,
      offer: { id: offer.id, name: offer.name, script: offer.script, channel: channel.label },
      reason: lineReason(workspace, applicable[place]!, { row, reasons: reasons.of(row), probability, clv: clv[row]! }),
      value, cost, arm, fixed,
    };
  });
}

/** The offers that a customer of the plan could get instead, the best first. */
export function otherOffers(workspace: Workspace, reasons: CustomerReasons, { customer, offer: own }: PlannedCustomer): { id: string; name: string; value: number }[] {
  const values = offerValues(workspace, reasons)!;
  return workspace.offers.applicable.map(({ offer: { id, name } }, j) => ({ id, name, value: values.value[customer * values.offers + j]! }))
    .filter(({ value }, j) => j !== own && !Number.isNaN(value))
    .sort((a, b) => b.value - a.value);
}

/** The middle 90% of one line's expected value. */
export function rowRange(workspace: Workspace, { customer, offer: place }: PlannedCustomer): Range {
  const { dataset, activeRows, assumptions, offers: { applicable } } = workspace;
  const row = activeRows[customer]!;
  const { offer } = applicable[place]!;
  const leaving = leavingWithin(retentionOf(lifetimeValues(workspace)!, row), numberByRole(dataset, 'tenure')![row]!, assumptions.leaveWithin);
  const incentive = incentiveCost(offer.incentive, numberByRole(dataset, 'monthlyCharge')![row]!);
  const economics = { probability: leaving.probability, clv: customerBase(workspace).clv![row]!, contactCost: offer.contactCost, incentiveCost: incentive, acceptance: offer.acceptance ?? assumptions.acceptance };
  return expectedValueRange(economics, offer.saveRate, leaving);
}
