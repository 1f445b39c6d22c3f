'use client';
import Link from 'next/link';
import { useRef } from 'react';
import { AnswerNotes } from '@/app/_components/customer/answerHead';
import { RiskBadge } from '@/app/_components/customer/riskBadge';
import { Waterfall } from '@/app/_components/customer/waterfall';
import { DetailsForm } from '@/app/_components/predict/detailsForm';
import { NowLine } from '@/app/_components/predict/nowLine';
import { notUpdated } from '@/app/_components/predict/notUpdated';
import { tryAddress } from '@/app/_components/predict/tryAddress';
import { Unreachable } from '@/app/_components/predict/unreachable';
import { usePredictForm } from '@/app/_components/predict/usePredictForm';
import { WhatToDo } from '@/app/_components/predict/whatToDo';
import { Notice } from '@/app/_components/ui/notice';
import type { FormDefinition, PredictFormState, PredictionView } from '@/lib/workspace/predictForm';
import type { WhatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { BeforeAfter } from './beforeAfter';
import { KeepCard } from './keepCard';
import { OffersCard } from './offersCard';

/** For one customer who is still there: change any detail and see what it does to the answer, its reasons and the offers, and what would keep them. */
export function WhatIf({ definition, initial, keep }: {
  definition: FormDefinition;
  /** The answer for the record, as `panelData` gives it. */
  initial: PredictFormState;
  keep: WhatWouldKeep | null;
}) {
  const form = usePredictForm(initial);
  const { state, live } = form;
  const answer = useRef<HTMLDivElement>(null);
  const view = live.shown.outcome;
  if (view?.kind !== 'prediction') return null;
  const problem = live.outOfDate ? notUpdated(definition.fields, live.answer.errors) : null;
  return (
    <section aria-labelledby="what-if-title" className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="what-if-title" className="text-base/6 font-semibold">What if …?</h2>
        <Link href={tryAddress(state.customerId)} prefetch={false} className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">On a page of its own</Link>
      </div>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] lg:gap-5 min-[87.5rem]:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="rounded-card border border-border bg-surface p-4 lg:order-none">
          <DetailsForm definition={definition} form={form} layout="card" />
          <NowLine before={state.outcome} now={view} answer={answer} />
        </div>
        <div className="flex flex-col gap-4 max-lg:order-first">
          {problem && <Notice tone="problem" title={problem} />}
          <div ref={answer} aria-live="polite" aria-busy={live.outOfDate} className={`rounded-card ${live.outOfDate ? 'outline-2 outline-offset-4 outline-dashed outline-control' : ''}`}>
            <Answer view={view} state={state} definition={definition} onReset={() => form.fillFromRecord()} />
          </div>
          {live.failed && <Unreachable retry={form.retry} />}
          {keep && state.record && <KeepCard keep={keep} customerId={state.customerId} currency={definition.currency} values={form.values} record={state.record} onTry={form.fillFromRecord} heading="h3" />}
          <OffersCard offers={view.offers} currency={definition.currency} folded heading="h3" />
          <details className="rounded-card border border-border bg-surface p-4">
            <summary className="min-h-6 text-accent">Why, with these details</summary>
            <div className="mt-3"><Waterfall id="what-if-why" data={view.explanation} learnedFrom={definition.learnedFrom} actOn={definition.actOn} tableName="Why, with these details" /></div>
          </details>
        </div>
      </div>
    </section>
  );
}

function Answer({ view, state, definition, onReset }: { view: PredictionView; state: PredictFormState; definition: FormDefinition; onReset: () => void }) {
  return (
    <div className="flex flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-lg/7 font-semibold">{view.headline}</h3>
        {!view.tooNew && <RiskBadge band={view.riskBand} probability={view.probability} interval={view.interval} />}
      </div>
      {view.before ? <BeforeAfter view={view} customerId={state.customerId} currency={definition.currency} onReset={onReset} /> : <p className="text-text-2">As on record. Change a detail to see what the model makes of it; no record is changed.</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2"><WhatToDo view={view} currency={definition.currency} /></dl>
      <AnswerNotes view={view} definition={definition} />
    </div>
  );
}
