import { NO_DATE, numberByRole } from '@/lib/dataset/dataset';
import { completedMonthsSince, parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { COLUMN_FOR, roleName } from '@/lib/dataset/roleWords';
import { formatDate, formatMoneyRounded, formatMonths, formatNumber, formatRate } from '@/lib/format';
import { activeAtStartOf, countChurn } from '@/lib/kpi/membership';
import { metricOfFile, metricOverPeriods, singleMetric, type Coverage, type Metric, type MetricDefinition, type Reading } from '@/lib/kpi/metric';
import { periodsWithin, type Period, type PeriodKind } from '@/lib/kpi/period';
import { rescaleChurn } from '@/lib/kpi/rescale';
import { rowsWhere } from '@/lib/stats/rows';
import { cachedByWorkspace } from './cachedByWorkspace';
import type { Workspace } from './derive';
import { lifetimeTotals, type Moment } from './lifetimeTotals';
import { lifetimeValues } from './lifetimeValue';

const DEFINITIONS = {
  churnRate: { id: 'churnRate', label: 'Churn rate', unit: 'rate', direction: 'minimize', formula: 'Customers lost in the period ÷ customers active at its start' },
  retentionRate: { id: 'retentionRate', label: 'Retention rate', unit: 'rate', direction: 'maximize', formula: 'Customers active at the start and still at the end ÷ customers active at the start = 1 − churn rate' },
  activeCustomers: { id: 'activeCustomers', label: 'Active customers', unit: 'count', direction: 'maximize', formula: 'Customers who have signed up and not left' },
  averageClv: { id: 'averageClv', label: 'Average CLV', unit: 'money', direction: 'maximize', formula: 'Lifetime value of all active customers ÷ active customers' },
  revenueAtRisk: { id: 'revenueAtRisk', label: 'Monthly revenue at risk', unit: 'moneyPerMonth', direction: 'minimize', formula: 'Sum over active customers of probability to leave × what each pays a month' },
} as const satisfies Partial<Record<MetricDefinition['id'], MetricDefinition>>;

/** Formulas that read differently where the file has no dates. */
const OF_FILE: Partial<Record<MetricDefinition['id'], string>> = {
  churnRate: 'Customers who left ÷ all customers in the file',
  retentionRate: 'Customers who have not left ÷ all customers in the file = 1 − churn rate',
};

/** A metric, or the reason why it is absent. */
export type KpiCard = { metric: Metric } | { label: string; absence: string };

const SPARKLINE_PERIODS = 12;

/** Periods of a kind that a workspace can show; empty for a dataset without dates. */
export function workspacePeriods(workspace: Workspace, kind: PeriodKind): Period[] {
  const window = workspace.dataset.dictionary.observationWindow;
  if (!workspace.members || !window) return [];
  return periodsWithin(kind, { start: parseIsoDate(window.start)!, end: parseIsoDate(window.end)! });
}

/** Customers at the end of a period: by date where the file has dates, otherwise those who have not left. */
function rowsAtEnd({ members, activeRows }: Workspace, period: Period | null): Int32Array {
  if (!members || !period) return activeRows;
  return rowsWhere(members.signup.length, (row) => activeAtStartOf(members, row, period.end));
}

/** Customers at the start of a period who are none at its end. */
function rowsLost({ members }: Workspace, period: Period): Int32Array {
  if (!members) return new Int32Array(0);
  return rowsWhere(members.signup.length, (row) => activeAtStartOf(members, row, period.start) && !activeAtStartOf(members, row, period.end));
}

const computed = cachedByWorkspace('kpiCards', (workspace, kind) => compute(workspace, kind as PeriodKind));

/** The five headline metrics of the overview, computed once for each loaded state: the pages of the overview and of the model both ask. */
export function kpiCards(workspace: Workspace, kind: PeriodKind): KpiCard[] {
  return computed(workspace, kind);
}

function compute(workspace: Workspace, kind: PeriodKind): KpiCard[] {
  const periods = workspacePeriods(workspace, kind).slice(-SPARKLINE_PERIODS);
  const atEnd = remembered((period: Period | null) => rowsAtEnd(workspace, period));
  const over = (definition: MetricDefinition, read: (period: Period | null) => Reading, note: string | null): KpiCard => ({
    metric: periods.length > 0 ? metricOverPeriods(definition, periods, read, note) : metricOfFile({ ...definition, formula: OF_FILE[definition.id] ?? definition.formula }, read(null), note),
  });
  return [
    over(DEFINITIONS.churnRate, (period) => churnReading(workspace, period, 'lost'), churnNote(workspace, periods.at(-1) ?? null)),
    over(DEFINITIONS.retentionRate, (period) => churnReading(workspace, period, 'kept'), null),
    over(DEFINITIONS.activeCustomers, (period) => activeReading(period, atEnd(period)), null),
    clvCard(workspace, periods, atEnd, over),
    revenueCard(workspace, atEnd, over),
  ];
}

function churnReading(workspace: Workspace, period: Period | null, part: 'lost' | 'kept'): Reading {
  const { activeAtStart, lost } =
    period && workspace.members
      ? countChurn(workspace.members, period)
      : { activeAtStart: workspace.dataset.rowCount, lost: workspace.dataset.rowCount - workspace.activeRows.length };
  const base = period ? 'Active at the start' : 'Customers in the file';
  const count = part === 'lost' ? lost : activeAtStart - lost;
  return {
    value: count / activeAtStart,
    numerator: { label: part === 'lost' ? 'Lost' : 'Still customers', value: count, unit: 'count' },
    denominator: { label: base, value: activeAtStart, unit: 'count' },
  };
}

function churnNote(workspace: Workspace, period: Period | null): string {
  if (!period) return 'The file says who left but not when, so this is the share of its customers who left, not a rate per month or year.';
  if (period.kind === 'year') return 'Customers who joined and left inside the year are in neither number.';
  const { value } = churnReading(workspace, period, 'lost');
  return `Kept up for a year this is ${formatRate(rescaleChurn(value, period.end - period.start, 365))}: 1 − (1 − rate)^(365 ÷ days), not rate × ${period.kind === 'month' ? 12 : 4}. The card of a year can differ: it counts only those who were there on its first day.`;
}

/** Three cards ask for the customers of the same days. */
function remembered<K, V>(find: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = find(key)));
    return value;
  };
}

