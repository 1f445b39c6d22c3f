import { riskBand, type RiskBand } from '@/lib/churn/riskBand';
import { customerIds, dateByRole, NO_DATE, numberByRole } from '@/lib/dataset/dataset';
import { toIsoDate } from '@/lib/dataset/dates';
import { formatMoney } from '@/lib/format';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { CustomerFilter } from './customersViewFilter';
import type { Workspace } from './derive';
import { segmentBreakdown } from './segments';

export const CUSTOMERS_PER_PAGE = 50;
export const CUSTOMER_STATUSES = ['active', 'left'] as const;
export type CustomerStatus = (typeof CUSTOMER_STATUSES)[number];

export interface CustomersQuery {
  /** All of them hold for each customer of the list. */
  filters: CustomerFilter[];
  /** Null: both. */
  status: CustomerStatus | null;
  /** From 1. */
  page: number;
}

export interface CustomerRow {
  customerId: string;
  /** `leftOn` is null for a customer who left in a file without dates. */
  status: { active: true } | { active: false; leftOn: string | null };
  /** Null for who left, and without a model. */
  risk: { band: RiskBand; probability: number } | null;
  tenure: number | null;
  /** Label of the rule segment; null for who left. */
  segment: string | null;
  monthlyCharge: number | null;
  /** probability × monthly charge */
  atRisk: number | null;
}

export interface CustomersView {
  /** Customers whom the filters leave, whatever their status. */
  count: number;
  /** How many of them left, over the file's whole window; the share with its 95% interval (Wilson), NaN of nobody. */
  left: number;
  rate: number;
  lower: number;
  upper: number;
  /** Σ probability × monthly charge over the active of them; null without a model or charges. */
  atRisk: number | null;
  /** Customers of the asked status: what the pages hold. */
  listed: number;
  /** The page shown, within 1 and `pages`. */
  page: number;
  pages: number;
  rows: CustomerRow[];
  /** Whether the dataset has them at all. */
  has: { risk: boolean; tenure: boolean; monthlyCharge: boolean };
}

/** The customers whom a query asks for: the active by value at risk (by probability without charges), then those who left, latest first. */
export function customersView(workspace: Workspace, query: CustomersQuery): CustomersView {
  const { dataset, churned, model } = workspace;
  const { order, atRisk } = ranking(workspace);
  const matching = query.filters.length === 0 ? order : order.filter((row) => query.filters.every((filter) => filter.includes(row)));
  const left = matching.reduce((sum, row) => sum + churned[row]!, 0);
  const [lower, upper] = wilsonInterval(left, matching.length);
  // Who left comes last, so a status is a part of the order.
  const active = matching.length - left;
  const listed = query.status === null ? matching : query.status === 'active' ? matching.subarray(0, active) : matching.subarray(active);
  const pages = Math.max(1, Math.ceil(listed.length / CUSTOMERS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const monthlyCharge = numberByRole(dataset, 'monthlyCharge');
  return {
    count: matching.length,
    left,
    rate: left / matching.length,
    lower,
    upper,
    atRisk: model && monthlyCharge ? matching.subarray(0, active).reduce((sum, row) => sum + (atRisk[row]! || 0), 0) : null,
    listed: listed.length,
    page,
    pages,
    rows: describe(workspace, listed.subarray((page - 1) * CUSTOMERS_PER_PAGE, page * CUSTOMERS_PER_PAGE)),
    has: { risk: model !== null, tenure: numberByRole(dataset, 'tenure') !== null, monthlyCharge: monthlyCharge !== null },
  };
}

interface Ranking {
  /** All rows in the order of the list. */
  order: Int32Array;
  /** By row; NaN for who left, without a model, and without a charge. */
  atRisk: Float64Array;
  /** Place in activeRows by row; −1 for who left. */
  position: Int32Array;
}

// One order a loaded state, whatever is asked of it.
const rankings = new WeakMap<Workspace, Ranking>();

function ranking(workspace: Workspace): Ranking {
  let found = rankings.get(workspace);
  if (!found) rankings.set(workspace, (found = rank(workspace)));
  return found;
}

function rank({ dataset, churned, activeRows, activeProbability }: Workspace): Ranking {
  const charge = numberByRole(dataset, 'monthlyCharge');
  const leftOn = dateByRole(dataset, 'churnDate');
  const position = new Int32Array(dataset.rowCount).fill(-1);
  const atRisk = new Float64Array(dataset.rowCount).fill(NaN);
  const urgency = new Float64Array(dataset.rowCount).fill(-Infinity);
  activeRows.forEach((row, i) => {
    position[row] = i;
    if (!activeProbability) return;
    if (charge) atRisk[row] = activeProbability[i]! * charge[row]!;
    const value = charge ? atRisk[row]! : activeProbability[i]!;
    if (!Number.isNaN(value)) urgency[row] = value;
  });
  if (leftOn) leftOn.forEach((day, row) => churned[row] === 1 && day !== NO_DATE && (urgency[row] = day));
  // −∞ less −∞ is NaN: two customers of no known urgency keep the order of the file.
  const order = Int32Array.from(churned.keys()).sort((a, b) => churned[a]! - churned[b]! || urgency[b]! - urgency[a]! || a - b);
  return { order, atRisk, position };
}

function describe(workspace: Workspace, rows: Int32Array): CustomerRow[] {
  const { dataset, churned, activeProbability, activeSegment, assumptions } = workspace;
  const { position, atRisk } = ranking(workspace);
  const ids = customerIds(dataset);
  const leftOn = dateByRole(dataset, 'churnDate');
  const tenure = numberByRole(dataset, 'tenure');
  const charge = numberByRole(dataset, 'monthlyCharge');
  const segments = new Map(segmentBreakdown(workspace, (value) => formatMoney(value, dataset.dictionary.currency)).segments.map(({ id, label }) => [id, label]));
  const known = (values: Float64Array | null, row: number) => (values && !Number.isNaN(values[row]!) ? values[row]! : null);
  return Array.from(rows, (row): CustomerRow => {
    const i = position[row]!;
    const day = leftOn?.[row];
    const probability = i >= 0 && activeProbability ? activeProbability[i]! : null;
    return {
      customerId: ids[row]!,
      status: churned[row] === 0 ? { active: true } : { active: false, leftOn: day === undefined || day === NO_DATE ? null : toIsoDate(day) },
      risk: probability === null ? null : { band: riskBand(probability, assumptions.riskBands), probability },
      tenure: known(tenure, row),
      segment: i >= 0 ? (segments.get(activeSegment[i]!) ?? null) : null,
      monthlyCharge: known(charge, row),
      atRisk: known(atRisk, row),
    };
  });
}
