import type { ChartTable } from '@/app/_components/charts/chartFrame';
import { formatCount, formatRate, MISSING } from '@/lib/format';
import type { ComparedGroup } from '@/lib/workspace/survivalPage/comparison';
import { NOT_WATCHED } from '@/lib/workspace/survivalPage/words';
import type { TenureStep } from '@/lib/workspace/tenureStep';
import { isPrinted } from './printed';

/** The survival curves of groups as a table. */
export function curvesTable(groupHeader: string, groups: readonly ComparedGroup[], step: TenureStep): ChartTable {
  return {
    columns: [{ header: groupHeader }, ...[`After ${step.many}`, 'Still there', '95% interval', 'Number at risk'].map((header) => ({ header, numeric: true }))],
    rows: groups.flatMap((group) => group.points.filter(isPrinted(step)).map(({ month, survival, lower, upper, atRisk }) => [
      group.label, String(month), atRisk > 0 ? formatRate(survival) : NOT_WATCHED, atRisk > 0 && Number.isFinite(lower) ? `${formatRate(lower)} to ${formatRate(upper)}` : MISSING, formatCount(atRisk),
    ])),
  };
}
