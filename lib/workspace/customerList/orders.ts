import { customerIds, dateByRole, featureColumns, NO_DATE, type FeatureColumn } from '@/lib/dataset/dataset';
import { numbers, rowsWhere } from '@/lib/stats/rows';
import { customerBase, TOO_NEW } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { customerReasons } from '@/lib/workspace/offers/customerReasons';
import { sharedCache } from '@/lib/workspace/sharedCache';
import { orderBy } from '@/lib/stats/orderBy';
import { Recent } from './recent';
import { shownColumns } from './shownColumns';

/** How a list is sorted: by a derived value or a column. */
export interface Sort {
  by: string;
  descending: boolean;
}

/** Words for what no column of the file holds; a column that bears such a name cannot be sorted by. */
const DERIVED = ['id', 'risk', 'segment', 'leaving', 'clv', 'at-risk', 'reason'] as const;
type Derived = (typeof DERIVED)[number];

/** Each order is four bytes a customer. */
const KEPT = 12;
const kept = sharedCache<Workspace, Recent<string, Int32Array>>('customerOrders');

/** Whether the customers can be sorted by it. */
export function canSortBy(workspace: Workspace, by: string): boolean {
  const derived = DERIVED.find((name) => name === by);
  // Not to be tried out: after a start the reasons of all take seconds.
  if (derived === 'reason') return hasReasons(workspace);
  return derived ? derived === 'id' || derivedKey(workspace, derived) !== null : columnOf(workspace, by) !== undefined;
}

/**
 * All rows in an order: by a value, those without one last and ties as the file has them; or, by default, the active customers by
 * revenue at risk (by probability without charges), then those who left, latest first. The last few are kept with the loaded state.
 *
 * @throws RangeError for what cannot be sorted by; see canSortBy
 */
export function customerOrder(workspace: Workspace, sort: Sort | null): Int32Array {
  let orders = kept.get(workspace);
  if (!orders) kept.set(workspace, (orders = new Recent(KEPT)));
  return orders.get(JSON.stringify(sort), () => (sort ? sorted(workspace, sort) : defaultOrder(workspace)));
}

function sorted(workspace: Workspace, { by, descending }: Sort): Int32Array {
  const rows = new Int32Array(workspace.dataset.rowCount);
  for (let row = 0; row < rows.length; row++) rows[row] = row;
  if (by === 'id') return byId(rows, customerIds(workspace.dataset), descending);
  const derived = DERIVED.find((name) => name === by);
  const column = columnOf(workspace, by);
  const key = derived ? derivedKey(workspace, derived) : column && columnKey(column);
  if (!key) throw new RangeError(`There is nothing to sort by called "${by}"`);
  return orderBy(rows, key, descending);
}

function columnOf({ dataset }: Workspace, name: string): FeatureColumn | undefined {
  return featureColumns(dataset).find((column) => column.spec.name === name);
}

function derivedKey(workspace: Workspace, name: Derived): Float64Array | null {
  const base = customerBase(workspace);
  switch (name) {
    case 'risk': return base.probability && riskKey(base.probability, base.band!);
    case 'segment': return new Float64Array(workspace.segments.of);
    case 'leaving': return base.leaving;
    case 'clv': return base.clv;
    case 'at-risk': return base.atRisk;
    case 'reason': return reasonKey(workspace);
    case 'id': return null;
  }
}

/** The probability of who is too new for a band says nothing: they stand with those who have none. */
function riskKey(probability: Float64Array, band: Uint8Array): Float64Array {
  return probability.map((p, row) => (band[row] === TOO_NEW ? NaN : p));
}

/** Reasons of more customers than this take too long to be waited for. */
const MOST_REASONED = 20_000;

function hasReasons({ model, activeRows }: Workspace): boolean {
  return model !== null && activeRows.length <= MOST_REASONED;
}

/** The place of the main reason's column among all, the most telling of the model first; NaN for who has no reason. */
function reasonKey(workspace: Workspace): Float64Array | null {
  const { model, dataset, activeRows } = workspace;
  if (!model || !hasReasons(workspace)) return null;
  const reasons = customerReasons(workspace);
  const told = new Set(Object.values(shownColumns(dataset)).flatMap((column) => (column ? [column.spec.name] : [])));
  const place = new Map(model.card.importance.map(({ feature }, i) => [feature, i]));
  const key = new Float64Array(dataset.rowCount).fill(NaN);
  for (const row of activeRows) {
    const own = reasons.named(row);
    key[row] = place.get(own.find((name) => !told.has(name)) ?? own[0] ?? '') ?? NaN;
  }
  return key;
}

/** Categories in the dictionary's order, which is their natural one. */
function columnKey(column: FeatureColumn): Float64Array {
  if (column.kind === 'number') return column.values;
  const key = new Float64Array(column.codes);
  for (let row = 0; row < key.length; row++) if (key[row]! < 0) key[row] = NaN;
  return key;
}

/** By code units, so that the order is the same everywhere. No two ids are equal. */
function byId(rows: Int32Array, ids: readonly string[], descending: boolean): Int32Array {
  rows.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  return descending ? rows.toReversed() : rows;
}

function defaultOrder(workspace: Workspace): Int32Array {
  const { dataset, churned, activeRows } = workspace;
  const base = customerBase(workspace);
  const urgency = base.atRisk ?? base.probability;
  const gone = rowsWhere(churned.length, (row) => churned[row] === 1);
  const leftOn = dateByRole(dataset, 'churnDate');
  const order = new Int32Array(dataset.rowCount);
  order.set(urgency ? orderBy(activeRows, urgency, true) : activeRows);
  order.set(leftOn ? orderBy(gone, numbers(leftOn.length, (row) => (leftOn[row] === NO_DATE ? NaN : leftOn[row]!)), true) : gone, activeRows.length);
  return order;
}
