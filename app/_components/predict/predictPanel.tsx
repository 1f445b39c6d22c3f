'use client';
import { useActionState, useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/app/_components/ui/button';
import { Notice } from '@/app/_components/ui/notice';
import type { FormDefinition, PredictFormState } from '@/lib/workspace/predictForm';
import { submitPredictForm } from './actions';
import { CustomerSearch } from './customerSearch';
import { Field } from './field';
import { Outcome } from './outcome';
import { useLivePrediction } from './useLivePrediction';

/**
 * Look up a customer, edit the details, predict. Two plain forms over one server action, so everything also works without
 * JavaScript; with it, the answer follows the fields once a first prediction is there.
 */
export function PredictPanel({ definition, initial, layout }: { definition: FormDefinition; initial: PredictFormState; layout: 'panel' | 'page' }) {
  const [state, submit, pending] = useActionState(submitPredictForm, initial);
  const [seen, setSeen] = useState(state);
  const [values, setValues] = useState(state.values);
  if (seen !== state) {
    setSeen(state);
    setValues(state.values);
  }
  const { answer, updating, refresh } = useLivePrediction(state);
  const errorSummary = useFocusOnErrors(state);
  const headingId = useId();

  const change = (name: string, value: string) => {
    const next = { ...values, [name]: value };
    setValues(next);
    if (answer.outcome?.kind === 'prediction' || Object.keys(answer.errors).length > 0) refresh(next);
  };
  const fieldProps = (name: string) => ({
    value: values[name] ?? '',
    tag: tagOf(state, name, values[name] ?? ''),
    error: answer.errors[name],
    onChange: (value: string) => change(name, value),
  });
  const [primary, more] = [definition.fields.filter((field) => field.primary), definition.fields.filter((field) => !field.primary)];
  const left = state.outcome?.kind === 'left';
  const problems = definition.fields.filter((field) => answer.errors[field.name]);
  const grid = layout === 'page' ? 'grid grid-cols-1 gap-3 sm:grid-cols-2' : 'grid grid-cols-1 gap-3 sm:grid-cols-2 xl:grid-cols-1';

  return (
    <div className={layout === 'page' ? 'grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_360px]' : 'flex flex-col gap-4'}>
      <div className={`flex flex-col gap-4 ${layout === 'page' ? 'rounded-card border border-border bg-surface p-4' : ''}`}>
        <CustomerSearch key={state.customerId} customerId={state.customerId} error={state.errors.customerId} examples={definition.examples} submit={submit} pending={pending} />
        <form action={submit} aria-labelledby={headingId} noValidate className="flex flex-col gap-3">
          <input type="hidden" name="customerId" value={state.record ? state.customerId : ''} />
          <div className="flex flex-wrap items-baseline justify-between gap-2">
            <h3 id={headingId} className="font-medium">{state.record ? `Details of ${state.customerId}` : 'Details of a prospect'}</h3>
            {/* The first submit button is what Enter presses, so "Predict" must come first in the document. */}
            <button name="intent" value="predict" disabled={left} tabIndex={-1} aria-hidden className="sr-only">Predict churn</button>
            {state.record || state.typical ? (
              <button name="intent" value="clear" className="min-h-6 text-xs text-accent underline underline-offset-2">Clear</button>
            ) : (
              <button name="intent" value="typical" className="min-h-6 text-xs text-accent underline underline-offset-2">Start from a typical customer</button>
            )}
          </div>
          {state.errors.form && <Notice tone="problem" title="That did not work">{state.errors.form}</Notice>}
          {problems.length > 0 && (
            <div ref={errorSummary} tabIndex={-1} role="alert" className="rounded-control border border-high bg-high-tint p-3 text-high-text">
              <p className="font-medium">{problems.length === 1 ? 'One field needs' : `${problems.length} fields need`} attention</p>
              <ul className="mt-1 list-inside list-disc">
                {problems.map((field) => (
                  <li key={field.name}><a className="underline underline-offset-2" href={`#field-${field.name}`}>{field.label}</a></li>
                ))}
              </ul>
            </div>
          )}
          <div className={grid}>{primary.map((field) => <Field key={field.name} field={field} currency={definition.currency} {...fieldProps(field.name)} />)}</div>
          {more.length > 0 && (
            <details open={layout === 'page' || more.some((field) => answer.errors[field.name])}>
              <summary className="min-h-6 py-1 text-accent">{more.length} more details</summary>
              <div className={`mt-2 ${grid}`}>{more.map((field) => <Field key={field.name} field={field} currency={definition.currency} {...fieldProps(field.name)} />)}</div>
            </details>
          )}
          <Button name="intent" value="predict" disabled={pending || left} className={layout === 'page' ? 'sm:w-fit' : ''}>{pending ? 'Working …' : 'Predict churn'}</Button>
        </form>
      </div>
      <Outcome state={answer} definition={definition} updating={updating} headingLevel={layout === 'page' ? 'h2' : 'h3'} />
    </div>
  );
}

function tagOf(state: PredictFormState, name: string, value: string): 'from record' | 'edited' | 'typical' | null {
  if (state.record) return value === (state.record[name] ?? '') ? 'from record' : 'edited';
  return state.typical && value === state.values[name] ? 'typical' : null;
}

/** Moves the focus to the summary of errors when a submission brought some. */
function useFocusOnErrors(state: PredictFormState) {
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (Object.keys(state.errors).some((name) => name !== 'customerId')) summary.current?.focus();
  }, [state]);
  return summary;
}
