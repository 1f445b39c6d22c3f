import { formatCount, formatMoney, formatRate } from '@/lib/format';
import { incentiveText, saveRateText } from '@/lib/workspace/assumptionsPage/offerText';
import type { ListedOffer } from '@/lib/workspace/assumptionsPage/offersView';
import type { ShownOffer } from './offerItem';

/** The offers in words. */
export function shownOffers(offers: readonly ListedOffer[], currency: string): ShownOffer[] {
  return offers.map(({ offer, channel, conditions, lacks, eligible, best }) => {
    const { mean, range } = saveRateText(offer.saveRate);
    return {
      id: offer.id,
      name: offer.name,
      terms: `${channel}, ${formatMoney(offer.contactCost, currency)} a contact, incentive ${incentiveText(offer.incentive, currency)}. Keeps ${formatRate(mean)} (${range}), ${offer.origin.kind}.`,
      conditions: conditions.length > 0 ? conditions.join('; ') : 'For everyone',
      lacks,
      counts: eligible === null ? null : `${formatCount(eligible)} eligible, best for ${formatCount(best ?? 0)}`,
    };
  });
}
