import { OfferList, OtherOffers } from '@/app/_components/offers/offerList';
import type { PredictionView } from '@/lib/workspace/predictForm';

/** All offers for the details in the form, weighed; folded where there is little room. */
export function OffersCard({ offers, currency, folded, heading: Heading }: { offers: PredictionView['offers']; currency: string; folded: boolean; heading: 'h2' | 'h3' }) {
  if ('missing' in offers) return null;
  const list = (
    <>
      <OfferList advice={offers} currency={currency} />
      <OtherOffers advice={offers} />
    </>
  );
  if (!folded) {
    return (
      <section aria-labelledby="offers-title" className="rounded-card border border-border bg-surface p-4">
        <Heading id="offers-title" className="text-base/6 font-semibold">Offers, by expected value</Heading>
        {list}
      </section>
    );
  }
  return (
    <details className="rounded-card border border-border bg-surface p-4">
      <summary className="min-h-6 text-accent">Offers, by expected value</summary>
      {list}
    </details>
  );
}
