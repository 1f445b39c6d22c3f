'use client';
import { useActionState, useEffect, useRef, useState } from 'react';
import { sendWithoutReset } from '@/app/_components/assumptions/assumptionsForm';
import { Button } from '@/app/_components/ui/button';
import { currencyWord } from '@/lib/format';
import { NEW_CONDITION, type OfferDraft } from '@/lib/workspace/assumptionsPage/offerDraft';
import type { ConditionTopic } from '@/lib/workspace/assumptionsPage/offersView';
import { ConditionRow } from './conditionRow';
import { CONTROL, controlProps, FieldError, Inline, Labelled } from './fields';
import { submitOffer } from './offerAction';
import { OfferTold } from './offerTold';
import type { OfferState } from './offersState';
import { SaveRateFields } from './saveRateFields';

const MOST_CONDITIONS = 8;

/** One offer to change or to begin. Everything is a form field, so it saves without JavaScript too; then rows are added by the server. */
export function OfferForm({ id, initial, channels, topics, columns, currency, usualAcceptance, notWritable }: {
  /** "" for a new offer. */
  id: string;
  initial: OfferDraft;
  channels: { id: string; label: string }[];
  topics: ConditionTopic[];
  /** What an offer can be an answer to. */
  columns: { name: string; label: string }[];
  currency: string;
  usualAcceptance: string;
  notWritable: string | null;
}) {
  const [state, action, pending] = useActionState<OfferState, FormData>(submitOffer, { step: 'start' });
  const [seen, setSeen] = useState(state);
  const [draft, setDraft] = useState('draft' in state && state.draft ? state.draft : initial);
  if (state !== seen) {
    setSeen(state);
    if ((state.step === 'undone' || state.step === 'editing') && state.draft) setDraft(state.draft);
  }
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.step !== 'start' && state.step !== 'editing') told.current?.focus();
  }, [state]);
  const change = (part: Partial<OfferDraft>) => setDraft((before) => ({ ...before, ...part }));
  const disabled = notWritable !== null;
  const errors = state.step === 'refused' ? state.errors : {};
  // Saved once, a new offer is one that is changed.
  const current = state.step === 'saved' || state.step === 'unchanged' ? state.id : id;
  const kind = (value: OfferDraft['incentive']) => (
    <input type="radio" name="incentive" value={value} checked={draft.incentive === value} disabled={disabled} onChange={() => change({ incentive: value })} className="accent-accent" />
  );
  return (
    <div className="flex flex-col gap-6" aria-busy={pending}>
      <div ref={told} role="status" tabIndex={-1} className="focus:outline-none empty:hidden"><OfferTold state={state} id={current} action={action} disabled={disabled || pending} /></div>
      {notWritable && <p className="text-text-2">{notWritable}</p>}
      <form action={action} onSubmit={(event) => sendWithoutReset(event, action)} noValidate className="flex flex-col gap-6 rounded-card border border-border bg-surface p-4">
        <button name="intent" value="save" disabled={disabled || pending} tabIndex={-1} aria-hidden className="sr-only">Save</button>
        <input type="hidden" name="id" value={current} />
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Labelled name="name" label="Name" error={errors.name}>
            <input {...controlProps('name', errors.name)} value={draft.name} disabled={disabled} maxLength={200} autoComplete="off" onChange={(event) => change({ name: event.target.value })} className={`${CONTROL} w-full`} />
          </Labelled>
          <div className="grid grid-cols-2 gap-4">
            <Labelled name="channel" label="Channel" error={errors.channel}>
              <select {...controlProps('channel', errors.channel)} value={draft.channel} disabled={disabled} onChange={(event) => change({ channel: event.target.value })} className={`${CONTROL} w-full`}>
                {channels.map((channel) => <option key={channel.id} value={channel.id}>{channel.label}</option>)}
              </select>
            </Labelled>
            <Labelled name="contactCost" label="Contact cost" hint={`(${currencyWord(currency)})`} error={errors.contactCost}>
              <input {...controlProps('contactCost', errors.contactCost)} value={draft.contactCost} disabled={disabled} inputMode="decimal" maxLength={30} autoComplete="off" onChange={(event) => change({ contactCost: event.target.value })} className={`${CONTROL} numeric w-full`} />
            </Labelled>
          </div>
        </div>
        <Labelled name="script" label="What is said to the customer" error={errors.script}>
          <textarea {...controlProps('script', errors.script)} value={draft.script} disabled={disabled} rows={3} maxLength={2000} onChange={(event) => change({ script: event.target.value })} className={`${CONTROL} w-full py-2`} />
        </Labelled>
        <fieldset>
          <legend className="mb-1 font-medium">Incentive <span className="font-normal text-text-3">paid when the offer is accepted</span></legend>
          <div className="flex flex-col gap-2">
            <span className="inline-flex flex-wrap items-center gap-2">
              <label className="inline-flex min-h-8 items-center gap-2">{kind('fixed')} An amount of</label>
              <Inline name="amount" label="Amount of the incentive" value={draft.amount} error={errors.amount} disabled={disabled} onChange={(amount) => change({ amount })} /> {currencyWord(currency)}
            </span>
            <FieldError name="amount" error={errors.amount} />
            <span className="inline-flex flex-wrap items-center gap-2">
              <label className="inline-flex min-h-8 items-center gap-2">{kind('share')} A share of</label>
              <Inline name="share" label="Share of what they pay a month, in percent" value={draft.share} error={errors.share} disabled={disabled} onChange={(share) => change({ share })} /> % of what they pay for
              <Inline name="months" label="Months of the share" value={draft.months} error={errors.months} disabled={disabled} width="w-14" onChange={(months) => change({ months })} /> months
            </span>
            <FieldError name="share" error={errors.share} />
            <FieldError name="months" error={errors.months} />
          </div>
        </fieldset>
        <SaveRateFields draft={draft} errors={errors} disabled={disabled} usual={usualAcceptance} change={change} />
        <section aria-labelledby="conditions-title">
          <h2 id="conditions-title" className="font-medium">Who it is for</h2>
          <p className="text-xs text-text-2">{draft.when.length === 0 ? 'Everyone: there is no condition.' : 'Customers of whom all of this holds.'}</p>
          <ul className="divide-y divide-border">
            {draft.when.map((condition, i) => (
              <ConditionRow
                key={i}
                place={i}
                draft={condition}
                topics={topics}
                error={errors[`when.${i}`]}
                disabled={disabled}
                onChange={(next) => change({ when: draft.when.map((other, j) => (j === i ? next : other)) })}
                onRemove={() => change({ when: draft.when.filter((_, j) => j !== i) })}
              />
            ))}
          </ul>
          <FieldError name="when" error={errors.when} />
          {draft.when.length < MOST_CONDITIONS && (
            <Button name="intent" value="add-condition" look="secondary" disabled={disabled} onClick={(event) => { event.preventDefault(); change({ when: [...draft.when, NEW_CONDITION] }); }}>Add a condition</Button>
          )}
        </section>
        <details open={draft.answers.length > 0 || Boolean(errors.answers)}>
          <summary className="min-h-6 w-fit font-medium text-accent underline underline-offset-2">What it is an answer to</summary>
          <p className="my-1 text-xs text-text-2">Details whose part in a customer’s risk it answers, at most five; shown beside the offer. They do not decide who gets it.</p>
          <div className="grid grid-cols-1 gap-x-4 sm:grid-cols-2 lg:grid-cols-3">
            {columns.map(({ name, label }) => (
              <label key={name} className="inline-flex min-h-8 items-center gap-2">
                <input type="checkbox" name="answers" value={name} checked={draft.answers.includes(name)} disabled={disabled} onChange={(event) => change({ answers: event.target.checked ? [...draft.answers, name] : draft.answers.filter((other) => other !== name) })} className="accent-accent" />
                {label}
              </label>
            ))}
          </div>
          {draft.answers.filter((name) => !columns.some((column) => column.name === name)).map((name) => <input key={name} type="hidden" name="answers" value={name} />)}
          <FieldError name="answers" error={errors.answers} />
        </details>
        <div><Button name="intent" value="save" disabled={disabled || pending}>{current === '' ? 'Add offer' : 'Save offer'}</Button></div>
      </form>
    </div>
  );
}
