import { categoryLabel, columnsByRole, type CategoryColumn } from '@/lib/dataset/dataset';
import { bandChoices, customerBase } from '@/lib/workspace/customerBase';
import { canFilterBy } from '@/lib/workspace/customerList/filters';
import type { Workspace } from '@/lib/workspace/derive';
import { clusterOption, columnOptions, CLUSTERS, RULES, type PartitionOption } from '@/lib/workspace/segmentsPage/partitions';

/** The division that is no column: by risk band. */
const BANDS = 'risk';

/** The active customers by group; each is in exactly one. */
export interface Division {
  groups: {
    label: string;
    /** The list of the group's customers; null where no address asks for them. */
    query: Record<string, string> | null;
  }[];
  /** Place in `groups` by row. */
  of: ArrayLike<number>;
}

/** What lost revenue can be divided by: the rules, risk bands, learned groups, and every category column for grouping. */
export function divisionOptions(workspace: Workspace): PartitionOption[] {
  return [
    { name: RULES, label: 'Segment' },
    ...(workspace.model ? [{ name: BANDS, label: 'Risk band' }] : []),
    ...clusterOption(workspace),
    ...columnOptions(workspace).filter(({ name }) => name !== BANDS),
  ];
}

/** @param by a name of `divisionOptions` */
export function divide(workspace: Workspace, by: string): Division {
  const { segments: { segments, of }, clusters, dataset } = workspace;
  if (by === RULES) return { groups: segments.map(({ id, label }) => group(label, { segment: id })), of };
  if (by === BANDS) return { groups: bandChoices(workspace).map(({ id, label }) => group(label, { risk: id })), of: customerBase(workspace).band! };
  if (by === CLUSTERS) return { groups: clusters!.clusters.map(({ id, name }) => group(name, { cluster: String(id) })), of: clusters!.assignment };
  const { spec, codes } = columnsByRole(dataset, 'segmentation').find((column) => column.spec.name === by) as CategoryColumn;
  const query = (value: string) => (canFilterBy(spec.name) ? { [spec.name]: value } : null);
  // What is not known is a group of its own, so that the groups sum to all customers.
  return {
    groups: [...spec.categories.map((category) => group(categoryLabel(spec, category), query(category))), group('Not known', query(''))],
    of: Int16Array.from(codes, (code) => (code < 0 ? spec.categories.length : code)),
  };
}

const group = (label: string, query: Record<string, string> | null) => ({ label, query: query && { ...query, status: 'active' } });
