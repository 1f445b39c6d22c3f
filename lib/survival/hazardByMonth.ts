import { wilsonInterval } from '@/lib/stats/intervals';
import type { SurvivalCurve } from './kaplanMeier';

export interface MonthlyHazard {
  /** Share of the customers at risk in the month who leave in it; NaN, like its limits, where none is at risk. */
  hazard: number;
  /** 95% Wilson limits. */
  lower: number;
  upper: number;
  atRisk: number;
  events: number;
}

/**
 * When do they leave: the hazard d/n of each month with its 95% interval. O(months).
 *
 * @returns one entry a month, by month from 0 to the last of the curve
 * @see Kalbfleisch & Prentice (2002) §1.2.2 for the discrete hazard; Wilson (1927) for the interval
 */
export function hazardByMonth({ atRisk, events }: Pick<SurvivalCurve, 'atRisk' | 'events'>): MonthlyHazard[] {
  return Array.from(atRisk, (n, month) => {
    const d = events[month]!;
    const [lower, upper] = wilsonInterval(d, n);
    return { hazard: n === 0 ? NaN : d / n, lower, upper, atRisk: n, events: d };
  });
}
