import type { Workspace } from './derive';
import { reasonsWithin } from './offers/reasonsWithin';
import { DEFAULT_PLAN } from './plan/planSettings';
import { planRows, planView, type PlanRow, type PlanView } from './plan/planView';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';

/** This week's plan under its usual settings with its first lines; or that it is still being made; or why there is none. */
export type WeekPlan =
  | { state: 'ready'; view: PlanView; rows: PlanRow[] }
  | { state: 'pending' }
  | { state: 'absent'; why: string };

/**
 * The plan that the plan's own page begins with, as far as it is ready: nobody waits for it here.
 *
 * @param count first lines that are wanted, the highest expected value first; those who are kept back are none of them
 */
export async function weekPlan(workspace: Workspace, count: number): Promise<WeekPlan> {
  if (workspace.offers.applicable.length === 0) return { state: 'absent', why: 'no offer applies to this file; make one under Offers' };
  // What goes wrong with it is said by its own page.
  const reasons = await reasonsWithin(workspace, 0).catch(() => 'failed' as const);
  if (reasons === 'failed') return { state: 'absent', why: 'it could not be made' };
  if (!reasons) return { state: 'pending' };
  const view = planView(workspace, reasons, DEFAULT_PLAN);
  if (!view) return { state: 'absent', why: `it takes columns with ${COLUMN_FOR.tenure} and with ${COLUMN_FOR.monthlyCharge}` };
  if (view.contacted.length === 0) return { state: 'absent', why: 'no offer is expected to bring more than it costs' };
  return { state: 'ready', view, rows: planRows(workspace, reasons, view.plan, 0, Math.min(count, view.contacted.length)) };
}
