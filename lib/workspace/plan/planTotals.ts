import { numberByRole } from '@/lib/dataset/dataset';
import { incentiveCost } from '@/lib/retention/offers';
import { betaMean, betaQuantile } from '@/lib/stats/beta';
import { quantileSorted } from '@/lib/stats/quantile';
import { createRandom, standardNormals } from '@/lib/stats/random';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import { leavingWithin } from '@/lib/workspace/offers/offerCase';
import type { PlannedCustomer } from './plan';

export interface Range {
  lower: number;
  upper: number;
}

/** What contacting some customers is expected to come to. Money in the dataset's currency. */
export interface PlanTotals {
  contacted: number;
  /** Of them the mean chance to leave in the months that count; NaN of nobody. */
  leaving: number;
  /** Customers who would leave and are expected to stay. */
  saved: number;
  /** Customers to contact for one who stays; null where none is expected to. */
  needed: number | null;
  /** What the saved are expected to pay over the horizon of the lifetime value, before costs and margin. */
  revenue: number;
  /** Middle 90% of it. */
  revenueRange: Range;
  /** Their margin less incentives and contacts: the sum of the customers' expected values. */
  value: number;
  valueRange: Range;
  /** What is set aside: what a budget is held to. */
  cost: number;
  /** The part of it that the value takes off: revenue × margin − deducted = value. The rest is for leavers who take an incentive and leave all the same. */
  deducted: number;
  /** If everyone takes the incentive. */
  mostCost: number;
  /** value ÷ cost; null where nothing is spent. */
  roi: number | null;
}

/** One contact, as the simulation needs it. */
interface Contact {
  /** Cumulative hazard of the months that count, and the standard error of its logarithm. */
  hazard: number;
  error: number;
  group: number;
  offer: number;
  clv: number;
  incentive: number;
  acceptance: number;
  contactCost: number;
}

const DRAWS = 200;
/** Contacts times draws: a plan of 100,000 gets fewer draws and takes as long. */
const MOST_WORK = 2_000_000;
const SEED = 20_260_105;

/**
 * Sums over contacted customers, with ranges from seeded draws: in each one save rate per offer (what is wrong with it is wrong for
 * everybody), one error of the hazards per risk group (likewise), and who happens to be saved, by the normal distribution that a sum
 * over customers tends to. What strikes everyone at once is in none of it.
 *
 * @throws RangeError for a dataset without tenure or charges, which has no plan
 */
export function planTotals(workspace: Workspace, planned: readonly PlannedCustomer[]): PlanTotals {
  const contacts = contactsOf(workspace, planned);
  const { applicable } = workspace.offers;
  const { grossMargin } = workspace.assumptions;
  const rate = applicable.map(({ offer }) => betaMean(offer.saveRate.a, offer.saveRate.b));
  const { groups } = lifetimeValues(workspace)!.risk;
  const expected = outcome(contacts, rate, groups.map(() => 0));
  const cost = planned.reduce((sum, customer) => sum + customer.cost, 0);
  const value = planned.reduce((sum, customer) => sum + customer.value, 0);
  const [revenue, net] = [new Float64Array(drawsFor(contacts)), new Float64Array(drawsFor(contacts))];
  const random = createRandom(SEED);
  const normal = standardNormals(random);
  for (let draw = 0; draw < revenue.length; draw++) {
    const rates = applicable.map(({ offer }) => betaQuantile(random(), offer.saveRate.a, offer.saveRate.b));
    const drawn = outcome(contacts, rates, groups.map(normal));
    const luck = normal() * Math.sqrt(drawn.variance);
    revenue[draw] = Math.max(0, drawn.keptMargin + luck) / grossMargin;
    net[draw] = drawn.value + luck;
  }
  return {
    contacted: planned.length,
    leaving: contacts.reduce((sum, { hazard }) => sum - Math.expm1(-hazard), 0) / contacts.length,
    saved: expected.saved,
    needed: expected.saved > 0 ? planned.length / expected.saved : null,
    revenue: expected.keptMargin / grossMargin,
    revenueRange: middle(revenue),
    value, valueRange: middle(net),
    cost,
    deducted: expected.deducted,
    mostCost: contacts.reduce((sum, { contactCost, incentive }) => sum + contactCost + incentive, 0),
    roi: cost > 0 ? value / cost : null,
  };
}

function drawsFor(contacts: readonly Contact[]): number {
  return Math.max(50, Math.min(DRAWS, Math.floor(MOST_WORK / Math.max(1, contacts.length))));
}

function contactsOf(workspace: Workspace, planned: readonly PlannedCustomer[]): Contact[] {
  const { dataset, activeRows, assumptions, offers: { applicable } } = workspace;
  const lifetimes = lifetimeValues(workspace);
  const { clv } = customerBase(workspace);
  if (!lifetimes || !clv) throw new RangeError('A plan needs how long customers stay and what they pay');
  const tenure = numberByRole(dataset, 'tenure')!;
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  return planned.map(({ customer, offer: place }) => {
    const row = activeRows[customer]!;
    const { probability, logHazardError } = leavingWithin(retentionOf(lifetimes, row), tenure[row]!, assumptions.leaveWithin);
    const { offer } = applicable[place]!;
    return {
      hazard: -Math.log1p(-probability), error: logHazardError, group: lifetimes.risk.of[row]!, offer: place, clv: clv[row]!,
      incentive: incentiveCost(offer.incentive, charge[row]!), acceptance: offer.acceptance ?? assumptions.acceptance, contactCost: offer.contactCost,
    };
  });
}

/** At given save rates and errors of the groups' hazards, in standard errors. */
function outcome(contacts: readonly Contact[], rate: readonly number[], groupError: readonly number[]): { saved: number; keptMargin: number; deducted: number; value: number; variance: number } {
  let [saved, keptMargin, deducted, variance] = [0, 0, 0, 0];
  for (const { hazard, error, group, offer, clv, incentive, acceptance, contactCost } of contacts) {
    const p = -Math.expm1(-hazard * Math.exp(error * groupError[group]!));
    const chance = p * rate[offer]!;
    saved += chance;
    keptMargin += chance * clv;
    deducted += chance * incentive + (1 - p) * acceptance * incentive + contactCost;
    variance += chance * (1 - chance) * clv ** 2;
  }
  return { saved, keptMargin, deducted, value: keptMargin - deducted, variance };
}

function middle(values: Float64Array): Range {
  const sorted = values.sort();
  return { lower: quantileSorted(sorted, 0.05), upper: quantileSorted(sorted, 0.95) };
}
