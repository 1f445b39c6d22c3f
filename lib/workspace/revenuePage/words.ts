import { formatMoneyRounded, formatRate } from '@/lib/format';
import type { Range } from '@/lib/survival/revenueLossRange';
import type { LossGroup, Lost } from './revenuePage';

/** What no interval here has in it. */
export const NOT_IN_RANGE = 'A range holds what the estimates may be off by and who happens to leave. What strikes all customers at once, such as a competitor’s price cut or a season, is not in it.';

/** What the figures leave out. */
export const NOT_COUNTED = 'Only losses among today’s customers are counted: no new customers, no changes of price.';

/** "€15,156 to €20,556" */
export function rangeText({ lower, upper }: Range, currency: string): string {
  return `${formatMoneyRounded(lower, currency)} to ${formatMoneyRounded(upper, currency)}`;
}

/** "1 month", "12 months" */
export function horizonText({ months }: Pick<Lost, 'months'>): string {
  return months === 1 ? '1 month' : `${months} months`;
}

/** Of what all pay a month, and for a sum over months of what they would pay in them: "5.7%". */
export function shareText({ value, months }: Lost, { revenue }: LossGroup, over: 'month' | 'months'): string {
  return formatRate(value / (revenue * (over === 'month' ? 1 : months)));
}
