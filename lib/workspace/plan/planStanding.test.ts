import { expect, it } from 'vitest';
import { customerReasons } from '@/lib/workspace/offers/customerReasons';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { DEFAULT_PLAN } from './planSettings';
import { planStanding } from './planStanding';
import { planView } from './planView';

it('tells who is contacted, who is kept back, and who is in neither', async () => {
  const workspace = await bundledWorkspace();
  const reasons = customerReasons(workspace);
  const { plan, contacted, control } = planView(workspace, reasons, DEFAULT_PLAN)!;
  const rowAt = (place: number) => workspace.activeRows[plan.customers[place]!.customer]!;
  expect(planStanding(workspace, reasons, rowAt(2))).toEqual({ arm: 'treatment', offer: workspace.offers.applicable[contacted[2]!.offer]!.offer.name, place: 3, contacted: contacted.length });
  expect(planStanding(workspace, reasons, rowAt(contacted.length))).toEqual({ arm: 'control', control });
  const inPlan = new Set(plan.customers.map(({ customer }) => workspace.activeRows[customer]));
  expect(planStanding(workspace, reasons, workspace.activeRows.find((row) => !inPlan.has(row))!)).toBeNull();
  expect(planStanding(workspace, reasons, workspace.churned.findIndex((left) => left === 1))).toBeNull();
}, 120_000);

it('is nothing where no plan can be made', async () => {
  const bare = await workspaceOf('id,left\nA,No\nB,Yes\n', (json) => (json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn')));
  expect(planStanding(bare, customerReasons(bare), 0)).toBeNull();
});
