import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';

/** Fewer customers at risk than this and a month says little. */
export const MIN_AT_RISK = 50;

/** A month of a survival curve; limits are NaN where there are none. */
export interface CurveMonth {
  month: number;
  /** Share still there after it, with its 95% limits. */
  survival: number;
  lower: number;
  upper: number;
  atRisk: number;
}

/** Last month that at least 50 customers were at risk in; the last of all where no month had so many. */
export function lastFollowed({ atRisk }: SurvivalCurve): number {
  const last = atRisk.findLastIndex((n) => n >= MIN_AT_RISK);
  return last < 0 ? atRisk.length - 1 : last;
}

/** Whether anybody was at risk in a month: where nobody was, the curve only carries on what it was before. */
export function wasWatched({ atRisk }: Pick<SurvivalCurve, 'atRisk'>, month: number): boolean {
  return atRisk[month]! > 0;
}

/** Whether somebody was at risk in each month from 1 to another, as a mean over them needs. */
export function watchedThroughout(curve: Pick<SurvivalCurve, 'atRisk'>, to: number): boolean {
  for (let month = 1; month <= to; month++) if (!wasWatched(curve, month)) return false;
  return true;
}

/** Month 0 counts where someone left in it; where departures are counted from month 1 on, nobody could. */
export function firstMonth({ events }: Pick<SurvivalCurve, 'events'>): 0 | 1 {
  return events[0]! > 0 ? 0 : 1;
}

/** The months of a curve up to one of them. Where nobody has left yet there is no error to draw limits from. */
export function curveMonths({ survival, lower, upper, atRisk }: SurvivalCurve, to: number): CurveMonth[] {
  return Array.from(survival.subarray(0, to + 1), (share, month) => ({ month, survival: share, lower: lower[month]!, upper: upper[month]!, atRisk: atRisk[month]! }));
}

/** 95% limits at a month; undefined where nobody left before, or everybody did. */
export function limitsAt({ lower, upper, standardError }: SurvivalCurve, month: number): { lower: number; upper: number } | undefined {
  return standardError[month]! > 0 ? { lower: lower[month]!, upper: upper[month]! } : undefined;
}
