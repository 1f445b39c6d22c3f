import { columnAuc } from '@/lib/churn/training/columnAuc';
import { MIN_ROWS, MIN_ROWS_PER_CLASS } from '@/lib/churn/training/assertTrainable';
import { churned, columnsByRole, dateByRole, NO_DATE, type Dataset, type NumberColumn } from '@/lib/dataset/dataset';
import { completedMonths, parseIsoDate } from '@/lib/dataset/dates';
import { stratifiedFolds } from '@/lib/stats/folds';

/** How well the time as a customer alone tells who left. */
export interface TenureEcho {
  column: NumberColumn;
  /** As it stands in the file, where the clock of those who left has stopped. */
  rocAuc: number;
  /** As it stood on an earlier day, of those who were customers then and whether they left afterwards; null where the file does not tell. */
  before: { day: number; customers: number; left: number; rocAuc: number } | null;
  /** Whether what it tells is for the most part known from the days that it stopped. */
  isStrong: boolean;
}

/** From here on it is much of what a model learns: on the bundled data it is at .779, on IBM's telco sample at .738. */
const TELLS_MUCH = 0.78;
/** From here on where the earlier day shows how much of it is an echo. */
const TELLS = 0.75;
/**
 * What it tells too much. On the bundled data .055, on files drawn with departures at a constant rate up to .08; where nobody is new any more
 * .30, where most leave within three months and all are kept for ever .30.
 */
const ECHO = 0.15;
const YEAR = 365;
const FOLDS = 5;
const FOLD_SEED = 42;

/**
 * A time as a customer that tells who left because it stopped when they did: among equals a short one is a trace of having left. Measured
 * by what it told a year before the snapshot (or when departures began to be seen) of those who left afterwards, which is what a model could know.
 *
 * @returns null where it tells little, and where the file has no tenure or too few of one outcome
 */
export function tenureEcho(dataset: Dataset): TenureEcho | null {
  const [column] = columnsByRole(dataset, 'tenure');
  if (column?.kind !== 'number') return null;
  const rocAuc = aucOf(column, churned(dataset));
  if (rocAuc === null || rocAuc < TELLS) return null;
  const before = earlier(dataset, column);
  const isStrong = before !== null && rocAuc - before.rocAuc >= ECHO;
  return isStrong || (before === null && rocAuc >= TELLS_MUCH) ? { column, rocAuc, before, isStrong } : null;
}

/** The same measure on the day when the last year began. */
function earlier(dataset: Dataset, column: NumberColumn): TenureEcho['before'] {
  const [joined, left] = [dateByRole(dataset, 'signupDate'), dateByRole(dataset, 'churnDate')];
  const { snapshotDate, observationWindow } = dataset.dictionary;
  if (!joined || !left || !snapshotDate || !observationWindow) return null;
  const day = Math.max(parseIsoDate(snapshotDate)! - YEAR, parseIsoDate(observationWindow.start)!);
  const y = churned(dataset);
  const isKnown = (row: number) => joined[row] !== NO_DATE && (left[row] === NO_DATE) === (y[row] === 0);
  const there = Array.from(y.keys()).filter((row) => isKnown(row) && joined[row]! <= day && (left[row] === NO_DATE || left[row]! > day));
  const labels = Uint8Array.from(there, (row) => y[row]!);
  const rocAuc = aucOf({ ...column, values: Float64Array.from(there, (row) => completedMonths(joined[row]!, day)) }, labels);
  return rocAuc === null ? null : { day, customers: there.length, left: sum(labels), rocAuc };
}

function aucOf(column: NumberColumn, labels: Uint8Array): number | null {
  const left = sum(labels);
  if (labels.length < MIN_ROWS || Math.min(left, labels.length - left) < MIN_ROWS_PER_CLASS) return null;
  return columnAuc(column, labels, stratifiedFolds(labels, FOLDS, FOLD_SEED));
}

const sum = (labels: Uint8Array) => labels.reduce((total, label) => total + label, 0);
