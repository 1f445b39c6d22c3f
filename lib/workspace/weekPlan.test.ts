import { expect, it } from 'vitest';
import { offerJson, offersFile } from '@/lib/retention/offers.fixture';
import { deriveWorkspace } from './derive';
import { customerReasons } from './offers/customerReasons';
import { makePlan } from './plan/plan';
import { DEFAULT_PLAN } from './plan/planSettings';
import { planRows } from './plan/planView';
import { weekPlan } from './weekPlan';
import { bundledWorkspace, workspaceOf } from './workspace.fixture';

it('is pending until the reasons are found, then the head of the plan, and nobody who is kept back', async () => {
  const workspace = await bundledWorkspace();
  expect(await weekPlan(workspace, 8)).toEqual({ state: 'pending' });
  const reasons = customerReasons(workspace);
  // What was begun in the background ends at its next breath.
  await new Promise((resolve) => setTimeout(resolve, 50));
  const found = await weekPlan(workspace, 8);
  if (found.state !== 'ready') return expect.fail(found.state);
  const plan = makePlan(workspace, reasons, DEFAULT_PLAN)!;
  expect(found.view.totals.value).toBeCloseTo(plan.value, 6);
  expect(found.rows).toEqual(planRows(workspace, reasons, plan, 0, 8));
  const all = await weekPlan(workspace, 1e6);
  if (all.state !== 'ready') return expect.fail(all.state);
  expect(all.rows).toHaveLength(found.view.contacted.length);
  expect(all.rows.every(({ arm }) => arm === 'treatment')).toBe(true);
  expect(found.view.control).toBeGreaterThan(0);
}, 120_000);

it('says why there is none: no offer, or nothing to weigh one by', async () => {
  const bare = await workspaceOf('id,left\nA,No\nB,Yes\n', (json) => (json.columns = json.columns.filter(({ role }) => role === 'id' || role === 'churn')));
  expect(await weekPlan(bare, 8)).toEqual({ state: 'absent', why: 'no offer applies to this file; make one under Offers' });
  const withOffers = deriveWorkspace({ ...bare.parts, offers: { offers: offersFile(offerJson()), problem: null } });
  customerReasons(withOffers);
  expect(await weekPlan(withOffers, 8)).toEqual({ state: 'absent', why: 'it takes columns with how many months each customer has stayed (tenure) and with what each customer pays a month' });
});
