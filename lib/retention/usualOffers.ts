import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Assumptions } from '@/lib/dataset/schema';
import { quantileSorted } from '@/lib/stats/quantile';
import { asAssumed } from './asAssumed';
import { offersFor } from './offers';
import { offersSchema, type Offer, type OffersFile } from './offersSchema';

/** A save rate that nobody measured, as unsure as twenty contacts leave it. */
const assumed = (mean: number) => ({ saveRate: { a: 20 * mean, b: 20 * (1 - mean) }, origin: { kind: 'assumed' as const } });

/** A call, and a message, in money of which customers pay some tens a month. */
const CALL = 6;
const MESSAGE = 0.5;
/** Up to ten times as much a month, money is taken for such. */
const USUAL_CHARGE = 40;

/**
 * What a unit of money is worth less in a file than where `CALL` and `MESSAGE` were guessed: a power of ten, by what customers pay. Never below 1: a call
 * is no cheaper where little is paid.
 *
 * @param charge what customers typically pay a month; NaN where it is not known
 * @example moneyScale(5000) // 100: a call costs 600 yen
 */
export function moneyScale(charge: number): number {
  return charge >= 10 * USUAL_CHARGE ? 10 ** Math.floor(Math.log10(charge / USUAL_CHARGE)) : 1;
}

/**
 * What any trade can offer, asking for nothing but risk and time as a customer: a place to start from. Incentives are shares of what a
 * customer pays, so they fit any price; what a contact costs and how many it keeps are guesses, and are marked as such.
 *
 * @param charge what customers typically pay a month, by which contacts are priced in any currency; NaN where it is not known
 */
export function usualOffers({ riskBands, segments }: Pick<Assumptions, 'riskBands' | 'segments'>, charge: number): OffersFile {
  const [call, message] = [CALL, MESSAGE].map((cost) => cost * moneyScale(charge));
  return offersSchema.parse({
    formatVersion: 1,
    channels: [{ id: 'phone', label: 'Phone', perDay: 40 }, { id: 'email', label: 'Email', perDay: 400 }],
    offers: [
      {
        id: 'personal-call', name: 'Personal call', channel: 'phone', when: [{ estimate: 'probability', atLeast: riskBands.medium }], contactCost: call, incentive: { fixed: 0 }, ...assumed(0.1),
        script: 'I look after your account and wanted to hear how things are going. What is not working as it should? I will see to it myself and call you back.',
      },
      {
        id: 'discount', name: '20% off for three months', channel: 'phone', when: [{ estimate: 'probability', atLeast: riskBands.high }], contactCost: call, incentive: { shareOfCharge: 0.2, months: 3 }, ...assumed(0.15),
        script: 'We would hate to see you go. What would have to change? For the next three months I can take 20% off what you pay.',
      },
      {
        id: 'welcome-call', name: 'Welcome call', channel: 'phone', when: [{ of: 'tenure', atMost: segments.newMaxTenure }], contactCost: call, incentive: { fixed: 0 }, ...assumed(0.05),
        script: 'Welcome! I would like to make sure that everything works, and to answer what has come up so far.',
      },
      {
        id: 'thank-you', name: 'Thank-you: half a month free', channel: 'email', when: [{ of: 'tenure', atLeast: segments.loyalMinTenure }], contactCost: message, incentive: { shareOfCharge: 0.5, months: 1 }, ...assumed(0.08),
        script: 'Thank you for staying with us. As a small reward you pay only half next month.',
      },
      {
        id: 'useful-message', name: 'Useful message', channel: 'email', when: [{ estimate: 'probability', atLeast: riskBands.low }], contactCost: message, incentive: { fixed: 0 }, ...assumed(0.03),
        script: 'Here is what customers like you get most out of, and whom to ask when something is in the way.',
      },
    ],
  });
}

/**
 * The offers of a dataset that comes without: the bundled ones, as far as nobody measured them here, where one that asks for a column by
 * name applies, and so the trade is the same; else what any trade can offer.
 */
export function offersForOther(bundled: OffersFile | null, dataset: Dataset, assumptions: Pick<Assumptions, 'riskBands' | 'segments'>): OffersFile {
  const isSameTrade = bundled && offersFor(bundled, dataset).applicable.some(({ offer }) => asksForColumn(offer));
  return isSameTrade ? asAssumed(bundled) : usualOffers(assumptions, typicalCharge(dataset));
}

/** The median of what customers pay a month; NaN where nobody's is known. */
export function typicalCharge(dataset: Dataset): number {
  const charges = numberByRole(dataset, 'monthlyCharge')?.filter((charge) => charge > 0).sort() ?? new Float64Array();
  return quantileSorted(charges, 0.5);
}

function asksForColumn({ when }: Offer): boolean {
  return when.some((condition) => 'column' in condition || 'reason' in condition || ('of' in condition && typeof condition.of === 'object'));
}