function activeReading(period: Period | null, { length: count }: Int32Array): Reading {
  return { value: count, numerator: { label: period ? 'Active at the end' : 'Active in the file', value: count, unit: 'count' }, denominator: null };
}

type Over = (definition: MetricDefinition, read: (period: Period | null) => Reading, note: string | null) => KpiCard;

function clvCard(workspace: Workspace, periods: readonly Period[], atEnd: (period: Period | null) => Int32Array, over: Over): KpiCard {
  const { assumptions, dataset, members, churned } = workspace;
  const values = lifetimeValues(workspace);
  const charge = numberByRole(dataset, 'monthlyCharge');
  const tenure = numberByRole(dataset, 'tenure');
  if (!values || !charge || !tenure) return { label: DEFINITIONS.averageClv.label, absence: `Needs columns with ${COLUMN_FOR.tenure} and with ${COLUMN_FOR.monthlyCharge}.` };
  const stayed = members && completedMonthsSince(members.signup, NO_DATE);
  const moments: (Period | null)[] = periods.length > 0 ? [...periods] : [null];
  const totals = lifetimeTotals(values, charge, moments.map((period): Moment => {
    if (!period || !members) return { holds: (row) => churned[row] === 0, months: (row) => tenure[row]! };
    return { holds: (row) => activeAtStartOf(members, row, period.end), months: stayed!(period.end - 1) };
  }));
  const { value: latest, extrapolated } = totals.at(-1)!;
  const read = (period: Period | null): Reading => {
    const rows = atEnd(period);
    const { value } = totals[moments.indexOf(period)]!;
    return { value: value / rows.length, numerator: { label: 'Lifetime value of all active', value, unit: 'money' }, denominator: { label: 'Active customers', value: rows.length, unit: 'count' }, coverage: chargeCoverage(rows, charge) };
  };
  const card = over(DEFINITIONS.averageClv, read, null);
  if ('metric' in card) {
    card.metric.note =
      `Expected margin of the next ${formatMonths(assumptions.clvHorizon)}: ${roleName(workspace.dataset.dictionary, 'monthlyCharge')} × ${formatRate(assumptions.grossMargin)} margin × chance to be still there, ` +
      `discounted ${formatNumber(assumptions.discountRate * 100)}% a month. The chances are those of ${values.risk.score ? 'customers with the same details' : 'all customers'}; ${formatRate(extrapolated / latest)} of the value lies beyond the months observed and is extrapolated.`;
  }
  return card;
}

