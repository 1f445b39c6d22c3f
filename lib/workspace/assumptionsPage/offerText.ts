import { formatCount, formatMoney, formatMonths, formatNumber, formatRate } from '@/lib/format';
import type { Incentive, Offer } from '@/lib/retention/offersSchema';
import { betaMean, betaQuantile } from '@/lib/stats/beta';

/** The mean of a save rate, and the middle 90% of it as it is printed. */
export function saveRateText({ a, b }: Offer['saveRate']): { mean: number; range: string } {
  return { mean: betaMean(a, b), range: `${formatRate(betaQuantile(0.05, a, b))} to ${formatRate(betaQuantile(0.95, a, b))}` };
}

export function originText(origin: Offer['origin']): string {
  return origin.kind === 'assumed' ? 'Assumed' : `Measured in ${origin.campaign}, n = ${formatCount(origin.n)}`;
}

export function incentiveText(incentive: Incentive, currency: string): string {
  return 'fixed' in incentive ? formatMoney(incentive.fixed, currency) : `${formatNumber(incentive.shareOfCharge * 100)}% of what they pay for ${formatMonths(incentive.months)}`;
}
