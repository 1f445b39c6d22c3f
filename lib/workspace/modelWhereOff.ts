import { groupCounts, share } from '@/lib/churn/groupRates';
import { featureColumns, type FeatureColumn } from '@/lib/dataset/dataset';
import { groupOf, MIN_GROUP } from '@/lib/explanation/featureGroups';
import type { Workspace } from './derive';
import { groupsByFeature } from './explain';

/** Customers alike in one feature for whom the model says too much or too little on average. */
export interface GroupOff {
  feature: string;
  group: string;
  count: number;
  /** Mean probability, out of bag. */
  predicted: number;
  /** Share that left, with its 95% Wilson interval, which leaves out `predicted`. */
  observed: number;
  lower: number;
  upper: number;
}

export interface WhereOff {
  /** Farthest off first. */
  off: GroupOff[];
  /** Groups of enough customers to be asked. */
  asked: number;
  /** How many of them the intervals of a model without fault leave out by chance. */
  byChance: number;
}

/**
 * Calibration by feature: the groups of at least 30 customers whose mean probability lies outside the 95% interval of the share of them
 * that left. A model can be right on average over all of them and wrong about some.
 *
 * @param rows which rows were measured; y and probability are in their order
 * @returns nothing asked for no rows
 */
export function modelWhereOff(workspace: Workspace, rows: readonly number[], y: Uint8Array, probability: Float64Array): WhereOff {
  const groupsOf = groupsByFeature(workspace);
  const asked = featureColumns(workspace.dataset).flatMap((column): GroupOff[] => {
    const groups = groupsOf.get(column.spec.name) ?? [];
    const position = new Map(groups.map((group, i) => [group, i]));
    const membership = rows.map((row) => {
      const group = groupOf(groups, cell(column, row));
      return group ? position.get(group)! : -1;
    });
    return groupCounts(y, probability, membership, groups.map((group) => group.label), []).map(({ label, n, positives, predicted }) => {
      const { value: observed, lower, upper } = share(positives, n);
      return { feature: column.spec.label, group: label, count: n, predicted, observed, lower, upper };
    });
  }).filter((group) => group.count >= MIN_GROUP);
  const distance = (group: GroupOff) => Math.abs(group.predicted - group.observed);
  const off = asked.filter(({ predicted, lower, upper }) => predicted < lower || predicted > upper).sort((a, b) => distance(b) - distance(a));
  return { off, asked: asked.length, byChance: 0.05 * asked.length };
}

/** The value of a row as groups know it: null where it is not known. */
function cell(column: FeatureColumn, row: number): number | string | null {
  if (column.kind === 'category') return column.spec.categories[column.codes[row]!] ?? null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}
