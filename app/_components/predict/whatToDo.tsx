import { adviceTitle } from '@/app/_components/offers/offerList';
import type { PredictionView } from '@/lib/workspace/predictForm';

/** What to do, in a line: the best offer or nothing; the usual first step where offers cannot be weighed, and for newcomers, who need no offer yet. */
export function WhatToDo({ view: { offers, tooNew, action }, currency }: { view: PredictionView; currency: string }) {
  if ('missing' in offers || tooNew) {
    return (
      <>
        <dt className="text-text-3">Do first</dt>
        <dd><span className="font-medium">{action.title}.</span> {action.detail}{'missing' in offers && <span className="text-text-3"> Offers cannot be weighed without {offers.missing}.</span>}</dd>
      </>
    );
  }
  return (
    <>
      <dt className="text-text-3">What to do</dt>
      <dd data-advice className="numeric font-medium">{adviceTitle(offers, currency)}</dd>
    </>
  );
}
