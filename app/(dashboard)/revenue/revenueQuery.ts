import { shortened } from '@/lib/workspace/customerList/filters';
import { DEFAULT_RETAIN, MAX_RETAIN, parseRetain } from '@/lib/workspace/revenuePage/retain';
import type { PartitionOption } from '@/lib/workspace/segmentsPage/partitions';

export interface RevenueQuery {
  /** What the losses are divided by; undefined where the address says nothing that is offered. */
  by: string | undefined;
  /** How many percent of the expected departures do not happen. */
  retain: number;
  /** What the address asks for and nothing offers, in words. */
  ignored: string[];
}

/** The view that an address describes; unknown values fall back to the default and are named. */
export function readRevenueQuery(params: Record<string, string | string[] | undefined>, options: readonly PartitionOption[]): RevenueQuery {
  const [by, retain] = [[params.by].flat()[0], [params.retain].flat()[0]];
  const known = options.find(({ name }) => name === by)?.name;
  const percent = retain === undefined ? null : parseRetain(retain);
  return {
    by: known,
    retain: percent ?? DEFAULT_RETAIN,
    ignored: [
      ...(by !== undefined && !known ? [`Losses are not divided by “${shortened(by)}”.`] : []),
      ...(retain !== undefined && percent === null ? [`“${shortened(retain)}” is no share to retain: a whole percent from 0 to ${MAX_RETAIN}. Shown is ${DEFAULT_RETAIN}%.`] : []),
    ],
  };
}
