import { beforeAll, describe, expect, it } from 'vitest';
import { customerIds } from '@/lib/dataset/dataset';
import { createRandom } from '@/lib/stats/random';
import { betaQuantile } from '@/lib/stats/beta';
import { quantileSorted } from '@/lib/stats/quantile';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { customerReasons, type CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { offerValues } from '@/lib/workspace/offers/offerValues';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { isControl } from './control';
import { makePlan, type Plan } from './plan';
import { DEFAULT_PLAN, type PlanSettings } from './planSettings';
import { planTotals } from './planTotals';

let workspace: Workspace;
let reasons: CustomerReasons;
let ids: string[];
beforeAll(async () => {
  workspace = await bundledWorkspace();
  reasons = customerReasons(workspace);
  ids = customerIds(workspace.dataset);
}, 120_000);

const planned = (change: Partial<PlanSettings> = {}): Plan => makePlan(workspace, reasons, { ...DEFAULT_PLAN, budget: 3000, ...change })!;
const arm = (plan: Plan, which: 'treatment' | 'control') => plan.customers.filter((customer) => customer.arm === which);
const idOf = ({ customer }: { customer: number }) => ids[workspace.activeRows[customer]!]!;

describe('makePlan', () => {
  it('keeps to the budget and the channels, contacts nobody twice and nobody at a loss', () => {
    for (const budget of [0, 200, 3000, null]) {
      const plan = planned({ budget });
      const contacted = arm(plan, 'treatment');
      expect(new Set(plan.customers.map(({ customer }) => customer)).size).toBe(plan.customers.length);
      expect(plan.cost).toBeLessThanOrEqual((budget ?? Infinity) * (1 + 1e-9));
      expect(plan.cost).toBeCloseTo(contacted.reduce((sum, { cost }) => sum + cost, 0), 6);
      expect(plan.value).toBeCloseTo(contacted.reduce((sum, { value }) => sum + value, 0), 6);
      for (const { used, capacity } of plan.perChannel) expect(used).toBeLessThanOrEqual(capacity);
      expect(plan.perChannel.reduce((sum, { used }) => sum + used, 0)).toBe(contacted.length);
      expect(contacted.every(({ value }) => value > 0)).toBe(true);
      expect(plan.value).toBeLessThanOrEqual(plan.bound + 1e-6);
    }
  });

  it('takes value and cost from the table of all customers and offers', () => {
    const table = offerValues(workspace, reasons)!;
    for (const { customer, offer, value, cost } of planned().customers) {
      expect(value).toBe(table.value[customer * table.offers + offer]);
      expect(cost).toBe(table.cost[customer * table.offers + offer]);
    }
  });

  it('brings more with more money, and more than the usual ways', () => {
    const [little, more] = [planned({ budget: 1000 }), planned({ budget: 4000 })];
    expect(more.value).toBeGreaterThan(little.value);
    for (const plan of [little, more]) for (const way of plan.usual) expect(plan.value).toBeGreaterThan(way.value);
    expect(little.usual.map(({ by }) => by)).toEqual(['risk', 'value', 'lot']);
  });

  it('gives the usual ways the money that the plan itself spends, whatever the budget allows', () => {
    const [first] = arm(planned(), 'treatment');
    const byHand = { [idOf(first!)]: workspace.offers.applicable[first!.offer]!.offer.id };
    for (const change of [{ budget: null }, { budget: 1e6 }, { budget: 2000 }, { budget: null, fixed: byHand }]) {
      const plan = planned(change);
      const own = arm(plan, 'treatment').filter(({ fixed }) => !fixed).reduce((sum, { cost }) => sum + cost, 0);
      expect(own).toBeGreaterThan(1000);
      for (const way of plan.usual) {
        expect(way.cost).toBeLessThanOrEqual(own * (1 + 1e-9));
        // All of it but what no further contact could be paid from.
        expect(way.cost).toBeGreaterThan(0.98 * own);
        expect(way.value).toBeLessThan(plan.value);
      }
    }
  });

  it('keeps nobody back where nobody is contacted', () => {
    expect(planned({ budget: 0 }).customers).toEqual([]);
    expect(planned({ days: 0 }).customers).toEqual([]);
    // One contact, and whoever would have had it at the same prices.
    expect(arm(planned({ budget: 20, control: 0.5 }), 'treatment').length).toBeGreaterThan(0);
  });

  it('never contacts the control group, which is chosen by the same rule', () => {
    const plan = planned({ control: 0.3 });
    const [contacted, control] = [arm(plan, 'treatment'), arm(plan, 'control')];
    expect(contacted.some((customer) => isControl(idOf(customer), 0.3, 1))).toBe(false);
    expect(control.every((customer) => isControl(idOf(customer), 0.3, 1))).toBe(true);
    // Three tenths of who would be in the plan, within chance.
    const n = contacted.length + control.length;
    expect(Math.abs(control.length - 0.3 * n)).toBeLessThan(4 * Math.sqrt(n * 0.3 * 0.7));
    expect(arm(planned({ control: 0 }), 'control')).toEqual([]);
  });

  it('leaves out whom it is told to, and gives what was chosen by hand whatever else', () => {
    const [first, second] = arm(planned(), 'treatment');
    const table = offerValues(workspace, reasons)!;
    const worst = workspace.offers.applicable.findIndex((_, j) => j !== second!.offer && !Number.isNaN(table.value[second!.customer * table.offers + j]!));
    const plan = planned({ without: [idOf(first!)], fixed: { [idOf(second!)]: workspace.offers.applicable[worst]!.offer.id } });
    expect(plan.customers.some(({ customer }) => customer === first!.customer)).toBe(false);
    expect(plan.customers.find(({ customer }) => customer === second!.customer)).toMatchObject({ offer: worst, fixed: true, arm: 'treatment' });
    expect(plan.cost).toBeLessThanOrEqual(3000 * (1 + 1e-9));
  });

  it('plans for one segment alone', () => {
    const { segments, of } = workspace.segments;
    const plan = planned({ segment: segments[1]!.id });
    expect(plan.customers.length).toBeGreaterThan(0);
    expect(plan.customers.every(({ customer }) => of[workspace.activeRows[customer]!] === 1)).toBe(true);
  });

  it('is empty, not an error, where nothing can be done', async () => {
    expect(planned({ budget: 0 }).customers.filter(({ cost }) => cost > 0)).toEqual([]);
    expect(planned({ minValue: 1e9 }).customers).toEqual([]);
    expect(planned({ days: 0 }).perChannel.every(({ used }) => used === 0)).toBe(true);
    const bare = await workspaceOf('id,left\nA,No\nB,Yes\n', (json) => (json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn')));
    expect(makePlan(bare, customerReasons(bare), DEFAULT_PLAN)).toBeNull();
  });
});

describe('planTotals', () => {
  it('adds up its customers', () => {
    const contacted = arm(planned(), 'treatment');
    const totals = planTotals(workspace, contacted);
    expect(totals.contacted).toBe(contacted.length);
    expect(totals.value).toBeCloseTo(contacted.reduce((sum, { value }) => sum + value, 0), 6);
    expect(totals.roi).toBeCloseTo(totals.value / totals.cost, 12);
    // What is printed can be checked: revenue × margin less what is taken off is the value, which is less than what is set aside.
    expect(totals.revenue * workspace.assumptions.grossMargin - totals.deducted).toBeCloseTo(totals.value, 6);
    expect(totals.deducted).toBeLessThan(totals.cost);
    expect(totals.deducted).toBeGreaterThan(contacted.length * 0.5);
    expect(totals.needed! * totals.saved).toBeCloseTo(totals.contacted, 6);
    expect(totals.mostCost).toBeGreaterThanOrEqual(totals.cost);
    for (const [{ lower, upper }, middle] of [[totals.valueRange, totals.value], [totals.revenueRange, totals.revenue]] as const) {
      expect(lower).toBeLessThan(middle);
      expect(upper).toBeGreaterThan(middle);
    }
    expect(planTotals(workspace, [])).toMatchObject({ contacted: 0, value: 0, revenue: 0, deducted: 0, needed: null, roi: null, leaving: NaN });
  });

  it('has the range of campaigns that are lived customer by customer', () => {
    const contacted = arm(planned({ budget: 1000 }), 'treatment');
    const { revenueRange, revenue } = planTotals(workspace, contacted);
    const table = offerValues(workspace, reasons)!;
    const { applicable } = workspace.offers;
    const random = createRandom(5);
    // Of the saved each pays a lifetime value: what is expected of them, divided by their chance to be saved.
    const campaigns = Float64Array.from({ length: 2000 }, () => {
      const rates = applicable.map(({ offer }) => betaQuantile(random(), offer.saveRate.a, offer.saveRate.b));
      return contacted.reduce((sum, line) => {
        const row = workspace.activeRows[line.customer]!;
        return random() < table.leaving[line.customer]! * rates[line.offer]! ? sum + clvOf(row) / workspace.assumptions.grossMargin : sum;
      }, 0);
    }).sort();
    const width = revenueRange.upper - revenueRange.lower;
    expect(Math.abs(campaigns.reduce((sum, value) => sum + value, 0) / 2000 - revenue)).toBeLessThan(0.05 * width);
    // The errors of the hazards, which these campaigns leave out, widen it a little.
    expect(Math.abs(revenueRange.lower - quantileSorted(campaigns, 0.05))).toBeLessThan(0.15 * width);
    expect(Math.abs(revenueRange.upper - quantileSorted(campaigns, 0.95))).toBeLessThan(0.15 * width);
  });
});

function clvOf(row: number): number {
  return customerBase(workspace).clv![row]!;
}
