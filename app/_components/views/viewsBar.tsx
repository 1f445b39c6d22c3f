'use client';
import { Bookmark } from 'lucide-react';
import Link from 'next/link';
import { useActionState, useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import type { SavedView } from '@/lib/workspace/settings';
import { submitView } from './actions';
import type { ViewState } from './viewState';

const CHIP = 'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-control px-3 text-xs text-text hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-accent';
const DISCLOSURE = 'inline-flex min-h-8 w-fit items-center text-xs text-accent underline underline-offset-2';

/** Links to the saved views, the one that is shown marked; saving and deleting, either taken back with one press. */
export function ViewsBar({ views, current, shown, unavailable, maxName }: {
  views: SavedView[];
  current: string;
  /** The id of the view that the list shows. */
  shown: string | null;
  /** Why nothing can be saved or deleted. */
  unavailable: string | null;
  maxName: number;
}) {
  const [state, action, pending] = useActionState<ViewState, FormData>(submitView, { step: 'start' });
  const told = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that was pressed may be gone, and the focus with it.
    if (state.step !== 'start' && document.activeElement === document.body) told.current?.focus();
  }, [state]);
  const disabled = unavailable !== null || pending;
  const canSave = current !== '' && shown === null;
  if (views.length === 0 && !canSave && state.step === 'start') return null;
  return (
    <div aria-busy={pending}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        {views.length > 0 && (
          <nav aria-label="Saved views">
            <ul className="flex flex-wrap gap-2">
              {views.map((view) => (
                <li key={view.id}>
                  <Link href={`/customers?${view.query}`} prefetch={false} aria-current={view.id === shown ? 'page' : undefined} className={CHIP}>
                    <Bookmark aria-hidden className="size-3.5 shrink-0" />{view.name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {canSave && <SaveForm key={current} action={action} query={current} failed={state.step === 'failed' ? state.name : null} disabled={disabled} unavailable={unavailable} maxName={maxName} />}
        {views.length > 0 && <DeleteForms action={action} views={views} disabled={disabled} unavailable={unavailable} />}
      </div>
      <div ref={told} role="status" tabIndex={-1} className="focus:outline-none">
        <Told state={state} shown={shown} action={action} disabled={disabled} />
      </div>
    </div>
  );
}

/** A disclosure with a name to type; open from the start where the last name was refused. */
function SaveForm({ action, query, failed, disabled, unavailable, maxName }: { action: (form: FormData) => void; query: string; failed: string | null; disabled: boolean; unavailable: string | null; maxName: number }) {
  const id = useId();
  return (
    <details open={failed !== null}>
      <summary className={DISCLOSURE}>Save this view</summary>
      <Post action={action} fields={{ intent: 'save', query }} className="mt-1 flex flex-wrap items-end gap-2">
        <div>
          <label htmlFor={id} className="mb-1 block text-xs font-medium">Name of the view</label>
          <input id={id} name="name" required maxLength={maxName} defaultValue={failed ?? ''} disabled={unavailable !== null} autoComplete="off" placeholder="e.g. Call this week" className="min-h-9 w-64 max-w-full rounded-control border border-control bg-surface px-3 placeholder:text-text-3 disabled:opacity-60" />
        </div>
        <Button disabled={disabled}>Save view</Button>
      </Post>
      {unavailable && <p className="mt-2 text-xs text-text-2">{unavailable}</p>}
    </details>
  );
}

function DeleteForms({ action, views, disabled, unavailable }: { action: (form: FormData) => void; views: SavedView[]; disabled: boolean; unavailable: string | null }) {
  return (
    <details>
      <summary className={DISCLOSURE}>Delete a view</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {views.map((view) => (
          <li key={view.id}>
            <Post action={action} fields={{ intent: 'delete', id: view.id }} className="flex items-center justify-between gap-3">
              {view.name}
              <Button look="secondary" disabled={disabled} aria-label={`Delete ${view.name}`}>Delete</Button>
            </Post>
          </li>
        ))}
      </ul>
      {unavailable && <p className="mt-2 text-xs text-text-2">{unavailable}</p>}
    </details>
  );
}

/** What was done last, and its way back. */
function Told({ state, shown, action, disabled }: { state: ViewState; shown: string | null; action: (form: FormData) => void; disabled: boolean }) {
  if (state.step === 'failed') return <p className="mt-2 text-worse">Not done. {state.reason}</p>;
  // On another list it is old news. A deletion stays until the next act, because its way back does.
  if (state.step === 'start' || (state.step === 'saved' && state.view.id !== shown)) return null;
  const before = state.step === 'deleted' ? state.view : state.replaced;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
      <p>{state.step === 'deleted' ? `Deleted ${quoted(state.view)}.` : `Saved ${quoted(state.view)}${state.replaced ? ', in place of the list that had this name' : ''}.`}</p>
      {before && <Post action={action} fields={{ intent: 'save', name: before.name, query: before.query }}><Button look="secondary" disabled={disabled}>Undo</Button></Post>}
    </div>
  );
}

const quoted = ({ name }: SavedView) => `“${name}”`;

function Post({ action, fields, className, children }: { action: (form: FormData) => void; fields: Record<string, string>; className?: string; children: ReactNode }) {
  return (
    <form action={action} className={className}>
      {Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      {children}
    </form>
  );
}
