import { choleskyFactor } from '@/lib/stats/cholesky';
import { quantileSorted } from '@/lib/stats/quantile';
import { createRandom, standardNormals } from '@/lib/stats/random';
import { MONTHS_AHEAD, notReceived, type RevenueLoss, type RiskCourse } from './revenueLoss';

export interface Range {
  lower: number;
  upper: number;
}

/** 90% ranges by months from now, k = 0 … 12. */
export interface RevenueLossRanges {
  /** Of the monthly revenue that has left. */
  lost: Range[];
  /** Of the revenue not received until then. */
  notReceived: Range[];
}

/** Between them lie 90% of the courses drawn. */
const QUANTILES = [0.05, 0.95] as const;
const DRAWS = 1_000;
const SEED = 20_260_101;

/**
 * Ranges that a loss of revenue will lie in, from simulated courses of the coming year.
 *
 * Each course draws what the estimate may be off by and who happens to leave. The curves err month by month, independently
 * (Greenwood), together for all who pass through the month; the scores by one draw for everybody, as if all were off in the same
 * direction, which is the worst they can do to a total. Estimates enter by their slope (delta method), who leaves by the exact
 * covariance of the months and the normal distribution that a sum over customers tends to. What strikes all customers at once (a
 * competitor's price, a season) is in none of it. The same input gives the same ranges. O(draws × months of slopes).
 *
 * @param scoreErrors by course: relative standard error of its customers' hazards
 * @see Davison & Hinkley (1997), Bootstrap Methods and their Application, §6.3.3 on prediction: error of the estimate and of the outcome, both
 */
export function revenueLossRanges(loss: RevenueLoss, courses: readonly RiskCourse[], scoreErrors: readonly number[], draws = DRAWS): RevenueLossRanges {
  const normal = standardNormals(createRandom(SEED));
  const errors = estimationErrors(loss, courses, scoreErrors);
  const { L } = choleskyFactor(loss.covariance, MONTHS_AHEAD);
  const lost = loss.lost.length;
  const drawn = { lost: Array.from({ length: lost }, () => new Float64Array(draws)), notReceived: Array.from({ length: lost }, () => new Float64Array(draws)) };
  for (let draw = 0; draw < draws; draw++) {
    const course = drawCourse(loss, errors, L, normal);
    notReceived(course).forEach((sum, k) => {
      drawn.lost[k]![draw] = course[k]!;
      drawn.notReceived[k]![draw] = sum;
    });
  }
  return { lost: drawn.lost.map(range), notReceived: drawn.notReceived.map(range) };
}

/** What one independent error of the estimate does to what is lost by each month, per standard deviation. */
function estimationErrors({ slopes }: RevenueLoss, courses: readonly RiskCourse[], scoreErrors: readonly number[]): Float64Array[] {
  const ofScore = new Float64Array(MONTHS_AHEAD);
  const ofCurves: Float64Array[] = [];
  courses.forEach(({ logBaseline, variance }, group) => {
    for (let t = 1; t < logBaseline.length; t++) {
      const slope = slopes[group]!.subarray(t * MONTHS_AHEAD, (t + 1) * MONTHS_AHEAD);
      if (slope.every((value) => value === 0)) continue;
      slope.forEach((value, k) => (ofScore[k]! -= value * logBaseline[t]! * scoreErrors[group]!));
      const error = Math.sqrt(variance[t] ?? 0);
      if (error > 0) ofCurves.push(slope.map((value) => value * error));
    }
  });
  return [ofScore, ...ofCurves];
}

function drawCourse({ lost, revenue }: RevenueLoss, errors: readonly Float64Array[], L: Float64Array, normal: () => number): Float64Array {
  const course = lost.slice();
  for (const error of errors) {
    const z = normal();
    for (let k = 1; k <= MONTHS_AHEAD; k++) course[k]! += z * error[k - 1]!;
  }
  const leaving = Float64Array.from({ length: MONTHS_AHEAD }, normal);
  for (let k = 1; k <= MONTHS_AHEAD; k++) {
    for (let j = 1; j <= k; j++) course[k]! += L[(k - 1) * MONTHS_AHEAD + j - 1]! * leaving[j - 1]!;
    // Of a few customers a normal draw may be less than nothing, or more than there is.
    course[k] = Math.min(revenue, Math.max(0, course[k]!));
  }
  return course;
}

function range(values: Float64Array): Range {
  const sorted = values.sort();
  const [lower, upper] = QUANTILES.map((q) => quantileSorted(sorted, q));
  return { lower: lower!, upper: upper! };
}
