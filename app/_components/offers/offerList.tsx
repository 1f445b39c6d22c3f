import Link from 'next/link';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatFixed, formatMoney, formatNumber, formatProbability } from '@/lib/format';
import type { OfferAdvice, Recommendation } from '@/lib/workspace/offers/recommend';

const LINK = 'text-accent underline underline-offset-2';

/** Eligible offers and doing nothing, the best first, each with its arithmetic opened in place. */
export function OfferList({ advice, currency, open = false }: { advice: Recommendation; currency: string; /** Whether the arithmetic of the best is open. */ open?: boolean }) {
  const worse = advice.offers.filter(({ terms }) => terms.value <= 0);
  const better = advice.offers.filter(({ terms }) => terms.value > 0);
  return (
    <ol className="flex flex-col divide-y divide-border">
      {better.map((offer, i) => <Offer key={offer.offer.id} advice={offer} all={advice} currency={currency} open={open && i === 0} />)}
      <li className="numeric flex items-baseline justify-between gap-3 py-2">
        <span className="font-medium">Do nothing</span>
        <span className="whitespace-nowrap">{formatMoney(0, currency)}</span>
      </li>
      {worse.map((offer) => <Offer key={offer.offer.id} advice={offer} all={advice} currency={currency} open={false} />)}
    </ol>
  );
}

function Offer({ advice, all, currency, open }: { advice: OfferAdvice; all: Recommendation; currency: string; open: boolean }) {
  const { offer, terms, range, answers, channel } = advice;
  return (
    <li className="py-2" data-offer={offer.id}>
      <div className="flex items-baseline justify-between gap-3">
        <span className="font-medium">{offer.name}</span>
        <span className="numeric whitespace-nowrap font-medium" data-offer-value>{signed(terms.value, currency)}</span>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-xs text-text-3">
        <span>{channel}{answers.length > 0 && `, answers ${answers.map(labelWithin).join(' and ')}`}</span>
        <span className="numeric">{signed(range.lower, currency)} to {signed(range.upper, currency)}</span>
      </div>
      <details open={open}>
        <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">How it is computed, and what to say</summary>
        <Arithmetic advice={advice} all={all} currency={currency} />
        <p className="mt-2 border-l-2 border-border pl-3 text-text-2">“{offer.script}”</p>
      </details>
    </li>
  );
}

/** The formula with this customer's numbers. */
function Arithmetic({ advice, all: { leaving, clv, months }, currency }: { advice: OfferAdvice; all: Recommendation; currency: string }) {
  const { offer, saveRate, incentive, acceptance, terms, cost, deducted, breakEven } = advice;
  const money = (value: number) => formatMoney(value, currency);
  const p = formatRateOf(leaving.probability);
  const lines: [string, string, string][] = [
    ['Saved', `${p} leave within ${months} months × ${formatRateOf(saveRate)} of them stay × (${money(clv)} − ${money(incentive)})`, money(terms.saved)],
    ['Given away', `${formatRateOf(1 - leaving.probability)} stay anyway × ${formatRateOf(acceptance)} of them take it × ${money(incentive)}`, `−${money(terms.givenAway)}`],
    ['Contact', offer.channel, `−${money(terms.contact)}`],
  ];
  return (
    <div className="numeric mt-1 text-xs">
      <table className="w-full">
        <caption className="sr-only">Expected net value of {offer.name}</caption>
        <tbody>
          {lines.map(([name, how, value]) => (
            <tr key={name} className="align-top">
              <th scope="row" className="py-0.5 pr-3 text-left font-medium">{name}</th>
              <td className="py-0.5 pr-3 text-text-2">{how}</td>
              <td className="py-0.5 text-right whitespace-nowrap">{value}</td>
            </tr>
          ))}
          <tr className="border-t border-border font-medium">
            <th scope="row" className="py-0.5 pr-3 text-left">Expected</th>
            <td />
            <td className="py-0.5 text-right whitespace-nowrap">{signed(terms.value, currency)}</td>
          </tr>
        </tbody>
      </table>
      <p className="mt-1 text-text-2">
        {money(cost)} is set aside for it. {cost - deducted < 0.005 ? 'The value takes off all of it.' : `The value takes off ${money(deducted)} of it; the rest is for those who take the incentive and leave all the same.`} {breakEven > 0 && breakEven <= 1 ? `It pays above a chance to leave of ${formatProbability(breakEven)}.` : 'It pays at no chance to leave.'}{' '}
        Save rate: Beta({formatNumber(offer.saveRate.a)}, {formatNumber(offer.saveRate.b)}), {offer.origin.kind === 'assumed' ? 'assumed, not measured' : `measured in ${offer.origin.campaign}, n = ${offer.origin.n}`}.{' '}
        <Link href="/assumptions" prefetch={false} className={LINK}>Assumptions</Link>
      </p>
    </div>
  );
}

/** One more digit than a probability is printed with elsewhere, so that the product can be checked by hand. */
function formatRateOf(share: number): string {
  return `${formatFixed(100 * share, 1)}%`;
}

export function signed(value: number, currency: string): string {
  return value > 0 ? `+${formatMoney(value, currency)}` : formatMoney(value, currency);
}

/** Offers that this customer cannot get, and why. */
export function OtherOffers({ advice: { notFor, absent } }: { advice: Recommendation }) {
  if (notFor.length + absent.length === 0) return null;
  return (
    <details className="text-xs">
      <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">{doNotFit(notFor.length, absent.length)}</summary>
      <ul className="mt-1 flex flex-col gap-1 text-text-2">
        {notFor.map(({ offer, unmet }) => <li key={offer.id}><span className="font-medium">{offer.name}</span>: asks for {unmet.join('; ')}</li>)}
        {absent.map(({ name, lacks }) => <li key={name}><span className="font-medium">{name}</span>: the file lacks {lacks}</li>)}
      </ul>
    </details>
  );
}

/** "3 offers do not fit, 1 of them for lack of a column" */
function doNotFit(notFor: number, absent: number): string {
  if (notFor === 0) return `${absent} ${absent === 1 ? 'offer needs a column' : 'offers need columns'} that this data does not have`;
  return `${notFor + absent} ${notFor + absent === 1 ? 'offer does' : 'offers do'} not fit${absent > 0 ? `, ${absent} of them for lack of a column` : ''}`;
}

/** What to do, in a line. */
export function adviceTitle({ best, offers, notFor }: Recommendation, currency: string): string {
  if (best) return `${best.offer.name}: ${signed(best.terms.value, currency)} expected`;
  if (offers.length === 0 && notFor.length === 0) return 'No offer applies to this data';
  return offers.length > 0 ? 'Do nothing: no offer is expected to bring more than it costs' : 'Do nothing: no offer fits this customer';
}

