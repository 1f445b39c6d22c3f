import { columnsByRole, numberByRole } from '@/lib/dataset/dataset';
import { lacksColumn } from '@/lib/dataset/roleWords';
import { addCustomer, noLoss, type PayingCustomer, type RevenueLoss, type RiskCourse } from '@/lib/survival/revenueLoss';
import { revenueLossRanges, type RevenueLossRanges } from '@/lib/survival/revenueLossRange';
import { lifetimeValues, placeOfRow, relativeHazard, type LifetimeValues } from '@/lib/workspace/lifetimeValue';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';

/** The active customers of whom it is known what they pay, and how each leaves. */
export interface RevenueOutlook {
  courses: readonly RiskCourse[];
  /** By course: relative standard error of its customers' hazards. */
  scoreErrors: readonly number[];
  /** Rows of the dataset. */
  rows: Int32Array;
  customerOf: (row: number) => PayingCustomer;
  /** Active customers whose charge is not known. */
  withoutCharge: number;
}

/** Customers of a course whose scores' errors are looked up; the errors differ little. */
const ERRORS_PER_COURSE = 200;

/** How the revenue of today's customers will leave, or what is missing to say so. Computed once for each loaded state. */
export const revenueOutlook = cachedByWorkspace('revenueOutlook', (workspace): RevenueOutlook | { absence: string } => {
  const { dataset, activeRows } = workspace;
  const lacks = (['tenure', 'monthlyCharge'] as const).filter((role) => columnsByRole(dataset, role).length === 0);
  if (lacks.length > 0) return { absence: `Revenue that will leave is what each customer pays, times the chance that they leave, which depends on how long they have been there. ${lacksColumn([lacks[0]!, ...lacks.slice(1)], 'bring it')}` };
  const charge = numberByRole(dataset, 'monthlyCharge')!;
  const tenure = numberByRole(dataset, 'tenure')!;
  const rows = activeRows.filter((row) => !Number.isNaN(charge[row]!));
  if (rows.length === 0) return { absence: activeRows.length === 0 ? 'Nobody in the file is active, so there is no revenue to lose.' : 'What they pay is not known of any active customer.' };
  const values = lifetimeValues(workspace)!;
  const customerOf = (row: number): PayingCustomer => ({ group: values.risk.of[row]!, relative: relativeHazard(values, row), tenure: tenure[row]!, charge: charge[row]! });
  return { courses: values.courses, scoreErrors: scoreErrors(values, rows), rows, customerOf, withoutCharge: activeRows.length - rows.length };
});

/** Means over some customers of each course, evenly spread over the file. */
function scoreErrors(values: LifetimeValues, rows: Int32Array): number[] {
  return values.courses.map((_, group) => {
    const own = rows.filter((row) => values.risk.of[row] === group);
    const step = Math.max(1, Math.floor(own.length / ERRORS_PER_COURSE));
    const sample = own.filter((_row, i) => i % step === 0);
    return sample.reduce((sum, row) => sum + placeOfRow(values, row).error, 0) / (sample.length || 1);
  });
}

/** A loss with the ranges that it will lie in. */
export interface RangedLoss extends RevenueLoss {
  ranges: RevenueLossRanges;
}

/**
 * The loss of each of some groups of customers.
 *
 * @param of group by row; the groups exclude each other, and every active customer is in one
 */
export function lossesBy(outlook: RevenueOutlook, of: ArrayLike<number>, groups: number): RangedLoss[] {
  const losses = Array.from({ length: groups }, () => noLoss(outlook.courses));
  for (const row of outlook.rows) addCustomer(losses[of[row]!]!, outlook.courses, outlook.customerOf(row));
  return losses.map((loss) => ({ ...loss, ranges: revenueLossRanges(loss, outlook.courses, outlook.scoreErrors) }));
}

/** All active customers whose charge is known, whatever they are divided by; null where their revenue cannot be looked ahead. Computed once for each loaded state. */
export const totalLoss = cachedByWorkspace('totalLoss', (workspace): RangedLoss | null => {
  const outlook = revenueOutlook(workspace);
  return 'absence' in outlook ? null : lossesBy(outlook, new Uint8Array(workspace.dataset.rowCount), 1)[0]!;
});
