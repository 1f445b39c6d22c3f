import type { SurvivalCurve } from './kaplanMeier';

/** How close to ½ counts as ½: products of fractions that should meet it miss by rounding. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * Median survival time with its 95% interval: the first month after which no more than half are still there, and the months at
 * which the lower and upper limit curves cross ½. Where a curve rests on ½ exactly, the middle of its flat stretch. R's `survfit`. O(months).
 *
 * @returns months; null where a curve never comes down to ½ (for `upper`: the data set no upper limit)
 * @see Brookmeyer & Crowley (1982)
 */
export function medianSurvivalTime(curve: SurvivalCurve): { value: number | null; lower: number | null; upper: number | null } {
  return { value: firstMonthAtHalf(curve.survival), lower: firstMonthAtHalf(curve.lower), upper: firstMonthAtHalf(curve.upper) };
}

function firstMonthAtHalf(share: Float64Array): number | null {
  const month = share.findIndex((s) => s < 0.5 + TOLERANCE);
  if (month < 0) return null;
  const level = share[month]!;
  const next = share.findIndex((s, t) => t > month && s < level);
  return Math.abs(level - 0.5) < TOLERANCE && next >= 0 ? (month + next) / 2 : month;
}
