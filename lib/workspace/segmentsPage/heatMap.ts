import { formatCount, formatRate } from '@/lib/format';
import { activeAtStartOf } from '@/lib/kpi/membership';
import type { Period } from '@/lib/kpi/period';
import { betaCdf } from '@/lib/stats/beta';
import { workspacePeriods } from '@/lib/workspace/kpiCards';
import type { Workspace } from '@/lib/workspace/derive';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import { grouping } from './heatMapGroups';
import { partitionOptions, type PartitionOption } from './partitions';

/** Customers active at the start of a month, and how many of them were gone at its end. */
export interface MonthCount { activeAtStart: number; lost: number }

export interface HeatMapRow { label: string; cells: MonthCount[] }

export interface HeatMap {
  title: string;
  by: string;
  options: PartitionOption[];
  /** Oldest first. */
  months: string[];
  rows: HeatMapRow[];
  /** All rows together: the churn card of each month. */
  all: HeatMapRow;
  /** Lower ends of the colour steps, the first 0. */
  steps: number[];
  /** What the rows are and are not, a sentence each. */
  notes: string[];
}

/** Two years: one season beside the other. */
const MONTHS_SHOWN = 24;
/** Of fewer, one departure more or less is a step of colour. */
export const MIN_ACTIVE = 30;
/** Colour steps, in multiples of the rate of all customers in all months. */
const TIMES = [0, 0.5, 1, 2, 4];
const LEVEL = 0.05;

export const churnRateOf = ({ lost, activeAtStart }: MonthCount) => lost / activeAtStart;

/** Churn of each group in each complete month of the window, or what is missing for it. Computed once for each loaded state and grouping. */
export const heatMap = cachedByWorkspace('heatMap', (workspace, by): HeatMap | { absence: string } => {
  const { dataset: { dictionary }, members } = workspace;
  if (!members) return { absence: `${dictionary.name} does not say when customers left: a sign-up date and a leaving date for each would bring it.` };
  const periods = workspacePeriods(workspace, 'month').slice(-MONTHS_SHOWN);
  if (periods.length === 0) return { absence: 'The file covers no complete calendar month yet.' };
  const options = partitionOptions(workspace);
  const option = options.find(({ name }) => name === by) ?? options[0]!;
  const { labels, groupsAt, notes } = grouping(workspace, option.name);
  const counted = periods.map((period) => countByGroup(workspace, period, groupsAt(period), labels.length));
  const rows = labels
    .map((label, group): HeatMapRow => ({ label, cells: counted.map((month) => month[group]!) }))
    .filter(({ cells }) => cells.some(({ activeAtStart }) => activeAtStart > 0));
  const all = { label: 'All customers', cells: counted.map((month) => sum(month)) };
  const months = periods.map(({ label }) => label);
  return { title: title(rows, all, months), by: option.name, options, months, rows, all, steps: colourSteps(all), notes };
});

function countByGroup({ members }: Workspace, { start, end }: Period, of: ArrayLike<number>, groups: number): MonthCount[] {
  const counts = Array.from({ length: groups }, (): MonthCount => ({ activeAtStart: 0, lost: 0 }));
  for (let row = 0; row < of.length; row++) {
    if (!activeAtStartOf(members!, row, start)) continue;
    const count = counts[of[row]!]!;
    count.activeAtStart++;
    if (!activeAtStartOf(members!, row, end)) count.lost++;
  }
  return counts;
}

function sum(counts: readonly MonthCount[]): MonthCount {
  return counts.reduce((total, { activeAtStart, lost }) => ({ activeAtStart: total.activeAtStart + activeAtStart, lost: total.lost + lost }), { activeAtStart: 0, lost: 0 });
}

/**
 * The highest cell in words, and whether so high a rate is more than chance: the exact binomial tail at the rate of all months and
 * customers, corrected for having looked at every cell (Bonferroni), at 5%.
 */
function title(rows: readonly HeatMapRow[], all: HeatMapRow, months: readonly string[]): string {
  const overall = sum(all.cells);
  const cells = rows.flatMap(({ label, cells: counts }) => counts.map((count, i) => ({ label, month: months[i]!, ...count }))).filter(({ activeAtStart }) => activeAtStart >= MIN_ACTIVE);
  const highest = cells.reduce<(typeof cells)[number] | null>((a, b) => (a === null || churnRateOf(b) > churnRateOf(a) ? b : a), null);
  if (!highest || highest.lost === 0) return `${overall.lost === 1 ? '1 departure is' : `${formatCount(overall.lost)} departures are`} too few to compare groups month by month`;
  const { lost, activeAtStart } = highest;
  // P(X ≥ lost) of a binomial is the beta distribution's I_p(lost, n − lost + 1).
  const pValue = Math.min(1, betaCdf(churnRateOf(overall), lost, activeAtStart - lost + 1) * cells.length);
  const found = `${highest.label} lost ${formatRate(churnRateOf(highest))} in ${highest.month}, the most of any group and month; all customers lose ${formatRate(churnRateOf(overall))} a month`;
  return pValue < LEVEL ? found : `${found}: no more than the highest of ${formatCount(cells.length)} is by chance`;
}

/** Lower ends: colours are even over the ratio to the rate of all, because groups differ by more than months do. */
function colourSteps(all: HeatMapRow): number[] {
  const overall = churnRateOf(sum(all.cells)) || 0.01;
  return TIMES.map((times) => Number((times * overall).toPrecision(2)));
}
