import type { NumberSpec, Period } from '@/lib/dataset/schema';

/** Months in a period: a day is one of 365.25 a year, so 30.4375 make a month. */
export const MONTHS_IN: Record<Period, number> = { day: 1 / 30.4375, week: 7 / 30.4375, month: 1, quarter: 3, year: 12 };

/** So that what is whole but for the rounding of a division stays whole: 2.3333333333 years are 28 months. */
const ROUNDING = 1e-9;

/** Completed months. */
export const wholeMonths = (months: number) => Math.floor(months + ROUNDING);

/**
 * From the number in the file to the one that is kept: a tenure in completed months (never rounded up), a charge for one month. A charge
 * for a day becomes one for 30.4375 days. Numbers of other roles stay as they are.
 *
 * @example perMonth({ role: 'tenure', period: 'day' })(400) // 13
 */
export function perMonth({ role, period = 'month' }: Pick<NumberSpec, 'role' | 'period'>): (value: number) => number {
  if (role === 'tenure') return (value) => wholeMonths(value * MONTHS_IN[period]);
  return period === 'month' ? (value) => value : (value) => value / MONTHS_IN[period];
}
