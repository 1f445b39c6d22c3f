import { formatRate } from '@/lib/format';
import { chiSquareTail } from '@/lib/stats/chiSquare';
import { hazardByMonth, type MonthlyHazard } from '@/lib/survival/hazardByMonth';
import type { SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { BY_MONTH, stepsText, type TenureStep } from '@/lib/workspace/tenureStep';
import { firstMonth, MIN_AT_RISK } from './followed';
import { listText, SIGNIFICANT } from './words';

export interface HazardMonth extends MonthlyHazard {
  month: number;
}

export interface HazardView {
  title: string;
  /** Months with at least 50 customers at risk, in order. */
  months: HazardMonth[];
}

const WORST = 3;
/** Of fewer departures χ² is no guide: one of 95 would stand out. */
const LEAST_EVENTS = 5;

/**
 * Of those who reach a month, or a year where the file counts in years, the share that leaves in it. Null where none has 50 customers at risk.
 *
 * @param curve in the steps of the file
 */
export function hazardView(curve: SurvivalCurve, step = BY_MONTH): HazardView | null {
  const months = hazardByMonth(curve)
    .map((hazard, month) => ({ ...hazard, month }))
    .filter(({ month, atRisk }) => month >= firstMonth(curve) && atRisk >= MIN_AT_RISK);
  return months.length === 0 ? null : { title: title(months, step), months };
}

function title(months: readonly HazardMonth[], step: TenureStep): string {
  const { one, many } = step;
  const highestFirst = months.toSorted((a, b) => b.hazard - a.hazard || a.month - b.month);
  const [highest] = highestFirst as [HazardMonth];
  if (highest.events === 0) return `Nobody left in the ${stepsText(months.length, step)} that at least ${MIN_AT_RISK} customers reached`;
  const usual = pooled(highestFirst.slice(WORST));
  const worst = highestFirst.slice(0, WORST).filter((month) => standsOut(month, usual, months.length)).sort((a, b) => a.month - b.month);
  if (worst.length === 0) return `No ${one} stands out: the highest is ${one} ${highest.month} with ${formatRate(highest.hazard)} of those who reach it`;
  const later = months.filter(({ month }) => month > worst.at(-1)!.month);
  const [rest, when] = later.length > 0 ? [later, `after ${one} ${worst.at(-1)!.month}`] : [months.filter((month) => !worst.includes(month)), 'before'];
  const names = `${worst.length === 1 ? one : many} ${listText(worst.map(({ month }) => String(month)))}`;
  const rate = worst.length === 1 ? formatRate(highest.hazard) : `${formatRate(highest.hazard)} in ${one} ${highest.month}`;
  return `They leave most in ${names}: ${rate}, against ${formatRate(pooled(rest))} a ${one} ${when}`;
}

function pooled(months: readonly HazardMonth[]): number {
  return months.reduce((sum, { events }) => sum + events, 0) / months.reduce((sum, { atRisk }) => sum + atRisk, 0);
}

/** Whether one of many months is higher than chance would lift any of them, by Bonferroni's correction. */
function standsOut({ hazard, events, atRisk }: HazardMonth, rest: number, months: number): boolean {
  if (!(hazard > rest) || events < LEAST_EVENTS) return false;
  if (rest === 0) return true;
  return chiSquareTail((hazard - rest) ** 2 / ((rest * (1 - rest)) / atRisk), 1) * months < SIGNIFICANT;
}
