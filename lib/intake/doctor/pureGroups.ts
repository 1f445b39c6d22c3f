import { categoryLabel, type FeatureColumn } from '@/lib/dataset/dataset';
import { formatCount, formatRate } from '@/lib/format';
import { byCategory, byPresence, ignoring, modelColumns, type Outcome } from './columns';
import type { Check, Examined } from './examined';
import { startsBlank } from './startsBlank';
import { quoted } from './words';

/** Of all rows: a smaller group moves no figure. */
const LEAST_SHARE = 0.05;
const NEARLY_ALL = 0.99;
/** How seldom chance may make as pure a group out of customers who leave like all: with 20 columns of 5 categories one false alarm in 100 files. */
const BY_CHANCE = 1e-4;

/** One category of a column, or the rows without a value, of whom nearly all left or nobody did, though enough of them would be expected to do the other. */
export const pureGroups: Check = (examined) => {
  const { dataset, left, leaks } = examined;
  const base = left / dataset.rowCount;
  if (base === 0 || base === 1) return [];
  return modelColumns(dataset, leaks).flatMap((column) => {
    const pure = groupsOf(examined, column).find(({ rows, left: leavers }) => isPure({ rows, left: leavers }, base) && rows >= LEAST_SHARE * dataset.rowCount && rows < dataset.rowCount);
    if (!pure) return [];
    const { name } = column.spec;
    const outcome = pure.left === 0 ? 'none of them left' : pure.left === pure.rows ? 'all of them left' : `${formatRate(pure.left / pure.rows)} of them left`;
    return [{
      id: `pure:${name}`,
      severity: 'warns' as const,
      column: name,
      title: `${formatCount(pure.rows)} customers ${pure.label}, and ${outcome}.`,
      detail: `Of all customers ${formatRate(base)} left. So clear a line is often drawn afterwards: a value that is written when somebody leaves, or only for those who stay. Keep the column if it was known before.`,
      remedy: ignoring(column.spec),
    }];
  });
};

function groupsOf(examined: Examined, column: FeatureColumn): (Outcome & { label: string })[] {
  const { churned } = examined;
  const name = quoted(column.spec.name);
  // Nobody leaves before they have begun: that the newest have no bill yet gives nothing away.
  const gap = column.missing === 0 || startsBlank(examined, column) ? [] : [{ ...byPresence(column, churned).missing, label: `have no ${name}` }];
  if (column.kind === 'number') return gap;
  return [...byCategory(column, churned).map((outcome, code) => ({ ...outcome, label: `have ${name} ${quoted(categoryLabel(column.spec, column.spec.categories[code]!))}` })), ...gap];
}

/** The chance of it is bounded by Chernoff's inequality for a binomial share. */
function isPure({ rows, left }: Outcome, base: number): boolean {
  if (rows === 0) return false;
  const share = left / rows;
  if (share > 0 && share < NEARLY_ALL) return false;
  const divergence = share === 0 ? -Math.log1p(-base) : share * Math.log(share / base) + (share < 1 ? (1 - share) * Math.log((1 - share) / (1 - base)) : 0);
  return base !== share && (share === 0 || share > base) && rows * divergence > -Math.log(BY_CHANCE);
}
