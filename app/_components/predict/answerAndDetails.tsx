'use client';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { KeepCard } from '@/app/_components/whatIf/keepCard';
import { OffersCard } from '@/app/_components/whatIf/offersCard';
import type { FormDefinition } from '@/lib/workspace/predictForm';
import type { WhatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { DetailsForm } from './detailsForm';
import { NowLine } from './nowLine';
import { Outcome } from './outcome';
import { tryAddress } from './tryAddress';
import { Unreachable } from './unreachable';
import type { PredictForm } from './usePredictForm';

const WIDE = {
  outcome: 'flex flex-col gap-4 lg:[grid-area:outcome]',
  details: 'rounded-card border border-border bg-surface p-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:[grid-area:details]',
};
const NARROW = { outcome: 'flex flex-col gap-2', details: '' };
const LINK = 'inline-flex min-h-6 w-fit items-center text-xs text-accent underline underline-offset-2';

/** The answer first, then the details that it is made from. */
export function AnswerAndDetails({ definition, form, wide, keep = null }: {
  definition: FormDefinition;
  form: PredictForm;
  wide: boolean;
  /** What would keep the customer that the page is of. */
  keep?: WhatWouldKeep | null;
}) {
  const { state, live } = form;
  const outcome = live.shown.outcome;
  const heading = wide ? 'h2' : 'h3';
  const [first] = useState(state);
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The answer to a submission stands above the fields that were sent; on a phone that may be off screen.
    if (state !== first && state.outcome) answer.current?.scrollIntoView({ block: 'nearest' });
  }, [state, first]);
  const look = wide ? WIDE : NARROW;
  return (
    <>
      <div className={look.outcome}>
        <Outcome state={live.shown} definition={definition} outOfDate={live.outOfDate} errors={live.answer.errors} wide={wide} answerRef={answer} onReset={() => form.fillFromRecord()}>
          {outcome?.kind === 'prediction' && <OffersCard offers={outcome.offers} currency={definition.currency} folded={!wide} heading={heading} />}
          {keep && state.record && <KeepCard keep={keep} customerId={state.customerId} currency={definition.currency} values={form.values} record={state.record} onTry={form.fillFromRecord} heading={heading} />}
        </Outcome>
        {live.failed && <Unreachable retry={form.retry} />}
        {!wide && state.record && (
          <p className="flex flex-wrap gap-x-4">
            {outcome?.kind === 'prediction' && <Link href={{ ...tryAddress(state.customerId), hash: 'keep' }} className={LINK}>What would keep {state.customerId}?</Link>}
            <Link href={tryAddress(state.customerId)} className={LINK}>Open {state.customerId} on a page of its own</Link>
          </p>
        )}
      </div>
      <div className={look.details}>
        <DetailsForm definition={definition} form={form} layout={wide ? 'page' : 'panel'} />
        <NowLine before={state.outcome} now={live.shown.outcome} answer={answer} />
      </div>
    </>
  );
}
