import { RISK_BANDS, type RiskBand } from '@/lib/churn/riskBand';
import { categoryLabel, customerIds, dateByRole, NO_DATE, numberByRole, type Column } from '@/lib/dataset/dataset';
import { toIsoDate } from '@/lib/dataset/dates';
import { wilsonInterval } from '@/lib/stats/intervals';
import { customerBase, TOO_NEW } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { beyondObserved, lifetimeValues } from '@/lib/workspace/lifetimeValue';
import { customerRows, customerTotals, type CustomersQuery, type CustomerStatus, type CustomerTotals } from './customerList';
import { gravest, type RateLimit } from './rateLimit';
import { canSortBy } from './orders';
import { besideText, mainReason } from './reasons';
import { shownColumns } from './shownColumns';

export const CUSTOMERS_PER_PAGE = 50;

export interface CustomerRow {
  customerId: string;
  /** `leftOn` is null for a customer who left in a file without dates. */
  status: { active: true } | { active: false; leftOn: string | null };
  /** Null for who left, and without a model; without a band who is too new, newer than anybody who left. */
  risk: { band: RiskBand | null; probability: number } | null;
  /** Chance to leave in the assumed months; null for who left, and without tenure. */
  leaving: number | null;
  /** The last month that this data follows customers to, where that chance rests on later ones; null where it does not. */
  leavingBeyond: number | null;
  /** Label of the rule segment. */
  segment: string;
  tenure: number | null;
  /** Label of the category of the column that groups customers. */
  group: string | null;
  monthlyCharge: number | null;
  clv: number | null;
  /** probability × monthly charge */
  atRisk: number | null;
  /** What raises the probability most beside what the other columns show, in a few words; null where nothing does. */
  reason: string | null;
}

/** A column that stands in the list, as the address and the reader call it. */
export interface NamedColumn {
  name: string;
  label: string;
}

/** Mean and sums are NaN, not 0, where only customers who left are listed: there is nothing left to lose. */
export interface CustomersView extends CustomerTotals {
  /** Who of them is listed, as asked; null: all. */
  status: CustomerStatus | null;
  /** Whether any filter is in force. */
  filtered: boolean;
  /** Why the share of those who left is no rate of leaving; null where it is. */
  rateLimit: RateLimit | null;
  /** How many of them left, over the file's whole window, as a share with its 95% interval (Wilson); NaN of nobody, of the active only, and where the model chose them. */
  rate: number;
  lower: number;
  upper: number;
  /** Customers of the asked status: what the pages hold. */
  listed: number;
  /** The page shown, within 1 and `pages`. */
  page: number;
  pages: number;
  rows: CustomerRow[];
  /** The columns that the reasons stand beside, in words; "" where there are none. */
  reasonsBeside: string;
  /** Whether the list can be sorted by them. */
  sortsByReason: boolean;
  /** What the dataset has at all. */
  has: { risk: boolean; /** In how many months the chance to leave is. */ leaving: number | null; clv: boolean; tenure: NamedColumn | null; monthlyCharge: NamedColumn | null; group: NamedColumn | null };
}

/** One page of the customers whom a query asks for, and what all of them come to. */
export function customersView(workspace: Workspace, query: CustomersQuery): CustomersView {
  const { dataset, model, assumptions } = workspace;
  const totals = customerTotals(workspace, query);
  const rows = customerRows(workspace, query);
  const pages = Math.max(1, Math.ceil(rows.length / CUSTOMERS_PER_PAGE));
  const page = Math.min(query.page, pages);
  const rateLimit = gravest(query.filters.map((filter) => filter.rateLimit));
  const told = rateLimit === null || typeof rateLimit === 'object';
  const [lower, upper] = told ? wilsonInterval(totals.left, totals.count) : [NaN, NaN];
  const shown = shownColumns(dataset);
  const named = (column: Column | null) => column && { name: column.spec.name, label: column.spec.label };
  return {
    ...(query.status === 'left' ? nothingToLose(totals) : totals),
    status: query.status,
    filtered: query.filters.length > 0,
    rateLimit,
    rate: told ? totals.left / totals.count : NaN,
    lower,
    upper,
    listed: rows.length,
    page,
    pages,
    reasonsBeside: besideText(workspace),
    sortsByReason: canSortBy(workspace, 'reason'),
    rows: describe(workspace, rows.subarray((page - 1) * CUSTOMERS_PER_PAGE, page * CUSTOMERS_PER_PAGE)),
    has: { risk: model !== null, leaving: totals.meanLeaving === null ? null : assumptions.leaveWithin, clv: totals.clv !== null, tenure: named(shown.tenure), monthlyCharge: named(shown.monthlyCharge), group: named(shown.group) },
  };
}

function nothingToLose(totals: CustomerTotals): CustomerTotals {
  const none = (sum: number | null) => (sum === null ? null : NaN);
  return { ...totals, meanProbability: none(totals.meanProbability), meanLeaving: none(totals.meanLeaving), monthlyCharge: none(totals.monthlyCharge), clv: none(totals.clv), atRisk: none(totals.atRisk) };
}

function describe(workspace: Workspace, rows: Int32Array): CustomerRow[] {
  const { dataset, churned, segments } = workspace;
  const { probability, band, leaving, clv, atRisk } = customerBase(workspace);
  const ids = customerIds(dataset);
  const leftOn = dateByRole(dataset, 'churnDate');
  const [tenure, charge] = [numberByRole(dataset, 'tenure'), numberByRole(dataset, 'monthlyCharge')];
  const { group } = shownColumns(dataset);
  const lifetimes = lifetimeValues(workspace);
  const known = (values: Float64Array | null, row: number) => (values && !Number.isNaN(values[row]!) ? values[row]! : null);
  return Array.from(rows, (row): CustomerRow => {
    const day = leftOn?.[row];
    const p = known(probability, row);
    const category = group?.spec.categories[group.codes[row]!];
    return {
      customerId: ids[row]!,
      status: churned[row] === 0 ? { active: true } : { active: false, leftOn: day === undefined || day === NO_DATE ? null : toIsoDate(day) },
      risk: p === null ? null : { band: band![row] === TOO_NEW ? null : RISK_BANDS[band![row]!]!, probability: p },
      leaving: known(leaving, row),
      leavingBeyond: lifetimes && known(leaving, row) !== null ? beyondObserved(lifetimes, row, tenure![row]!, workspace.assumptions.leaveWithin) : null,
      segment: segments.segments[segments.of[row]!]!.label,
      tenure: known(tenure, row),
      group: category === undefined ? null : categoryLabel(group!.spec, category),
      monthlyCharge: known(charge, row),
      clv: known(clv, row),
      atRisk: known(atRisk, row),
      reason: mainReason(workspace, row),
    };
  });
}
