import { categoryLabel, columnsByRole, featureColumns, type CategoryColumn, type FeatureColumn } from '@/lib/dataset/dataset';
import { MIN_GROUP } from '@/lib/explanation/featureGroups';
import { formatNumber, formatRate, formatWithUnit } from '@/lib/format';
import { countChurn } from '@/lib/kpi/membership';
import type { Period } from '@/lib/kpi/period';
import { wilsonInterval } from '@/lib/stats/intervals';
import { quantileOf } from '@/lib/stats/quantile';
import type { Workspace } from './derive';

export interface GroupChurn {
  /** Column that the customers are grouped by. */
  by: string;
  options: { name: string; label: string }[];
  title: string;
  /** Highest rate first. Together they are the customers and the losses of the churn card. */
  groups: { label: string; count: number; lost: number; rate: number; lower: number; upper: number }[];
}

/** Churn of each category of a grouping column over the period (whole file without dates), or null where no column groups. */
export function groupChurn(workspace: Workspace, period: Period | null, by?: string): GroupChurn | null {
  const columns = columnsByRole(workspace.dataset, 'segmentation').filter((column): column is CategoryColumn => column.kind === 'category');
  const column = columns.find((candidate) => candidate.spec.name === by) ?? columns[0];
  if (!column) return null;
  const codes = [...column.spec.categories.keys(), ...(column.missing > 0 ? [-1] : [])];
  const groups = codes
    .map((code) => {
      const { activeAtStart, lost } = countGroup(workspace, period, (row) => column.codes[row] === code);
      const [lower, upper] = wilsonInterval(lost, activeAtStart);
      return { label: code < 0 ? 'Not known' : categoryLabel(column.spec, column.spec.categories[code]!), count: activeAtStart, lost, rate: lost / activeAtStart, lower, upper };
    })
    .filter((group) => group.count > 0)
    .sort((a, b) => b.rate - a.rate);
  return {
    by: column.spec.name,
    options: columns.map(({ spec }) => ({ name: spec.name, label: spec.label })),
    title: groupTitle(groups, column.spec.label),
    groups,
  };
}

function countGroup(workspace: Workspace, period: Period | null, includes: (row: number) => boolean) {
  if (period && workspace.members) return countChurn(workspace.members, period, includes);
  let activeAtStart = 0;
  let lost = 0;
  for (let row = 0; row < workspace.dataset.rowCount; row++) {
    if (!includes(row)) continue;
    activeAtStart++;
    lost += workspace.churned[row]!;
  }
  return { activeAtStart, lost };
}

function groupTitle(groups: GroupChurn['groups'], label: string): string {
  const [worst, second] = groups;
  if (!worst || !second) return `${label}: one group only`;
  if (worst.lost === 0) return `${label}: nobody left`;
  const apart = worst.lower > second.upper;
  const claim = `${worst.label} leaves most: ${formatRate(worst.rate)}, against ${formatRate(groups.at(-1)!.rate)} for ${groups.at(-1)!.label}`;
  return apart ? claim : `${claim}; the top two are too close to call`;
}

/** Which values of a feature go with leaving, in words from the data: "Month-to-month 55% left, Two year 8%". */
export function contrast(workspace: Workspace, name: string): string | null {
  const column = featureColumns(workspace.dataset).find((candidate) => candidate.spec.name === name);
  if (!column) return null;
  const groups = (column.kind === 'category' ? categoryGroups(column) : quarterGroups(column, workspace.dataset.dictionary.currency))
    .map(({ label, includes }) => ({ label, ...countGroup(workspace, null, includes) }))
    .filter((group) => group.activeAtStart >= MIN_GROUP)
    .map((group) => ({ label: group.label, rate: group.lost / group.activeAtStart }))
    .sort((a, b) => b.rate - a.rate);
  const [highest, lowest] = [groups[0], groups.at(-1)];
  if (!highest || !lowest || highest === lowest) return null;
  return `${highest.label}: ${formatRate(highest.rate)} left. ${lowest.label}: ${formatRate(lowest.rate)}.`;
}

function categoryGroups(column: Extract<FeatureColumn, { kind: 'category' }>) {
  return column.spec.categories.map((category, code) => ({ label: categoryLabel(column.spec, category), includes: (row: number) => column.codes[row] === code }));
}

/** The lowest and the highest quarter of a numeric feature; where one value fills both, that value and what lies above it. */
function quarterGroups(column: Extract<FeatureColumn, { kind: 'number' }>, currency: string) {
  const { unit } = column.spec;
  const text = (value: number) => formatWithUnit(value, unit, currency);
  // "3 in 90 days or more" would be more days.
  const orMore = (value: number) => (unit === '' || unit.startsWith('currency') ? `${text(value)} or more` : `${formatNumber(value)} or more ${unit}`);
  const known = column.values.filter((value) => !Number.isNaN(value));
  const [low, high] = [quantileOf(known, 0.25), quantileOf(known, 0.75)];
  return [
    { label: `Up to ${text(low)}`, includes: (row: number) => column.values[row]! <= low },
    low === high
      ? { label: `More than ${text(high)}`, includes: (row: number) => column.values[row]! > high }
      : { label: orMore(high), includes: (row: number) => column.values[row]! >= high },
  ];
}
