import { numberByRole } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { monthlyRetention, retentionAt, type Retention } from '@/lib/survival/clv';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { monthsBeforeObservation, type Workspace } from './derive';
import { riskGroups, type RiskGroups, type RiskPlace } from './riskGroups';
import { sharedCache } from './sharedCache';

/** How customers of a risk group leave, month by month, for a relative hazard of 1. */
export interface Course {
  /** Of the group as a whole, its own curve and nothing borrowed. */
  retention: Retention;
  /** ln of the chance to stay through month t at relative hazard 1; index t = 1 … the longest tenure and what is looked ahead. */
  logBaseline: Float64Array;
  /** Variance of ln of the chance over the observed months, at relative hazard 1. */
  variance: Float64Array;
  /** Last month that the group itself is followed to; beyond it the baseline is that of all customers. */
  observed: number;
}

export interface LifetimeValues {
  risk: RiskGroups;
  /** By risk group. */
  courses: Course[];
  assumptions: Assumptions;
}

/** Months that a customer's outlook looks ahead at most. */
const LOOKED_AHEAD = 24;

const known = sharedCache<Workspace, LifetimeValues>('lifetimeValues');

/**
 * How long each customer may be expected to stay, and what that is worth; null for a dataset without tenure. Computed once for each
 * loaded state.
 *
 * A customer's hazard is that of their risk group, times how much faster or slower than the group's average they leave by their
 * Cox score: a proportional hazards model stratified by risk group, S(t) = S₀(t)^exp(score). Beyond the months that the group is
 * followed to, it borrows the course of all customers, so that no group overtakes another where nothing is known of it.
 *
 * @see Therneau & Grambsch (2000), Modeling Survival Data, §3.2 on stratified models; docs/decisions/0011 for what it is measured by
 */
export function lifetimeValues(workspace: Workspace): LifetimeValues | null {
  const risk = riskGroups(workspace);
  if (!risk) return null;
  let values = known.get(workspace);
  if (!values) {
    const { survival, assumptions } = workspace;
    const months = survival!.survival.length - 1 + Math.max(assumptions.clvHorizon, LOOKED_AHEAD);
    const everyone = { retention: monthlyRetention(survival!), relative: meanRelativeHazard(workspace, risk, () => true) };
    const courses = risk.groups.map(({ curve }, group) => courseOf(curve, meanRelativeHazard(workspace, risk, (row) => risk.of[row] === group), everyone, months));
    known.set(workspace, (values = { risk, courses, assumptions }));
  }
  return values;
}

function courseOf(curve: SurvivalCurve, relative: Float64Array, everyone: { retention: Retention; relative: Float64Array }, months: number): Course {
  const retention = monthlyRetention(curve);
  const { observed } = retention;
  const logBaseline = new Float64Array(months + 1);
  const variance = new Float64Array(observed + 1);
  const lastOfAll = Math.max(1, everyone.retention.observed);
  for (let t = 1; t <= months; t++) {
    logBaseline[t] = t <= observed ? Math.log(retention.monthly[t]!) / relative[t]! : Math.log(retentionAt(everyone.retention, t)) / (everyone.relative[Math.min(t, lastOfAll)] || 1);
    if (t <= observed) variance[t] = retention.variance[t]! / relative[t]! ** 2;
  }
  return { retention, logBaseline, variance, observed };
}

/** Mean relative hazard exp(score) of the customers at risk in each month; 1 without scores, and in months without a customer. */
function meanRelativeHazard({ dataset }: Workspace, { score }: RiskGroups, includes: (row: number) => boolean): Float64Array {
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const last = tenure.reduce((most, months) => Math.max(most, months), 0);
  const [sum, count] = [new Float64Array(last + 2), new Float64Array(last + 2)];
  tenure.forEach((to, row) => {
    const from = Math.max(0, (entry?.[row] ?? -1) + 1);
    if (from > to || !includes(row)) return;
    const relative = score ? Math.exp(score[row]!) : 1;
    sum[from]! += relative;
    sum[to + 1]! -= relative;
    count[from]!++;
    count[to + 1]!--;
  });
  const mean = new Float64Array(last + 1);
  for (let t = 0, weight = 0, n = 0; t <= last; t++) {
    weight += sum[t]!;
    n += count[t]!;
    mean[t] = n > 0 ? weight / n : 1;
  }
  return mean;
}

/** How customers of a row's risk group leave, month by month. */
export function courseOfRow({ courses, risk }: LifetimeValues, row: number): Course {
  return courses[risk.of[row]!]!;
}

/** How fast a customer leaves, relative to the average one; 1 where nothing tells customers apart. */
export function relativeHazard({ risk: { score } }: LifetimeValues, row: number): number {
  return score ? Math.exp(score[row]!) : 1;
}

/** Where a customer of the file belongs. */
export function placeOfRow({ risk }: LifetimeValues, row: number): RiskPlace {
  return { group: risk.of[row]!, score: risk.score?.[row] ?? 0, error: risk.scoreError(row) };
}

/** The retention of one customer, month by month, with the error of their score. */
export function retentionOf(values: LifetimeValues, row: number): Retention {
  return retentionAtPlace(values, placeOfRow(values, row));
}

/** The same for somebody of that place, on file or not. */
export function retentionAtPlace({ courses }: LifetimeValues, { group, score, error }: RiskPlace): Retention {
  const { logBaseline, variance, observed, retention } = courses[group]!;
  const relative = Math.exp(score);
  return {
    ...retention,
    observed,
    monthly: logBaseline.map((log) => Math.exp(relative * log)),
    variance: variance.map((value) => value * relative ** 2),
    commonError: error,
  };
}

/** Lifetime value of a customer of the file after `months` of tenure, and how much of it is extrapolated; NaN without a charge. */
export function lifetimeValueAt(values: LifetimeValues, row: number, months: number, monthlyCharge: number): { value: number; extrapolated: number } {
  const { grossMargin, discountRate, clvHorizon } = values.assumptions;
  const { logBaseline, observed } = courseOfRow(values, row);
  const relative = relativeHazard(values, row);
  const discount = 1 / (1 + discountRate);
  let [log, factor, seen, beyond] = [0, grossMargin, 0, 0];
  for (let k = 1; k <= clvHorizon; k++) {
    log += relative * logBaseline[months + k]!;
    factor *= discount;
    const payment = factor * Math.exp(log);
    if (months + k <= observed) seen += payment;
    else beyond += payment;
  }
  return { value: monthlyCharge * (seen + beyond), extrapolated: monthlyCharge * beyond };
}

/** The last month that customers like this one were followed to, where what is looked ahead goes beyond it; null where it does not. */
export function beyondObserved(values: LifetimeValues, row: number, months: number, ahead: number): number | null {
  const { observed } = courseOfRow(values, row);
  return months + ahead > observed ? observed : null;
}

/** Chance that a customer of the file leaves in the `ahead` months after `months` of tenure. */
export function chanceToLeave(values: LifetimeValues, row: number, months: number, ahead: number): number {
  const { logBaseline } = courseOfRow(values, row);
  let log = 0;
  for (let k = 1; k <= ahead; k++) log += logBaseline[months + k]!;
  return -Math.expm1(relativeHazard(values, row) * log);
}
