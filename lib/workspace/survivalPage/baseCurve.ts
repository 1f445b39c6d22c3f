import { formatRate } from '@/lib/format';
import { monthlyRetention, retentionAt, type Retention } from '@/lib/survival/clv';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { sbgRetention } from '@/lib/survival/shiftedBetaGeometric';
import { BY_MONTH, stepsText, type TenureStep } from '@/lib/workspace/tenureStep';
import { curveMonths, lastFollowed, MIN_AT_RISK, wasWatched, type CurveMonth } from './followed';
import { listText } from './words';

/** Months that the curve is drawn on for, beyond the observed; the figures below are in steps of the file. */
const AHEAD = 24;

export interface BaseCurve {
  title: string;
  /** Observed, then extrapolated; the latter without limits and nobody at risk. */
  points: CurveMonth[];
  /** First extrapolated month; null where nothing is. */
  extrapolatedFrom: number | null;
  extrapolation: Extrapolation | null;
  /** What to be careful about; null where nothing is. */
  caution: string | null;
}

export interface Extrapolation {
  by: Retention['beyondBy'];
  /** The fitted model; null for a constant. */
  sbg: Retention['sbg'];
  /** Last month that it rests on. */
  observed: number;
  /** Largest distance of the fitted curve from the observed one, 0–1; null for a constant. */
  furthestOff: number | null;
  /** Months drawn. */
  ahead: number;
}

/**
 * The survival curve of all customers, with its continuation by a model where every month up to its last was well observed.
 *
 * @param curve in the steps of the file
 */
export function baseCurve(curve: SurvivalCurve, step = BY_MONTH): BaseCurve {
  const last = lastFollowed(curve);
  const observed = curveMonths(curve, last);
  const retention = monthlyRetention(curve);
  const ahead = AHEAD / step.months;
  const goesOn = retention.observed === last && last > 0 && observed.at(-1)!.survival > 0;
  let survival = observed.at(-1)!.survival;
  const beyond = Array.from({ length: goesOn ? ahead : 0 }, (_, i): CurveMonth => {
    survival *= retentionAt(retention, last + 1 + i);
    return { month: last + 1 + i, survival, lower: NaN, upper: NaN, atRisk: 0 };
  });
  return {
    title: title(curve, last, step),
    points: [...observed, ...beyond],
    extrapolatedFrom: goesOn ? last + 1 : null,
    extrapolation: goesOn ? { by: retention.beyondBy, sbg: retention.sbg, observed: last, furthestOff: furthestOff(curve, retention), ahead } : null,
    caution: caution(curve, last, step),
  };
}

function furthestOff({ survival }: SurvivalCurve, { sbg, observed }: Retention): number | null {
  if (!sbg) return null;
  let fitted = survival[0]!;
  let off = 0;
  for (let t = 1; t <= observed; t++) {
    fitted *= sbgRetention(sbg, t);
    off = Math.max(off, Math.abs(fitted - survival[t]!));
  }
  return off;
}

function title(curve: SurvivalCurve, to: number, step: TenureStep): string {
  const { survival, events } = curve;
  const last = curve.atRisk.subarray(0, to + 1).findLastIndex((n) => n > 0);
  if (last < 0) return `Nobody in the file was watched for a whole ${step.one}`;
  if (events.every((d) => d === 0)) return `Nobody has left: all are still there after ${stepsText(last, step)}`;
  const reached = [12, 24].map((months) => months / step.months).filter((month) => month <= last);
  const months = reached.filter((month) => wasWatched(curve, month));
  const unwatched = reached.filter((month) => !months.includes(month));
  const gap = unwatched.length === 0 ? '' : `; nobody was watched in ${unwatched.length === 1 ? step.one : step.many} ${listText(unwatched.map(String))}`;
  const [first = last, second] = months;
  const claim = `${formatRate(survival[first]!)} of customers are still there after ${stepsText(first, step)}`;
  return `${claim}${second === undefined ? '' : `, ${formatRate(survival[second]!)} after ${second}`}${gap}`;
}

function caution({ atRisk }: SurvivalCurve, last: number, { one, many }: TenureStep): string | null {
  const thin = Array.from(atRisk.subarray(0, last + 1)).filter((n) => n < MIN_AT_RISK).length;
  if (thin === 0) return null;
  return `In ${thin === last + 1 ? `every ${one}` : `${thin} of these ${last + 1} ${many}`} fewer than ${MIN_AT_RISK} customers were watched: read the curve by its interval.`;
}
