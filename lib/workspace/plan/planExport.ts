import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerReasons } from '@/lib/workspace/offers/customerReasons';
import type { Plan } from './plan';
import { planRows } from './planView';

/** What a CRM or a dialler is given. Numbers keep their digits, so that the file adds up to the plan. */
export const PLAN_HEADER = ['customer_id', 'arm', 'priority', 'offer_id', 'offer', 'channel', 'script', 'reason', 'chance_to_leave', 'lifetime_value', 'expected_value', 'expected_cost'];

/** The whole call list as text cells: those to contact by priority, then the control group, whom nobody must contact, without offer and script. */
export function planCells(workspace: Workspace, reasons: CustomerReasons, plan: Plan): string[][] {
  return planRows(workspace, reasons, plan).map((row) => {
    const contacted = row.arm === 'treatment';
    return [
      row.customerId, row.arm, contacted ? String(row.priority) : '', contacted ? row.offer.id : '', contacted ? row.offer.name : '',
      contacted ? row.offer.channel : '', contacted ? row.offer.script : '', row.reason ?? '', String(row.leaving), String(row.clv),
      contacted ? String(row.value) : '', contacted ? String(row.cost) : '',
    ];
  });
}
