'use client';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { Notice } from '@/app/_components/ui/notice';
import type { FormDefinition } from '@/lib/workspace/predictForm';
import { DetailsForm } from './detailsForm';
import { NowLine } from './nowLine';
import { Outcome } from './outcome';
import type { PredictForm } from './usePredictForm';

const WIDE = {
  outcome: 'lg:[grid-area:outcome]',
  details: 'rounded-card border border-border bg-surface p-4 lg:sticky lg:top-6 lg:max-h-[calc(100dvh-3rem)] lg:overflow-y-auto lg:[grid-area:details]',
};
const NARROW = { outcome: '', details: '' };

/** The answer first, then the details that it is made from. */
export function AnswerAndDetails({ definition, form, wide }: { definition: FormDefinition; form: PredictForm; wide: boolean }) {
  const { state, live } = form;
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
        <Outcome state={live.shown} definition={definition} outOfDate={live.outOfDate} errors={live.answer.errors} wide={wide} answerRef={answer} />
        {live.failed && (
          <Notice tone="problem" title="Not up to date">
            The server could not be reached: the answer above is for the earlier details.{' '}
            <button type="button" onClick={form.retry} className="underline underline-offset-2">Try again</button>
          </Notice>
        )}
        {!wide && state.record && (
          <Link href={{ pathname: '/predict', query: { id: state.customerId } }} className="mt-2 inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">
            Open {state.customerId} on a page of its own
          </Link>
        )}
      </div>
      <div className={look.details}>
        <DetailsForm definition={definition} form={form} wide={wide} />
        <NowLine before={state.outcome} now={live.shown.outcome} answer={answer} />
      </div>
    </>
  );
}
