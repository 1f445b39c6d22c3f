import { addCustomer, chancesToHaveLeft, MONTHS_AHEAD, noLoss, notReceived } from '@/lib/survival/revenueLoss';
import type { Workspace } from '@/lib/workspace/derive';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import { revenueOutlook, totalLoss } from './outlook';
import { partOf, type Scenario } from './retain';

/** Whose departures a scenario prevents, and what they would take along. */
export interface AtRisk {
  customers: number;
  /** Paid a month today. */
  revenue: number;
  /** Expected monthly revenue of those who have left by k months from now, k = 0 … 12. */
  lost: Float64Array;
}

/** Customers who are predicted to leave (probability at or above the threshold); null without a model, or without an outlook. Computed once for each loaded state. */
export const predictedToLeave = cachedByWorkspace('predictedToLeave', (workspace): AtRisk | null => {
  const outlook = revenueOutlook(workspace);
  const { probability, model, assumptions: { threshold } } = workspace;
  if ('absence' in outlook || !model) return null;
  const loss = noLoss(outlook.courses);
  for (const row of outlook.rows) if (probability![row]! >= threshold) addCustomer(loss, outlook.courses, outlook.customerOf(row));
  return { customers: loss.customers, revenue: loss.revenue, lost: loss.lost };
});

/**
 * The coming year if a share of the expected departures of those predicted to leave does not happen: who is kept is kept for the
 * year. Null where `predictedToLeave` is.
 *
 * @param share 0 … 1; at 0 nothing changes
 */
export function retainMore(workspace: Workspace, share: number): Scenario | null {
  const atRisk = predictedToLeave(workspace);
  return atRisk && partOf(scenario(workspace, atRisk.lost), share);
}

/**
 * The coming year under a plan, if each customer's departure is prevented with a chance of its own: who is kept is kept for the
 * year. Null where the revenue cannot be looked ahead. O(12) a customer of the plan.
 *
 * @param saved by row of the dataset: the chance that the customer, leaving otherwise, stays; customers without a known charge, or
 *   who left, bring nothing
 * @throws RangeError when a chance is outside 0 … 1
 */
export function withPlan(workspace: Workspace, saved: ReadonlyMap<number, number>): Scenario | null {
  const outlook = revenueOutlook(workspace);
  if ('absence' in outlook) return null;
  const known = payingRows(workspace);
  const prevented = new Float64Array(MONTHS_AHEAD + 1);
  const left = new Float64Array(MONTHS_AHEAD + 1);
  for (const [row, chance] of saved) {
    if (!(chance >= 0 && chance <= 1)) throw new RangeError(`Chance to be saved must lie within 0 and 1: got ${chance} for row ${row}`);
    if (!known.has(row)) continue;
    const customer = outlook.customerOf(row);
    chancesToHaveLeft(outlook.courses[customer.group]!, customer, left);
    for (let k = 1; k <= MONTHS_AHEAD; k++) prevented[k]! += chance * customer.charge * left[k]!;
  }
  return scenario(workspace, prevented);
}

const payingRows = cachedByWorkspace('payingRows', (workspace): ReadonlySet<number> => {
  const outlook = revenueOutlook(workspace);
  return new Set('absence' in outlook ? [] : outlook.rows);
});

/** @param prevented monthly revenue that has not left by k months from now and would have */
function scenario(workspace: Workspace, prevented: Float64Array): Scenario {
  const { revenue, lost } = totalLoss(workspace)!;
  // Of the whole numbers that the page prints, so that all of it says the same.
  const base = Math.round(revenue) - Math.round(lost[MONTHS_AHEAD]!);
  const kept = notReceived(prevented)[MONTHS_AHEAD]!;
  return { base, revenue: base + prevented[MONTHS_AHEAD]!, kept, margin: workspace.assumptions.grossMargin * kept };
}
