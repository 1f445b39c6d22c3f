'use client';
import Link from 'next/link';
import { useEffect, useId, useRef } from 'react';
import { Button } from '@/app/_components/ui/button';
import { Notice } from '@/app/_components/ui/notice';
import type { FormDefinition, PredictFormState } from '@/lib/workspace/predictForm';
import { Field } from './field';
import type { PredictForm } from './usePredictForm';

/** One column beside the answer with all fields open, a narrow one with the strongest first, or a card with as many columns as fit. */
export type Layout = 'page' | 'panel' | 'card';
const GRID: Record<Layout, string> = { page: 'sm:grid-cols-2 lg:grid-cols-1', panel: 'sm:grid-cols-2 xl:grid-cols-1', card: 'sm:grid-cols-2 min-[87.5rem]:grid-cols-3' };

const LINK = 'inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2';

/** The details that a prediction is made from: a record's, edited or not, or a prospect's. */
export function DetailsForm({ definition, form, layout }: {
  definition: FormDefinition;
  form: PredictForm;
  layout: Layout;
}) {
  const { state, values, pending } = form;
  const { errors } = form.live.answer;
  const headingId = useId();
  const wide = layout === 'page';
  const Heading = wide ? 'h2' : 'h3';
  const summary = useFocusOnErrors(state);
  const left = state.outcome?.kind === 'left';
  // The summary is of what was sent: one that came and went while typing would move the fields away.
  const problems = definition.fields.filter((field) => state.errors[field.name] && errors[field.name]);
  const isFirst = (field: FormDefinition['fields'][number]) => layout === 'card' || field.primary;
  const [primary, more] = [definition.fields.filter(isFirst), definition.fields.filter((field) => !isFirst(field))];
  const outcome = form.live.shown.outcome;
  const flags = outcome?.kind === 'prediction' ? outcome.flags : {};
  const fields = (some: FormDefinition['fields']) => (
    <div className={`grid grid-cols-1 gap-x-4 gap-y-3 ${GRID[layout]}`}>
      {some.map((field) => {
        const value = values[field.name] ?? '';
        const origin = tagOf(state, field.name, value);
        // Many narrow columns leave room only for what is worth saying.
        const tag = layout === 'card' && origin === 'from record' ? null : origin;
        return (
          <Field key={field.name} field={field} currency={definition.currency} value={value} disabled={left} tag={tag} error={errors[field.name]} flag={flags[field.name]} onChange={(next) => form.change(field.name, next)} onReset={() => form.change(field.name, state.record?.[field.name] ?? '')} />
        );
      })}
    </div>
  );
  return (
    <form {...form.form} aria-labelledby={headingId} noValidate className="flex flex-col gap-3">
      <input type="hidden" name="customerId" value={state.record ? state.customerId : ''} />
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <Heading id={headingId} className="font-medium">{state.record ? `Details of ${state.customerId}` : 'Details of a prospect'}</Heading>
        {/* Enter presses the first submit button of a form: that must be "Predict". */}
        <button name="intent" value="predict" disabled={left} tabIndex={-1} aria-hidden className="sr-only">Predict churn</button>
        {layout === 'card' ? null : Object.values(values).some((value) => value !== '') ? (
          // With a customer in the address, clearing is going to the address without one.
          wide && state.record ? <Link href="/predict" className={LINK}>Clear</Link> : <button name="intent" value="clear" className={LINK}>Clear</button>
        ) : (
          <button name="intent" value="typical" className={LINK}>Start from a typical customer</button>
        )}
      </div>
      {state.errors.form && <Notice tone="problem" title="That did not work">{state.errors.form}</Notice>}
      {problems.length > 0 && (
        <div ref={summary} tabIndex={-1} role="alert" className="rounded-control border border-high bg-high-tint p-3 text-high-text">
          <p className="font-medium">{problems.length === 1 ? 'One field needs' : `${problems.length} fields need`} attention</p>
          <ul className="mt-1 list-inside list-disc">
            {problems.map((field) => (
              <li key={field.name}><a className="underline underline-offset-2" href={`#field-${field.name}`}>{field.label}</a></li>
            ))}
          </ul>
        </div>
      )}
      {left && (
        <p className="text-text-2">
          These are the details of somebody who left. To try them as a prospect&apos;s, press{' '}
          <button name="intent" value="prospect" className="text-accent underline underline-offset-2">Use for a prospect</button>.
        </p>
      )}
      {fields(primary)}
      {more.length > 0 && (
        <details open={wide || more.some((field) => errors[field.name])}>
          <summary className="min-h-6 py-1 text-accent">{more.length} more details</summary>
          <div className="mt-2">{fields(more)}</div>
        </details>
      )}
      <Button name="intent" value="predict" disabled={left} aria-busy={pending} className={layout === 'panel' ? '' : 'sm:w-fit'}>{pending ? 'Working …' : 'Predict churn'}</Button>
    </form>
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
