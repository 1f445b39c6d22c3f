'use client';
import { startTransition, useActionState, useEffect, useRef, type FormEvent } from 'react';
import { Button } from '@/app/_components/ui/button';
import { Card } from '@/app/_components/ui/card';
import type { AssumptionField } from '@/lib/workspace/assumptionsPage/fields';
import { submitAssumptions } from './actions';
import { AssumptionRow } from './assumptionRow';
import type { AssumptionsState } from './assumptionsState';
import { ReportCard } from './reportCard';

/** A field with its values as they are printed. */
export interface ShownField extends AssumptionField {
  /** As it stands in its field. */
  typed: string;
  /** With its unit, where it is not the value in use; null where it is. */
  own: string | null;
}

export interface ShownGroup {
  title: string;
  fields: ShownField[];
}

/** Every assumption to read and to change, and after a change what it did. Plain form posts without JavaScript. */
export function AssumptionsForm({ groups, currency, notWritable }: { groups: ShownGroup[]; currency: string; /** Why nothing can be saved on this host. */ notWritable: string | null }) {
  const [state, action, pending] = useActionState<AssumptionsState, FormData>(submitAssumptions, { step: 'start' });
  const report = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.step !== 'start') report.current?.focus();
  }, [state]);
  const disabled = notWritable !== null || pending;
  const typed = state.step === 'refused' || state.step === 'failed' ? state.typed : {};
  const errors = state.step === 'refused' ? state.errors : {};
  const anySaved = groups.some(({ fields }) => fields.some(({ own }) => own !== null));
  return (
    <div className="flex flex-col gap-6" aria-busy={pending}>
      <div ref={report} role="status" tabIndex={-1} className="focus:outline-none empty:hidden">
        <Told state={state} action={action} disabled={disabled} labels={groups} />
      </div>
      {notWritable && <p className="text-text-2">{notWritable}</p>}
      <form id="assumptions" action={action} onSubmit={(event) => sendWithoutReset(event, action)} noValidate className="flex flex-col gap-6">
        {/* Enter presses the first submit button of a form: that must be "Save". */}
        <button name="intent" value="save" disabled={disabled} tabIndex={-1} aria-hidden className="sr-only">Save</button>
        <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
          {groups.map(({ title, fields }) => (
            <Card key={title}>
              <h2 className="mb-1 text-base/6 font-semibold">{title}</h2>
              <ul className="divide-y divide-border">
                {fields.map((field, i) => (
                  <AssumptionRow key={field.id} field={field} currency={currency} value={typed[field.id] ?? field.typed} error={errors[field.id]} disabled={disabled} repeats={fields[i - 1]?.text === field.text} />
                ))}
              </ul>
            </Card>
          ))}
        </div>
        <div className="flex flex-wrap items-center gap-3">
          <Button name="intent" value="save" disabled={disabled}>Save assumptions</Button>
          {anySaved && <Button name="intent" value="reset" look="secondary" disabled={disabled}>Reset all to the dataset’s own</Button>}
        </div>
      </form>
    </div>
  );
}

function Told({ state, action, disabled, labels }: { state: AssumptionsState; action: (form: FormData) => void; disabled: boolean; labels: ShownGroup[] }) {
  if (state.step === 'start') return null;
  if (state.step === 'unchanged') return <p className="font-medium">Nothing was changed: these values are in use already.</p>;
  if (state.step === 'failed') return <p className="text-worse">Not saved. {state.reason}</p>;
  if (state.step === 'refused') {
    const wrong = labels.flatMap(({ fields }) => fields).filter(({ id }) => state.errors[id]);
    return (
      <div className="rounded-control border border-high bg-high-tint p-3 text-high-text">
        <p className="font-medium">Not saved: {wrong.length === 1 ? 'one field needs' : `${wrong.length} fields need`} attention.</p>
        <ul className="mt-1 list-inside list-disc">{wrong.map(({ id, label }) => <li key={id}><a className="underline underline-offset-2" href={`#field-${id}`}>{label}</a></li>)}</ul>
      </div>
    );
  }
  return (
    <ReportCard report={state.report}>
      <form action={action}>
        <input type="hidden" name="intent" value="undo" />
        <input type="hidden" name="values" value={JSON.stringify(state.undo)} />
        <Button look="secondary" disabled={disabled}>Undo</Button>
      </form>
    </ReportCard>
  );
}

/** React empties a form that an action took, refused or not; sent like this it keeps what was typed. */
export function sendWithoutReset(event: FormEvent<HTMLFormElement>, action: (form: FormData) => void): void {
  event.preventDefault();
  const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
  startTransition(() => action(form));
}
