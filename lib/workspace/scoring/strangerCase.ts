import type { Encoder } from '@/lib/churn/encoder';
import type { Assumptions } from '@/lib/dataset/schema';
import { retentionAt } from '@/lib/survival/clv';
import type { ScoringKit, StrangerCourse } from './scoringKit';

/** What lies ahead of somebody who is not on file. */
export interface StrangerOutlook {
  /** The chance to leave in the months that count. */
  leaving: number;
  /** Lifetime value per unit of monthly charge. */
  multiplier: number;
}

/** What a column adds to the log relative hazard, by its code in X; null for a column that no regression has. */
export type RiskOf = ((code: number) => number) | null;

/** By column of X what it adds to somebody's log relative hazard. */
export function riskByCode(encoder: Encoder, strangers: ScoringKit['strangers']): RiskOf[] {
  return encoder.map((feature) => {
    const risk = strangers?.risks.find(({ name }) => name === feature.name);
    if (!risk) return null;
    const { intercept, slope, missing, byCode } = risk;
    if (feature.kind === 'category') return (code) => byCode.get(code) ?? intercept;
    return (code) => (missing && code === missing.code ? missing.adds : intercept + slope * code);
  });
}

/**
 * What `offerCase` says of somebody who is not on file, by the same formulas without the errors, which no expected value takes; some hundred
 * times as quick.
 *
 * @param codes X, of which the row at `at` is meant
 */
export function strangerOutlook({ courses, strangers, assumptions }: ScoringKit, risks: readonly RiskOf[]): (codes: Float32Array, at: number, tenure: number) => StrangerOutlook {
  return (codes, at, tenure) => {
    let score = 0;
    for (let j = 0; j < risks.length; j++) score += risks[j]?.(codes[at + j]!) ?? 0;
    let group = 0;
    if (strangers) for (const bound of strangers.bounds) group += Number(bound <= score);
    return outlookOf(courses![group]!, Math.exp(score), tenure, assumptions);
  };
}

function outlookOf(course: StrangerCourse, relative: number, tenure: number, { grossMargin, discountRate, clvHorizon, leaveWithin }: Assumptions): StrangerOutlook {
  const { logBaseline } = course;
  const discount = 1 / (1 + discountRate);
  let [payment, multiplier, log, leaving] = [grossMargin, 0, 0, 0];
  for (let k = 1; k <= Math.max(clvHorizon, leaveWithin); k++) {
    const month = tenure + k;
    log += month < logBaseline.length ? relative * logBaseline[month]! : Math.log(beyond(course, month));
    payment *= discount;
    if (k <= clvHorizon) multiplier += payment * Math.exp(log);
    if (k === leaveWithin) leaving = -Math.expm1(log);
  }
  return { leaving, multiplier };
}

const NONE = new Float64Array();
const beyond = ({ sbg, constant }: StrangerCourse, month: number) => retentionAt({ monthly: NONE, sbg, constant }, month);
