import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import type { Plan } from './plan';
import type { Range } from './planTotals';
import { planRows, rowRange, type PlanRow } from './planView';

const AT_ONCE = 20;

/**
 * What a CRM or a dialler is given. Money has two decimals and chances four, as far as they mean anything. `risk` looks back and ranks,
 * `chance_to_leave` looks ahead and is what the value is made from; the range is the middle 90%.
 */
export const PLAN_HEADER = [
  'customer_id', 'arm', 'priority', 'offer_id', 'offer', 'channel', 'script', 'reason', 'chance_to_leave', 'risk', 'risk_band', 'lifetime_value',
  'expected_value', 'expected_value_5', 'expected_value_95', 'expected_cost',
];

/**
 * The whole call list as text cells: those to contact by priority, then the control group, which is in the file so that the two can be compared
 * later. Its rows have no offer, script and value: a dialler that overlooks the arm has then nothing to call them with.
 */
export async function planCells(workspace: Workspace, reasons: CustomerReasons, plan: Plan): Promise<string[][]> {
  const cells: string[][] = [];
  for (const [i, row] of planRows(workspace, reasons, plan).entries()) {
    // A range takes most of a millisecond; requests that come in meanwhile must not wait for thousands of them.
    if (i % AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    cells.push(cellsOf(row, row.arm === 'control' ? null : rowRange(workspace, plan.customers[i]!)));
  }
  return cells;
}

function cellsOf(row: PlanRow, range: Range | null): string[] {
  const known = [row.reason, chance(row.leaving), row.probability === null ? '' : chance(row.probability), row.riskBand ?? '', money(row.clv)];
  if (!range) return [row.customerId, row.arm, '', '', '', '', '', ...known, '', '', '', ''];
  const { offer: { id, name, channel, script }, value, cost } = row;
  return [row.customerId, row.arm, String(row.priority), id, name, channel, script, ...known, money(value), money(range.lower), money(range.upper), money(cost)];
}

/**
 * What the file is called: by the name that the plan was saved under, or else by its budget.
 *
 * @example planFileName({ saved: 'Spring plan', budget: 2000, snapshotDate: '2025-12-31' }) // "plan-spring-plan-2025-12-31.csv"
 */
export function planFileName({ saved, budget, snapshotDate }: { saved: string | undefined; budget: number | null; snapshotDate: string | null | undefined }): string {
  // What a header and every file system can take; a name that has nothing of it is no name here.
  const name = (saved ?? '').normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return ['plan', name || (budget === null ? 'all-that-pays' : `budget-${budget}`), snapshotDate ?? ''].filter((part) => part !== '').join('-') + '.csv';
}

function money(value: number): string {
  return value.toFixed(2);
}

function chance(share: number): string {
  return share.toFixed(4);
}
