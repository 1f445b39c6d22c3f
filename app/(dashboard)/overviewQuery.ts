import type { Dictionary } from '@/lib/dataset/schema';
import { PERIOD_KINDS, type PeriodKind } from '@/lib/kpi/period';
import { SAVE_LIST_LENGTHS, type SaveListLength } from '@/lib/workspace/overview';

export interface OverviewQuery {
  period: PeriodKind;
  /** Grouping column, when the address names one that exists. */
  by: string | undefined;
  /** Customers on the save list. */
  listed: SaveListLength;
  /** What the address asks for and nothing offers, in words. */
  ignored: string[];
}

/** The view that an address describes; unknown values fall back to the default and are named. */
export function readOverviewQuery(params: Record<string, string | string[] | undefined>, dictionary: Dictionary): OverviewQuery {
  const ignored: string[] = [];
  const text = (name: string) => [params[name]].flat()[0];
  const period = PERIOD_KINDS.find((kind) => kind === text('period'));
  if (text('period') !== undefined && !period) ignored.push(`There is no period "${text('period')}": choose month, quarter or year.`);
  const by = dictionary.columns.find((column) => column.role === 'segmentation' && column.name === text('by'))?.name;
  if (text('by') !== undefined && !by) ignored.push(`There is no grouping by "${text('by')}".`);
  const listed = SAVE_LIST_LENGTHS.find((length) => String(length) === text('list'));
  if (text('list') !== undefined && !listed) ignored.push(`The save list shows ${SAVE_LIST_LENGTHS.join(' or ')} customers.`);
  return { period: period ?? 'month', by, listed: listed ?? SAVE_LIST_LENGTHS[0], ignored };
}
