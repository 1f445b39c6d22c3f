import { columnsByRole } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';

/** Ways to divide the customers that are no column; a column of such a name cannot be asked for. */
export const RULES = 'segment';
export const CLUSTERS = 'cluster';
export const VALUE = 'value';

/** More groups than this are no overview. */
const MAX_GROUPS = 24;

/** A way to divide the customers into groups: its name in addresses, and what people read. */
export interface PartitionOption { name: string; label: string }

/** What the heat map can be divided by: the rules, learned groups, and every category column for grouping. */
export function partitionOptions(workspace: Workspace): PartitionOption[] {
  return [{ name: RULES, label: 'Segment' }, ...clusterOption(workspace), ...columnOptions(workspace)];
}

export function clusterOption({ clusters }: Workspace): PartitionOption[] {
  return clusters ? [{ name: CLUSTERS, label: 'Learned group' }] : [];
}

export function columnOptions({ dataset }: Workspace): PartitionOption[] {
  return columnsByRole(dataset, 'segmentation')
    .filter(({ spec }) => spec.type === 'category' && spec.categories.length <= MAX_GROUPS && ![RULES, CLUSTERS, VALUE].includes(spec.name))
    .map(({ spec }) => ({ name: spec.name, label: spec.label }));
}
