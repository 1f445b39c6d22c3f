import Link from 'next/link';
import { adviceTitle, OfferList, OtherOffers } from '@/app/_components/offers/offerList';
import { Card } from '@/app/_components/ui/card';
import { planAddress } from '@/app/(dashboard)/plan/planQuery';
import { formatFixed, formatMoneyRounded } from '@/lib/format';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import type { PredictionView } from '@/lib/workspace/predictForm';

/** What to do for this customer: offers and doing nothing by expected net value; or the usual first step where nothing can be weighed. */
export function DoCard({ customerId, view: { offers, action }, currency }: { customerId: string; view: PredictionView; currency: string }) {
  if ('missing' in offers) {
    return (
      <Card labelledBy="do-title">
        <h2 className="text-xs font-medium text-text-3">Do first</h2>
        <p id="do-title" className="mt-1 text-base/6 font-semibold">{action.title}</p>
        <p className="mt-0.5 text-text-2">{action.detail} Offers cannot be weighed without {offers.missing}.</p>
      </Card>
    );
  }
  const { leaving, clv, months, best } = offers;
  return (
    <Card labelledBy="do-title">
      <h2 className="text-xs font-medium text-text-3">What to do</h2>
      <p id="do-title" data-advice className="numeric mt-1 text-base/6 font-semibold text-balance">{adviceTitle(offers, currency)}</p>
      <p className="numeric mt-0.5 text-xs text-text-3 print:hidden">Expected net value with its middle 90%, from a chance of {formatFixed(100 * leaving.probability, 1)}% to leave within {months} months and a lifetime value of {formatMoneyRounded(clv, currency)}.</p>
      {best && <Link prefetch={false} href={planAddress({ ...DEFAULT_PLAN, fixed: { [customerId]: best.offer.id } })} className="mt-3 inline-flex min-h-9 w-fit items-center rounded-control bg-accent px-4 font-medium text-on-accent hover:brightness-110">Put into the plan</Link>}
      <div className="mt-2 print:mt-0 print:[&_li:nth-child(n+3)]:hidden"><OfferList advice={offers} currency={currency} /></div>
      <OtherOffers advice={offers} />
    </Card>
  );
}
