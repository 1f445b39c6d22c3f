import { beforeAll, describe, expect, it } from 'vitest';
import { customerIds } from '@/lib/dataset/dataset';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { customerReasons, type CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { fittingOverrides } from './fittingOverrides';
import { lineReason } from './lineReason';
import { PLAN_HEADER, planCells, planFileName } from './planExport';
import { DEFAULT_PLAN } from './planSettings';
import { planStanding } from './planStanding';
import { planRows, planView, type PlanView } from './planView';

let workspace: Workspace;
let reasons: CustomerReasons;
let view: PlanView;
beforeAll(async () => {
  workspace = await bundledWorkspace();
  reasons = customerReasons(workspace);
  view = planView(workspace, reasons, DEFAULT_PLAN)!;
}, 120_000);

describe('lineReason', () => {
  it('gives every line of the plan a reason, the offer’s own where it answers none', () => {
    const rows = planRows(workspace, reasons, view.plan);
    expect(rows.length).toBeGreaterThan(1000);
    expect(rows.filter(({ reason }) => reason.trim() === '')).toEqual([]);
    const loyal = rows.filter(({ offer }) => offer.id === 'loyalty-reward');
    expect(loyal.length).toBeGreaterThan(0);
    for (const { reason } of loyal) expect(reason).toMatch(/^Tenure \d+ months \(24 months or more\)$/);
  });

  it('puts each kind of condition in words with the customer’s own value', async () => {
    const bare = await workspaceOf('id,months,fee,plan,left\nA,30,40,Basic,No\nB,3,40,Basic,Yes\n');
    const reasonFor = (offer: Record<string, unknown>, own: string[] = []) => {
      const some = deriveWorkspace({ ...bare.parts, offers: { offers: offersFile(offerJson(offer)), problem: null } });
      return lineReason(some, some.offers.applicable[0]!, { row: 0, reasons: own, probability: 0.62, clv: 1088.4 });
    };
    expect(reasonFor({ when: [{ of: 'tenure', atLeast: 24 }, { column: 'plan', in: ['Basic'] }] })).toBe('Months 30 months (24 months or more), basic plan');
    expect(reasonFor({ when: [{ estimate: 'clv', atLeast: 500 }] })).toBe('Lifetime value €1,088 (€500 or more)');
    expect(reasonFor({ when: [{ estimate: 'probability', atLeast: 0.5 }] })).toBe('Probability to leave 62% (50% or more)');
    expect(reasonFor({ when: [{ of: 'tenure', atLeast: 24 }], answers: ['fee'] }, ['plan', 'fee'])).toBe('Fee €40.00');
    expect(reasonFor({ when: [{ of: 'tenure', atLeast: 24 }], answers: ['fee'] }, ['plan'])).toBe('Months 30 months (24 months or more)');
    expect(reasonFor({})).toBe('Offered to every customer');
  });
});

describe('fittingOverrides', () => {
  it('drops and explains what a customer cannot get, and keeps the rest', () => {
    const ids = customerIds(workspace.dataset);
    const first = view.contacted[0]!;
    const id = ids[workspace.activeRows[first.customer]!]!;
    const own = workspace.offers.applicable[first.offer]!.offer.id;
    const young = Array.from(workspace.activeRows).find((row) => Number(workspace.dataset.columns.get('tenure')!.kind === 'number' && (workspace.dataset.columns.get('tenure') as { values: ArrayLike<number> }).values[row]) < 12)!;
    const { settings, ignored } = fittingOverrides(workspace, reasons, { ...DEFAULT_PLAN, fixed: { [id]: own, [ids[young]!]: 'loyalty-reward' } });
    expect(settings.fixed).toEqual({ [id]: own });
    expect(ignored).toEqual([`Loyalty reward does not fit ${ids[young]}: it asks for Tenure: 24 months or more.`]);
    expect(fittingOverrides(workspace, reasons, DEFAULT_PLAN)).toEqual({ settings: DEFAULT_PLAN, ignored: [] });
  });
});

describe('longTail of the plan', () => {
  it('is left out by the minimum that it names', () => {
    const { tail } = view;
    expect(tail).not.toBeNull();
    const without = planView(workspace, reasons, { ...DEFAULT_PLAN, minValue: tail!.atMost })!;
    expect(without.contacted.every(({ value }) => value > tail!.atMost)).toBe(true);
    expect(without.totals.value).toBeGreaterThan(0.94 * view.totals.value);
    expect(without.totals.contacted).toBeLessThanOrEqual(view.totals.contacted - tail!.customers + 5);
    expect(without.tail).toBeNull();
  });
});

describe('planCells', () => {
  it('rounds money to cents and chances to four digits, with range, risk and chance in columns of their own', async () => {
    const cells = await planCells(workspace, reasons, planView(workspace, reasons, { ...DEFAULT_PLAN, budget: 500 })!.plan);
    const rows = cells.map((row) => Object.fromEntries(PLAN_HEADER.map((name, i) => [name, row[i]!])));
    const treated = rows.filter(({ arm }) => arm === 'treatment');
    expect(treated.length).toBeGreaterThan(10);
    for (const row of treated) {
      for (const name of ['expected_value', 'expected_value_5', 'expected_value_95', 'expected_cost', 'lifetime_value']) expect(row[name]).toMatch(/^-?\d+\.\d\d$/);
      for (const name of ['chance_to_leave', 'risk']) expect(row[name]).toMatch(/^[01]\.\d{4}$/);
      expect(Number(row.expected_value_5)).toBeLessThan(Number(row.expected_value));
      expect(Number(row.expected_value_95)).toBeGreaterThan(Number(row.expected_value));
      expect(row.reason).not.toBe('');
    }
    const control = rows.filter(({ arm }) => arm === 'control');
    expect(control.length).toBeGreaterThan(0);
    for (const row of control) expect([row.offer_id, row.script, row.priority, row.expected_value]).toEqual(['', '', '', '']);
  });
});

describe('planStanding', () => {
  it('tells who is contacted, who is kept back, and who is in neither', () => {
    const { plan, contacted, control } = view;
    const rowAt = (place: number) => workspace.activeRows[plan.customers[place]!.customer]!;
    expect(planStanding(workspace, reasons, rowAt(2))).toEqual({ arm: 'treatment', offer: workspace.offers.applicable[contacted[2]!.offer]!.offer.name, place: 3, contacted: contacted.length });
    expect(planStanding(workspace, reasons, rowAt(contacted.length))).toEqual({ arm: 'control', control });
    const inPlan = new Set(plan.customers.map(({ customer }) => workspace.activeRows[customer]));
    expect(planStanding(workspace, reasons, workspace.activeRows.find((row) => !inPlan.has(row))!)).toBeNull();
    expect(planStanding(workspace, reasons, workspace.churned.findIndex((left) => left === 1))).toBeNull();
  });

  it('is nothing where no plan can be made', async () => {
    const bare = await workspaceOf('id,left\nA,No\nB,Yes\n', (json) => (json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn')));
    expect(planStanding(bare, customerReasons(bare), 0)).toBeNull();
  });
});

it('a file is called by the name of its plan, or by its budget', () => {
  expect(planFileName({ saved: 'Frühjahr: "Anrufe"/2', budget: 2000, snapshotDate: '2025-12-31' })).toBe('plan-fruhjahr-anrufe-2-2025-12-31.csv');
  expect(planFileName({ saved: '春', budget: 2000.5, snapshotDate: null })).toBe('plan-budget-2000.5.csv');
  expect(planFileName({ saved: undefined, budget: null, snapshotDate: null })).toBe('plan-all-that-pays.csv');
});
