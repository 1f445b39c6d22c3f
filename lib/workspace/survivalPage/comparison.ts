import { numberByRole } from '@/lib/dataset/dataset';
import { formatRate } from '@/lib/format';
import { pick, rowsWhere } from '@/lib/stats/rows';
import { kaplanMeier, type SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { logRankTest } from '@/lib/survival/logRankTest';
import { medianSurvivalTime } from '@/lib/survival/medianSurvivalTime';
import { restrictedMeanSurvivalTime } from '@/lib/survival/restrictedMeanSurvivalTime';
import { monthsBeforeObservation, type Workspace } from '@/lib/workspace/derive';
import { inSteps, stepsText, tenureStep, type TenureStep } from '@/lib/workspace/tenureStep';
import { curveMonths, lastFollowed, limitsAt, wasWatched, watchedThroughout, type CurveMonth } from './followed';
import { UNGROUPED, type Grouping } from './groupings';
import { horizonOf } from './headline';
import { differenceText, listText } from './words';

export interface ComparedGroup {
  label: string;
  /** Asks for its customers in an address; null where nothing does. */
  value: string | null;
  customers: number;
  left: number;
  /** Still there after month `at` of the comparison, NaN where nobody was watched in it; limits undefined there, and where nobody left, or everybody. */
  share: number;
  limits: { lower: number; upper: number } | undefined;
  median: { value: number | null; lower: number | null; upper: number | null };
  /** Restricted mean within the horizon of the comparison, in steps; null where nobody was watched in one of them. */
  mean: { value: number; standardError: number } | null;
  points: CurveMonth[];
}

export interface Comparison {
  name: string;
  label: string;
  title: string;
  /** What the file counts in: months below are such steps. */
  step: TenureStep;
  /** Month that shares are compared at, if there is one in which somebody of every group was watched, and last month of the means. */
  at: number;
  horizon: number;
  groups: ComparedGroup[];
  test: { chiSquare: number; degreesOfFreedom: number; pValue: number; text: string };
  /** Customers in no group, because their value is not known. */
  leftOut: number;
}

/** Survival by group: curves, figures and whether they differ by more than chance. Null where fewer than two groups have a customer. */
export function compareGroups({ dataset, churned }: Workspace, grouping: Grouping): Comparison | null {
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const step = tenureStep(dataset);
  const { groups: named, of } = grouping.divide();
  const grouped = rowsWhere(of.length, (row) => of[row] !== UNGROUPED);
  const durations = (rows: Int32Array) => ({
    duration: pick(tenure, rows),
    eventObserved: pick(churned, rows),
    ...(entry && { entry: pick(entry, rows) }),
  });
  const curves = named.flatMap(({ label, value }, group) => {
    const rows = grouped.filter((row) => of[row] === group);
    if (rows.length === 0) return [];
    const { duration, eventObserved, entry: from } = durations(rows);
    return [{ label, value, customers: rows.length, left: eventObserved.reduce((sum, flag) => sum + flag, 0), curve: inSteps(kaplanMeier(duration, eventObserved, from), step) }];
  });
  if (curves.length < 2) return null;
  const horizon = Math.min(...curves.map(({ curve }) => horizonOf(curve, step)));
  const possible = (step.months === 12 ? [2, 1, 0] : [24, 12, 6, 3, 1, 0]).filter((month) => month <= horizon);
  const at = possible.find((month) => curves.every(({ curve }) => wasWatched(curve, month))) ?? possible[0]!;
  const groups = curves.map(({ label, value, customers, left, curve }): ComparedGroup => ({
    label, value, customers, left, share: wasWatched(curve, at) ? curve.survival[at]! : NaN, limits: wasWatched(curve, at) ? limitsAt(curve, at) : undefined, median: medianSurvivalTime(curve), mean: meanWithin(curve, horizon), points: curveMonths(curve, lastFollowed(curve)),
  }));
  const { chiSquare, degreesOfFreedom, pValue } = logRankTest({ ...durations(grouped), group: pick(of, grouped), groups: named.length });
  return {
    name: grouping.name, label: grouping.label, title: title(groups, at, step), step, at, horizon, groups, leftOut: of.length - grouped.length,
    test: { chiSquare, degreesOfFreedom, pValue, text: differenceText(pValue) },
  };
}

function meanWithin(curve: SurvivalCurve, horizon: number): ComparedGroup['mean'] {
  if (!watchedThroughout(curve, horizon)) return null;
  const { value, standardError } = restrictedMeanSurvivalTime(curve, horizon);
  return { value, standardError };
}

function title(groups: readonly ComparedGroup[], at: number, step: TenureStep): string {
  const unwatched = groups.filter(({ share }) => Number.isNaN(share)).map(({ label }) => `"${label}"`);
  if (unwatched.length > 0) return `Shares are not compared: nobody of ${listText(unwatched)} was watched in ${step.one} ${at}`;
  const [best, worst] = [groups.reduce((a, b) => (b.share > a.share ? b : a)), groups.reduce((a, b) => (b.share < a.share ? b : a))];
  if (best.share === worst.share) return `After ${stepsText(at, step)} the same share is still there in each group: ${formatRate(best.share)}`;
  return `After ${stepsText(at, step)} ${formatRate(best.share)} are still there of "${best.label}", ${formatRate(worst.share)} of "${worst.label}"`;
}
