import type { FeatureColumn } from '@/lib/dataset/dataset';
import { rocAuc } from '@/lib/stats/metrics';
import { mean } from '@/lib/stats/moments';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import { shrinkTowards } from './estimateLeaves';

/** Groups of a number: enough to follow any curve, few enough to hold rows. */
const BINS = 20;
/** Rows that the base rate counts for in a group's share. */
const PRIOR_ROWS = 5;
const MISSING_GROUP = -1;

/** The group of each row: −1 where the value is missing. */
type Grouping = (row: number) => number;

export function isMissing(column: FeatureColumn, row: number): boolean {
  return column.kind === 'number' ? Number.isNaN(column.values[row]!) : column.codes[row]! < 0;
}

/**
 * How well a column alone tells who churned: the area under the ROC curve of the churn share in its group (up to 20 quantile bins
 * of a number, each category, missing), each share learnt from the other folds, so that groups of few rows gain nothing.
 *
 * @param y n labels, 0|1
 * @param fold n fold numbers, as of stratifiedFolds
 * @returns 0 … 1; near .5 for a column that says nothing
 */
export function columnAuc(column: FeatureColumn, y: Uint8Array, fold: Uint8Array): number {
  return groupedAuc(y, fold, (training) => (column.kind === 'number' ? quantileBins(column.values, training) : (row) => column.codes[row]!));
}

/** How well it tells merely whether the column has a value. */
export function presenceAuc(column: FeatureColumn, y: Uint8Array, fold: Uint8Array): number {
  return groupedAuc(y, fold, () => (row) => (isMissing(column, row) ? MISSING_GROUP : 0));
}

/** Mean over folds: measured together, folds whose shares differ a little would break ties, always to the column's disadvantage. */
function groupedAuc(y: Uint8Array, fold: Uint8Array, groupBy: (training: number[]) => Grouping): number {
  const rows = Array.from(fold.keys());
  const areas = [...new Set(fold)].map((held) => {
    const training = rows.filter((row) => fold[row] !== held);
    const tested = rows.filter((row) => fold[row] === held);
    const groupOf = groupBy(training);
    const shareOf = churnShares(training, y, groupOf);
    return rocAuc(tested.map((row) => y[row]!), tested.map((row) => shareOf(groupOf(row))));
  });
  return mean(areas);
}

/** Bin k holds what is above k of the cuts and not above more. Few distinct values have a bin each. */
function quantileBins(values: Float64Array, training: number[]): Grouping {
  const known = Float64Array.from(training, (row) => values[row]!).filter((value) => !Number.isNaN(value)).sort();
  const distinct = [...new Set(known)];
  const cuts = distinct.length <= BINS ? distinct : [...new Set(Array.from({ length: BINS - 1 }, (_, k) => quantileSorted(known, (k + 1) / BINS)))];
  return (row) => (Number.isNaN(values[row]!) ? MISSING_GROUP : countBelow(cuts, values[row]!));
}

/** Churn share by group, shrunk to the base rate; a group that was not seen has the base rate. */
function churnShares(rows: readonly number[], y: Uint8Array, groupOf: Grouping): (group: number) => number {
  const counts = new Map<number, { n: number; churned: number }>();
  const all = { n: 0, churned: 0 };
  for (const row of rows) {
    const group = groupOf(row);
    let own = counts.get(group);
    if (!own) counts.set(group, (own = { n: 0, churned: 0 }));
    for (const count of [own, all]) {
      count.n++;
      count.churned += y[row]!;
    }
  }
  const base = all.churned / all.n;
  return (group) => {
    const { n, churned } = counts.get(group) ?? { n: 0, churned: 0 };
    return shrinkTowards(base, churned, n, PRIOR_ROWS);
  };
}
