'use client';
import { Bookmark } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useActionState, useEffect, useId, useRef, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import { SHELVES, type Shelf } from '@/lib/workspace/savedViews';
import type { SavedView } from '@/lib/workspace/settings';
import { submitView } from './actions';
import type { ViewState } from './viewState';

const CHIP = 'inline-flex min-h-8 items-center gap-1.5 rounded-full border border-control px-3 text-xs text-text hover:bg-raised aria-[current]:border-accent aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-accent';
const DISCLOSURE = 'inline-flex min-h-8 w-fit items-center text-xs text-accent underline underline-offset-2';

const TOLD = 'mt-2 flex flex-wrap items-center gap-x-3 gap-y-1';

/** Links to the saved views or plans, the one that is shown marked; saving and deleting, either taken back with one press. */
export function ViewsBar({ shelf, views, current, shown, unavailable, maxName }: {
  shelf: Shelf;
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
  const { noun, path } = SHELVES[shelf];
  const disabled = unavailable !== null || pending;
  const canSave = current !== '' && shown === null;
  if (views.length === 0 && !canSave && state.step === 'start') return null;
  const failed = state.step === 'failed' ? state.name : null;
  return (
    <div aria-busy={pending}>
      {/* One row that wraps; on a phone one that scrolls, so that the customers are not pushed out of sight. */}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        {views.length > 0 && (
          <nav aria-label={`Saved ${noun}s`} className="min-w-0 max-sm:w-full max-sm:overflow-x-auto max-sm:p-0.5 sm:contents">
            <ul className="flex gap-2 max-sm:w-max sm:contents">
              {views.map((view) => (
                <li key={view.id} className="min-w-0">
                  <Link href={`${path}?${view.query}` as Route} prefetch={false} aria-current={view.id === shown ? 'page' : undefined} className={CHIP}>
                    <Bookmark aria-hidden className="size-3.5 shrink-0" />{view.name}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {canSave && <SaveForm key={current} shelf={shelf} action={action} query={current} failed={failed} disabled={disabled} unavailable={unavailable} maxName={maxName} />}
        {views.length > 0 && <DeleteForms shelf={shelf} action={action} views={views} disabled={disabled} unavailable={unavailable} />}
      </div>
      <div ref={told} role="status" tabIndex={-1} className="focus:outline-none">
        <Told shelf={shelf} state={state} shown={shown} current={current} action={action} disabled={disabled} />
      </div>
    </div>
  );
}

/** A disclosure with a name to type; open from the start where the last name was refused. */
function SaveForm({ shelf, action, query, failed, disabled, unavailable, maxName }: { shelf: Shelf; action: (form: FormData) => void; query: string; failed: string | null; disabled: boolean; unavailable: string | null; maxName: number }) {
  const id = useId();
  return (
    <details open={failed !== null}>
      <summary className={DISCLOSURE}>Save this {SHELVES[shelf].noun}</summary>
      <Post action={action} fields={{ intent: 'save', shelf, query }} className="mt-1 flex flex-wrap items-end gap-2">
        <div>
          <label htmlFor={id} className="mb-1 block text-xs font-medium">Name of the {SHELVES[shelf].noun}</label>
          <input id={id} name="name" required maxLength={maxName} defaultValue={failed ?? ''} disabled={unavailable !== null} autoComplete="off" placeholder="e.g. Call this week" className="min-h-9 w-64 max-w-full rounded-control border border-control bg-surface px-3 placeholder:text-text-3 disabled:opacity-60" />
        </div>
        <Button disabled={disabled}>Save {SHELVES[shelf].noun}</Button>
      </Post>
      {unavailable && <p className="mt-2 text-xs text-text-2">{unavailable}</p>}
    </details>
  );
}

function DeleteForms({ shelf, action, views, disabled, unavailable }: { shelf: Shelf; action: (form: FormData) => void; views: SavedView[]; disabled: boolean; unavailable: string | null }) {
  return (
    <details>
      <summary className={DISCLOSURE}>Delete a {SHELVES[shelf].noun}</summary>
      <ul className="mt-1 flex flex-col gap-1">
        {views.map((view) => (
          <li key={view.id}>
            <Post action={action} fields={{ intent: 'delete', shelf, id: view.id }} className="flex items-center justify-between gap-3">
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

/** What was done last, and its way back; or the question before it is done. */
function Told({ shelf, state, shown, current, action, disabled }: { shelf: Shelf; state: ViewState; shown: string | null; current: string; action: (form: FormData) => void; disabled: boolean }) {
  if (state.step === 'failed') return <p className="mt-2 text-worse">Not done. {state.reason}</p>;
  if (state.step === 'taken') {
    return state.query === current && (
      <div className={TOLD}>
        <p>{state.reason} Nothing is saved yet.</p>
        <Post action={action} fields={{ intent: 'save', shelf, name: state.name, query: state.query, replace: 'yes' }}><Button look="secondary" disabled={disabled}>Replace it</Button></Post>
      </div>
    );
  }
  // On another list it is old news. A deletion stays until the next act, because its way back does.
  if (state.step === 'start' || (state.step === 'saved' && state.view.id !== shown)) return null;
  const before = state.step === 'deleted' ? state.view : state.replaced;
  return (
    <div className={TOLD}>
      <p>{state.step === 'deleted' ? `Deleted ${quoted(state.view)}.` : `Saved ${quoted(state.view)}${state.replaced ? `, in place of the ${SHELVES[shelf].shows} that had this name` : ''}.`}</p>
      {before && <Post action={action} fields={{ intent: 'save', shelf, name: before.name, query: before.query, ...(state.step === 'saved' && { replace: 'yes' }) }}><Button look="secondary" disabled={disabled}>Undo</Button></Post>}
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
