'use client';
import { useActionState, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import { formatCount, formatCut } from '@/lib/format';
import { labelChanges } from '@/lib/workspace/cut';
import { submitThreshold } from './actions';
import { useCut } from './cutContext';
import type { Change, SaveState, Target } from './saveState';

/** Cuts of the grid whose numbers of customers are told beside each other. */
const CAPACITIES = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/**
 * Makes the cut the threshold that counts everywhere: says first whose label changes, saves on a second press, and can be taken back
 * with one. Plain form posts without JavaScript.
 */
export function SaveThreshold({ notWritable, isSaved, source }: {
  /** Why nothing can be saved on this host. */
  notWritable: string | null;
  /** Whether a saved threshold stands over the dataset's own. */
  isSaved: boolean;
  /** Where the threshold in use comes from. */
  source: string;
}) {
  const { counts, cut, choose, yes } = useCut();
  const [state, action, pending] = useActionState<SaveState, FormData>(submitThreshold, { step: 'start' });
  const same = cut === counts.inUse;
  const disabled = notWritable !== null || pending;
  const asked = state.step === 'asked' && (state.change.target === 'dataset' || state.change.to === cut) ? state.change : null;
  const saved = state.step === 'saved' && state.change.to === counts.inUse ? state.change : null;
  const inUseYes = counts.activeYes[counts.cuts.indexOf(counts.inUse)]!;
  return (
    <div className="flex flex-col gap-3" aria-busy={pending}>
      <p className="text-text-2">{source} Risk bands and what to do first have cut-offs of their own.</p>
      <p className="numeric text-text-2">Choose by how many you can contact. Active customers flagged: {CAPACITIES.map((at) => `${formatCut(at)} ${formatCount(counts.activeYes[counts.cuts.indexOf(at)]!)}`).join(', ')}.</p>
      <div aria-live="polite" className="numeric flex flex-col gap-2">
        {saved && !asked && <p className="font-medium">Saved: {formatCut(saved.to)} counts everywhere now, instead of {formatCut(saved.from)}.</p>}
        {asked && <p className="font-medium">{changeText(asked)}</p>}
        {!asked && !same && <p>{changeText({ to: cut, ...labelChanges(inUseYes, yes) })}</p>}
        {!asked && same && !saved && <p>{formatCut(cut)} is in use. Move the slider to see whose label another threshold changes.</p>}
        {state.step === 'failed' && <p className="text-worse">Not saved. {state.reason}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {asked && <Submit action={action} fields={{ intent: 'save', to: asked.target, from: asked.from }} disabled={disabled}>{asked.target === 'dataset' ? 'Reset' : 'Save'} to {formatCut(asked.to)}</Submit>}
        {asked && <Submit action={action} fields={{ intent: 'cancel', to: asked.target }} look="secondary" disabled={pending}>Cancel</Submit>}
        {!asked && <Submit action={action} fields={{ intent: 'ask', to: cut }} disabled={disabled || same}>Save threshold</Submit>}
        {!asked && saved && (
          <Submit action={action} fields={{ intent: 'save', to: saved.undo }} look="secondary" disabled={disabled} onPress={() => choose(saved.from)}>Back to {formatCut(saved.from)}</Submit>
        )}
        {!asked && !saved && isSaved && <Submit action={action} fields={{ intent: 'ask', to: 'dataset' }} look="secondary" disabled={disabled}>Reset to the dataset’s own</Submit>}
      </div>
      {notWritable && <p className="text-text-2">{notWritable}</p>}
    </div>
  );
}

/** A button that sends its own fields. */
function Submit({ action, fields, onPress, children, ...button }: {
  action: (form: FormData) => void;
  fields: { intent: 'ask' | 'save' | 'cancel'; to: Target; from?: number };
  look?: 'primary' | 'secondary';
  disabled: boolean;
  onPress?: () => void;
  children: ReactNode;
}) {
  return (
    <form action={action} onSubmit={onPress}>
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Button {...button}>{children}</Button>
    </form>
  );
}

function changeText({ to, toYes, toNo }: Pick<Change, 'to' | 'toYes' | 'toNo'>): string {
  if (toYes + toNo === 0) return `At ${formatCut(to)} no active customer changes label.`;
  return `At ${formatCut(to)}, ${formatCount(toYes)} active customers change from No to Yes, ${formatCount(toNo)} from Yes to No.`;
}
