import { numberByRole } from '@/lib/dataset/dataset';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import type { CustomerFilter } from './filters';
import { customerOrder, type Sort } from './orders';
import { Recent } from './recent';
import { sharedCache } from '@/lib/workspace/sharedCache';

export const CUSTOMER_STATUSES = ['active', 'left'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

export interface CustomersQuery {
  /** All of them hold for each customer of the list. */
  filters: CustomerFilter[];
  /** Null: both. */
  status: CustomerStatus | null;
  /** Null: most at risk first, then those who left. */
  sort: Sort | null;
  /** From 1. */
  page: number;
}

/** The whole list, in its own order. */
export const ALL_CUSTOMERS: CustomersQuery = { filters: [], status: null, sort: null, page: 1 };

/** What the customers come to whom the filters leave, whatever their status. */
export interface CustomerTotals {
  count: number;
  left: number;
  /** Over the active of them; null without a model, NaN of nobody. */
  meanProbability: number | null;
  /** Of the chance to leave in the assumed months, over the active of them; null without tenure, NaN of nobody. */
  meanLeaving: number | null;
  /** Sums over the active of them for whom it is known; null where the dataset has no such thing. */
  monthlyCharge: number | null;
  clv: number | null;
  atRisk: number | null;
}

/** A mask is one byte a customer, a list at most four. */
const KEPT = 8;

interface Results {
  filtered: Recent<string, { mask: Uint8Array; totals: CustomerTotals }>;
  lists: Recent<string, Int32Array>;
}

const results = sharedCache<Workspace, Results>('customerLists');

function resultsOf(workspace: Workspace): Results {
  let found = results.get(workspace);
  if (!found) results.set(workspace, (found = { filtered: new Recent(KEPT), lists: new Recent(KEPT) }));
  return found;
}

/** What the filtered customers come to. The last few are kept, so that paging and sorting cost no new sum. */
export function customerTotals(workspace: Workspace, query: CustomersQuery): CustomerTotals {
  return filtered(workspace, query).totals;
}

/** Rows of the asked customers in the asked order, all pages of them. The last few lists are kept, so that paging costs nothing. */
export function customerRows(workspace: Workspace, query: CustomersQuery): Int32Array {
  const { filters, status, sort } = query;
  return resultsOf(workspace).lists.get(`${JSON.stringify([status, sort])}${queryKey(query)}`, () => {
    const order = customerOrder(workspace, sort);
    if (filters.length === 0 && status === null) return order;
    const { mask, totals } = filtered(workspace, query);
    return pick(order, mask, workspace.churned, status, totals);
  });
}

/** The customers before and after one in a list, as rows; null when that list has not this one. */
export function listNeighbours(workspace: Workspace, query: CustomersQuery, row: number): { previous: number | null; next: number | null; place: number; of: number } | null {
  const rows = customerRows(workspace, query);
  const i = rows.indexOf(row);
  return i < 0 ? null : { previous: rows[i - 1] ?? null, next: rows[i + 1] ?? null, place: i + 1, of: rows.length };
}

/** Whoever has this outcome is not asked for; 2 is nobody's. */
export function unwantedOutcome(status: CustomerStatus | null): 0 | 1 | 2 {
  return status === null ? 2 : status === 'left' ? 0 : 1;
}

function pick(order: Int32Array, mask: Uint8Array, churned: Uint8Array, status: CustomerStatus | null, { count, left }: CustomerTotals): Int32Array {
  const rows = new Int32Array(status === null ? count : status === 'left' ? left : count - left);
  const unwanted = unwantedOutcome(status);
  let n = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i]!;
    if (mask[row] === 1 && churned[row] !== unwanted) rows[n++] = row;
  }
  return rows;
}

/** The filters of a query as a text, the same for the same ones in any order. */
export function queryKey({ filters }: CustomersQuery): string {
  return JSON.stringify(filters.map(({ name, choices }) => [name, ...choices.map(({ value }) => value).sort()]).sort());
}

function filtered(workspace: Workspace, query: CustomersQuery): { mask: Uint8Array; totals: CustomerTotals } {
  return resultsOf(workspace).filtered.get(queryKey(query), () => {
    const mask = new Uint8Array(workspace.dataset.rowCount).fill(1);
    for (const { pass } of query.filters) pass(mask);
    return { mask, totals: totalsOf(workspace, mask) };
  });
}

function totalsOf(workspace: Workspace, mask: Uint8Array): CustomerTotals {
  const { churned, dataset } = workspace;
  const { probability, leaving, clv, atRisk } = customerBase(workspace);
  let [count, left] = [0, 0];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 0) continue;
    count++;
    left += churned[row]!;
  }
  const sum = (values: Float64Array | null) => values && sumOfActive(values, mask, churned);
  const mean = (values: Float64Array | null) => values && sumOfActive(values, mask, churned) / (count - left);
  return { count, left, meanProbability: mean(probability), meanLeaving: mean(leaving), monthlyCharge: sum(numberByRole(dataset, 'monthlyCharge')), clv: sum(clv), atRisk: sum(atRisk) };
}

function sumOfActive(values: Float64Array, mask: Uint8Array, churned: Uint8Array): number {
  let sum = 0;
  for (let row = 0; row < mask.length; row++) {
    const value = values[row]!;
    if (mask[row] === 1 && churned[row] === 0 && value === value) sum += value;
  }
  return sum;
}