function chargeCoverage(rows: Int32Array, charge: Float64Array): Coverage {
  let known = 0;
  for (let i = 0; i < rows.length; i++) if (!Number.isNaN(charge[rows[i]!]!)) known++;
  return { known, of: rows.length, what: 'active customers have a known payment' };
}

function revenueCard(workspace: Workspace, atEnd: (period: Period | null) => Int32Array, over: Over): KpiCard {
  const { model, modelProblem, activeProbability } = workspace;
  const charge = numberByRole(workspace.dataset, 'monthlyCharge');
  const { label } = DEFINITIONS.revenueAtRisk;
  if (!charge) return { label, absence: `Needs a column with ${COLUMN_FOR.monthlyCharge}.` };
  if (!model || !activeProbability) return { label, absence: `${modelProblem!.message} ${modelProblem!.remedy}` };
  const history = new Map(model.card.revenueAtRiskHistory.map((point) => [point.day, point.value]));
  const today = workspace.activeRows.reduce((sum, row, i) => sum + (Number.isNaN(charge[row]!) ? 0 : activeProbability[i]! * charge[row]!), 0);
  const charged = (rows: Int32Array) => rows.reduce((sum, row) => sum + (Number.isNaN(charge[row]!) ? 0 : charge[row]!), 0);
  const read = (period: Period | null): Reading => {
    const value = period ? (history.get(toIsoDate(period.end - 1)) ?? NaN) : today;
    return {
      value,
      numerator: { label: `Σ probability × ${roleName(workspace.dataset.dictionary, 'monthlyCharge')}`, value, unit: 'moneyPerMonth' },
      denominator: { label: 'All active customers pay', value: charged(atEnd(period)), unit: 'moneyPerMonth' },
      coverage: chargeCoverage(atEnd(period), charge),
    };
  };
  const last = workspacePeriods(workspace, 'month').at(-1);
  const gone = last ? charged(rowsLost(workspace, last)) : null;
  const note = [
    'Not the loss expected next month: each probability is that of belonging to those who left within the whole window of the file.',
    ...(last && gone !== null ? [`For comparison, the customers who left in ${last.label} paid ${formatMoneyRounded(gone, workspace.dataset.dictionary.currency)} a month.`] : []),
    ...(history.size > 0 ? ["Earlier dates are scored by today's model with each customer's tenure of then; the file keeps no history of their other details."] : []),
  ].join(' ');
  if (last && history.size === 0) {
    const { snapshotDate } = workspace.dataset.dictionary;
    return { metric: singleMetric(DEFINITIONS.revenueAtRisk, read(null), { period: snapshotDate ? formatDate(snapshotDate) : 'Whole file', comparisonAbsence: `No change over time: earlier dates need a column with ${COLUMN_FOR.tenure}.`, note }) };
  }
  return over(DEFINITIONS.revenueAtRisk, read, note);
}
