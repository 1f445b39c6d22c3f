import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import { DEFAULT_PLAN } from './planSettings';
import { planView } from './planView';

/** Where a customer stands in the plan of the usual settings. */
export type PlanStanding =
  /** To be contacted, `place` of `contacted`, the first is 1. */
  | { arm: 'treatment'; offer: string; place: number; contacted: number }
  /** Kept back, one of `control`. */
  | { arm: 'control'; control: number };

/** Null for a customer who is not in the plan, and where none can be made. */
export function planStanding(workspace: Workspace, reasons: CustomerReasons, row: number): PlanStanding | null {
  const view = planView(workspace, reasons, DEFAULT_PLAN);
  const at = view?.plan.customers.findIndex(({ customer }) => workspace.activeRows[customer] === row) ?? -1;
  if (!view || at < 0) return null;
  const { arm, offer } = view.plan.customers[at]!;
  return arm === 'control' ? { arm, control: view.control } : { arm, offer: workspace.offers.applicable[offer]!.offer.name, place: at + 1, contacted: view.contacted.length };
}
