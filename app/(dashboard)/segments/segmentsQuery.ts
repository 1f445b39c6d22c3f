import { shortened } from '@/lib/workspace/customerList/filters';
import type { PartitionOption } from '@/lib/workspace/segmentsPage/partitions';
import { unknownParameters } from '../unknownParameters';

export interface SegmentsQuery {
  /** What the heat map is divided by, and what the survival curves; undefined where the address says nothing that is offered. */
  by: string | undefined;
  compare: string | undefined;
  /** What the address asks for and nothing offers or knows, in words. */
  ignored: string[];
}

/** The view that an address describes; unknown values fall back to the default, and they and unknown parameters are named. */
export function readSegmentsQuery(params: Record<string, string | string[] | undefined>, offered: { by: readonly PartitionOption[]; compare: readonly PartitionOption[] }): SegmentsQuery {
  const ignored = unknownParameters(params, ['by', 'compare']);
  const choice = (name: 'by' | 'compare', what: string) => {
    const wanted = [params[name]].flat()[0];
    const found = offered[name].find((option) => option.name === wanted)?.name;
    if (wanted !== undefined && !found) ignored.push(`${what} by “${shortened(wanted)}”.`);
    return found;
  };
  return { by: choice('by', 'Months are not shown'), compare: choice('compare', 'Groups are not compared'), ignored };
}

/** The address of a view, at the figure that was changed. */
export function segmentsAddress({ by, compare }: Pick<SegmentsQuery, 'by' | 'compare'>, hash: string) {
  return { pathname: '/segments' as const, query: { ...(by && { by }), ...(compare && { compare }) }, hash };
}
