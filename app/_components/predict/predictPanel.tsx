'use client';
import { useActionState, useEffect, useRef, useState } from 'react';
import type { FormDefinition, PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';
import { CustomerSearch } from './customerSearch';
import { DetailsForm } from './detailsForm';
import { Outcome } from './outcome';
import { useLivePrediction } from './useLivePrediction';

const PAGE = {
  box: "grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_380px] lg:grid-rows-[auto_1fr] lg:gap-x-6 lg:[grid-template-areas:'search_outcome''details_outcome']",
  search: 'rounded-card border border-border bg-surface p-4 lg:[grid-area:search]',
  outcome: 'lg:sticky lg:top-6 lg:[grid-area:outcome]',
  details: 'rounded-card border border-border bg-surface p-4 lg:[grid-area:details]',
};
const PANEL = { box: 'flex flex-col gap-4', search: '', outcome: '', details: '' };

/**
 * Look up a customer, edit the details, predict. Two plain forms over one server action, so everything also works without
 * JavaScript; with it, the answer follows the fields of a record, of a typical customer, and after a first prediction.
 */
export function PredictPanel({ definition, initial, layout }: { definition: FormDefinition; initial: PredictFormState; layout: 'panel' | 'page' }) {
  const [state, submit, pending] = useActionState(submitPredictForm, initial);
  const [seen, setSeen] = useState(state);
  const [values, setValues] = useState(state.values);
  if (seen !== state) {
    setSeen(state);
    setValues(state.values);
  }
  const { answer, shown, outOfDate, refresh } = useLivePrediction(state);
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The answer to a submission stands above the fields that were sent; on a phone that may be off screen.
    if (state !== initial && state.outcome) outcome.current?.scrollIntoView({ block: 'nearest' });
  }, [state, initial]);

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    // Half a prospect would only bring a list of empty fields; who left keeps their outcome.
    const complete = state.record !== null || state.typical || answer.outcome !== null || Object.keys(answer.errors).length > 0;
    if (complete && state.outcome?.kind !== 'left') refresh(next);
  };
  const look = layout === 'page' ? PAGE : PANEL;
  return (
    <div className={look.box}>
      <div className={look.search}>
        <CustomerSearch key={state.customerId} customerId={state.customerId} error={state.errors.customerId} examples={definition.examples} submit={submit} pending={pending} />
      </div>
      <div ref={outcome} className={`scroll-my-20 ${look.outcome}`}>
        <Outcome state={shown} definition={definition} outOfDate={outOfDate} headingLevel={layout === 'page' ? 'h2' : 'h3'} />
      </div>
      <div className={look.details}>
        <DetailsForm definition={definition} state={state} errors={answer.errors} values={values} onChange={change} submit={submit} pending={pending} wide={layout === 'page'} />
      </div>
    </div>
  );
}
