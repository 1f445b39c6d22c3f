import { groupCounts } from '@/lib/churn/groupRates';
import { categoryLabel, columnsByRole, type Column } from '@/lib/dataset/dataset';
import { formatNumber } from '@/lib/format';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import type { Workspace } from './derive';
import type { FairnessColumn } from './fairness';

const MAX_GROUPS = 12;
const NOT_KNOWN = 'Not known';

/**
 * Every protected column that divides customers into groups, counted at every cut: by category, a number by its quarters. Columns of
 * dates or text make no groups and are left out.
 *
 * @param rows which rows were measured; y and probability are in their order
 */
export function modelFairness({ dataset }: Workspace, rows: readonly number[], y: Uint8Array, probability: Float64Array, cuts: readonly number[]): FairnessColumn[] {
  return columnsByRole(dataset, 'protected').flatMap((column) => {
    const grouping = groupingOf(column);
    if (!grouping) return [];
    const groups = groupCounts(y, probability, rows.map(grouping.of), grouping.labels, cuts);
    const smallestShown = groups.map((group) => group.n).sort((a, b) => b - a)[MAX_GROUPS - 1] ?? 0;
    const shown = groups.filter((group) => group.n >= smallestShown).slice(0, MAX_GROUPS);
    return [{ name: column.spec.name, label: column.spec.label, groups: shown, notShown: groups.length - shown.length }];
  });
}

/** The groups' names and which of them a row is in; the last group is of those for whom nothing is known. */
function groupingOf(column: Column): { labels: string[]; of: (row: number) => number } | null {
  if (column.kind === 'category') {
    const { spec, codes } = column;
    const labels = spec.categories.map((category) => categoryLabel(spec, category));
    return { labels: [...labels, NOT_KNOWN], of: (row) => (codes[row]! < 0 ? labels.length : codes[row]!) };
  }
  if (column.kind !== 'number') return null;
  const known = column.values.filter((value) => !Number.isNaN(value)).sort();
  // What lies below the smallest value holds nobody.
  const ends = [...new Set([0.25, 0.5, 0.75].map((q) => quantileSorted(known, q)))].filter((end) => end > known[0]!);
  const text = (value: number) => formatNumber(value);
  const labels = [...ends.map((end, i) => (i === 0 ? `below ${text(end)}` : `${text(ends[i - 1]!)} to below ${text(end)}`)), ends.length > 0 ? `${text(ends.at(-1)!)} and more` : 'Known'];
  const of = (row: number) => {
    const value = column.values[row]!;
    // A value on a boundary belongs to the group that begins there.
    return Number.isNaN(value) ? labels.length : countBelow(ends, value) + (ends.includes(value) ? 1 : 0);
  };
  return { labels: [...labels, NOT_KNOWN], of };
}
