import { dateByRole, NO_DATE } from '@/lib/dataset/dataset';
import { completedMonths, dayNumber, calendarDay, parseIsoDate } from '@/lib/dataset/dates';
import { COLUMN_FOR } from '@/lib/dataset/roleWords';
import { formatCount, formatMonths, formatRate } from '@/lib/format';
import { periodOf, type Period, type PeriodKind } from '@/lib/kpi/period';
import { pick, rowsWhere } from '@/lib/stats/rows';
import type { Workspace } from '@/lib/workspace/derive';

export interface CohortCell {
  /** Of the cohort, by the end of this many of its periods. */
  left: number;
  share: number;
}

export interface Cohort {
  label: string;
  customers: number;
  /** By completed periods since sign-up, from 1; as far as every customer of the cohort was watched. */
  cells: CohortCell[];
}

export interface CohortTriangle {
  title: string;
  kind: PeriodKind;
  /** Months of a period. */
  months: number;
  cohorts: Cohort[];
  /** Which cohorts are left out and why; null where none is. */
  leftOut: string | null;
}

const MONTHS: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };
/** More rows than this and longer periods are taken. */
const MAX_COHORTS = 16;
/** Fewer customers than this in a cohort, on average, and longer periods are taken. */
const MIN_COHORT = 30;

/**
 * Share of each sign-up cohort still there, by periods since sign-up. Only cohorts that the file holds completely are shown.
 *
 * Months are counted as on the survival curve: who left in completed month t has left by t.
 *
 * @returns a sentence in its place for a file that can show none
 */
export function cohortTriangle({ dataset, members, churned }: Workspace): CohortTriangle | string {
  const { rowsAre, observationWindow: window } = dataset.dictionary;
  const signup = dateByRole(dataset, 'signupDate');
  if (rowsAre === 'snapshot') return 'The file holds the customers of one day: who signed up with them and left earlier is not in it, so no sign-up cohort is complete. A file of everyone who was a customer at some time in a window, with sign-up and leaving dates, would bring it.';
  if (!members || !signup || !window) return `It needs columns with ${COLUMN_FOR.signupDate} and ${COLUMN_FOR.churnDate}.`;
  const [opens, closes] = [parseIsoDate(window.start)!, parseIsoDate(window.end)!];
  const complete = (row: number) => signup[row] !== NO_DATE && signup[row]! <= closes && (rowsAre === 'everyone-ever' || signup[row]! >= opens);
  const rows = rowsWhere(signup.length, complete);
  if (rows.length === 0) return 'Nobody signed up within the window, so no cohort is complete.';
  const kind = kindFor(pick(signup, rows));
  const byCohort = new Map<number, { period: Period; rows: number[] }>();
  const periods = new Map<number, Period>();
  for (const row of rows) {
    const day = signup[row]!;
    let period = periods.get(day);
    if (!period) periods.set(day, (period = periodOf(kind, day)));
    const cohort = byCohort.get(period.start);
    if (cohort) cohort.rows.push(row);
    else byCohort.set(period.start, { period, rows: [row] });
  }
  const stayed = (row: number) => (churned[row] === 1 ? completedMonths(signup[row]!, members.left[row]!) : Infinity);
  const cohorts = [...byCohort.values()].sort((a, b) => a.period.start - b.period.start).map(({ period, rows: of }): Cohort => ({
    label: period.label,
    customers: of.length,
    cells: cellsOf(of.map(stayed), lastSignUp(of.map((row) => signup[row]!)), closes, MONTHS[kind]),
  }));
  const earlier = signup.length - rows.length;
  return {
    title: title(cohorts, MONTHS[kind]), kind, months: MONTHS[kind], cohorts,
    leftOut: earlier === 0 ? null : `${formatCount(earlier)} customers who signed up before ${window.start.slice(0, 4)} are left out: who joined with them and left before the window is not in the file, so their cohorts would look better than they were.`,
  };
}

const lastSignUp = (days: readonly number[]) => days.reduce((a, b) => Math.max(a, b));

/** Months for a short file, quarters for one of some years, years beyond; never so short that cohorts have hardly anyone. */
function kindFor(signups: Int32Array): PeriodKind {
  const days = [...new Set(signups)];
  const count = (kind: PeriodKind) => new Set(days.map((day) => periodOf(kind, day).start)).size;
  const fits = (kind: PeriodKind) => {
    const cohorts = count(kind);
    return cohorts <= MAX_COHORTS && signups.length / cohorts >= MIN_COHORT;
  };
  return fits('month') ? 'month' : fits('quarter') ? 'quarter' : count('quarter') <= MAX_COHORTS ? 'quarter' : 'year';
}

/** One cell for each period that even the last who signed up could complete within the window. */
function cellsOf(stayed: readonly number[], last: number, closes: number, months: number): CohortCell[] {
  const cells: CohortCell[] = [];
  const { year, month, day } = calendarDay(last);
  for (let period = 1; dayNumber(year, month + period * months, day) <= closes; period++) {
    const left = stayed.filter((completed) => completed <= period * months).length;
    cells.push({ left, share: 1 - left / stayed.length });
  }
  return cells;
}

function title(cohorts: readonly Cohort[], months: number): string {
  const depth = Math.max(...cohorts.map(({ cells }) => cells.length));
  if (depth === 0) return 'No cohort has been watched for a whole period yet';
  // As many periods as at least two cohorts completed, but no more than a year.
  const periods = Math.max(1, Math.min(12 / months, cohorts.map(({ cells }) => cells.length).sort((a, b) => b - a)[1] ?? depth));
  const reached = cohorts.filter(({ cells }) => cells.length >= periods);
  const [first, last] = [reached[0]!, reached.at(-1)!];
  const share = (cohort: Cohort) => formatRate(cohort.cells[periods - 1]!.share);
  const claim = `${share(last)} of those who signed up in ${last.label} were still there after ${formatMonths(periods * months)}`;
  return first === last ? claim : `${claim}, ${share(first)} of ${first.label}`;
}
