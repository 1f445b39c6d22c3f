import Link from 'next/link';
import { adviceTitle, OfferList, OtherOffers } from '@/app/_components/offers/offerList';
import { Card } from '@/app/_components/ui/card';
import { planAddress } from '@/app/(dashboard)/plan/planQuery';
import { formatCount, formatFixed, formatMoneyRounded } from '@/lib/format';
import { DEFAULT_PLAN } from '@/lib/workspace/plan/planSettings';
import type { PlanStanding } from '@/lib/workspace/plan/planStanding';
import type { PredictionView } from '@/lib/workspace/predictForm';

const PUT = 'mt-3 inline-flex min-h-9 w-fit items-center rounded-control bg-accent px-4 font-medium text-on-accent hover:brightness-110';

/** What to do for this customer: offers and doing nothing by expected net value; or the usual first step where nothing can be weighed. */
export function DoCard({ customerId, view: { offers, action }, standing, currency }: { customerId: string; view: PredictionView; standing: PlanStanding | null; currency: string }) {
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
      <PlanStandingNote customerId={customerId} standing={standing} />
      {best && standing?.arm !== 'control' && <Link prefetch={false} href={planAddress({ ...DEFAULT_PLAN, fixed: { [customerId]: best.offer.id } })} className={PUT}>{standing ? 'Open with this customer fixed' : 'Put into the plan'}</Link>}
      {best && standing?.arm === 'control' && <OutOfControl customerId={customerId} offer={best.offer.id} control={standing.control} />}
      <div className="mt-2 print:mt-0 print:[&_li:nth-child(n+3)]:hidden"><OfferList advice={offers} currency={currency} /></div>
      <OtherOffers advice={offers} />
    </Card>
  );
}

/** Where the week's plan has this customer already, or why it must not. */
function PlanStandingNote({ customerId, standing }: { customerId: string; standing: PlanStanding | null }) {
  if (!standing) return null;
  const plan = <Link href="/plan" prefetch={false} className="underline underline-offset-2">this week’s plan</Link>;
  return standing.arm === 'treatment'
    ? <p className="numeric mt-2 text-text-2 print:hidden">In {plan} already: {standing.offer}, number {formatCount(standing.place)} of {formatCount(standing.contacted)}.</p>
    : <p data-kept-back className="mt-2 rounded-control bg-medium-tint px-3 py-2 text-medium-text"><span className="font-medium">Kept back as control group in {plan}: do not contact {customerId}.</span> What becomes of those kept back tells what the plan did.</p>;
}

/** A step before it is done, which says what it costs; it needs no script. */
function OutOfControl({ customerId, offer, control }: { customerId: string; offer: string; control: number }) {
  return (
    <details className="mt-2 print:hidden">
      <summary className="inline-flex min-h-6 items-center text-accent underline underline-offset-2">Put into the plan all the same</summary>
      <p className="numeric mt-1 text-text-2">This takes {customerId} out of the control group: {control === 1 ? 'nobody would be left in it' : `${formatCount(control - 1)} of ${formatCount(control)} would be left in it`}, chosen no longer by lot alone, and the effect of the plan is measured less surely.</p>
      <Link prefetch={false} href={planAddress({ ...DEFAULT_PLAN, fixed: { [customerId]: offer } })} className={PUT}>Take out of the control group and contact</Link>
    </details>
  );
}
