'use client';
import { startTransition, useActionState, useState, type FormEvent } from 'react';
import { Button } from '@/app/_components/ui/button';
import { Notice } from '@/app/_components/ui/notice';
import { submitVersions } from './actions';
import { SwitchButton } from './switchButton';

/** One line of the list, as it is printed. */
export interface VersionLine {
  id: string;
  name: string;
  /** When it was made and from which file; null for the bundled data. */
  origin: string | null;
  figures: string | null;
  /** Why it cannot be used; null where it can. */
  unusable: string | null;
  isCurrent: boolean;
  isPrevious: boolean;
  canRename: boolean;
}

const DONE = { use: 'It is in use now: every page shows it.', back: 'The version before is in use again.', rename: 'The name was changed.', delete: 'It was deleted.' } as const;
const INPUT = 'min-h-11 min-w-0 flex-1 rounded-control border border-control bg-surface px-2.5 sm:min-h-9';

/** The versions of the data, with what can be done to each; works as plain forms. */
export function VersionsPanel({ versions, whyFixed }: { versions: readonly VersionLine[]; whyFixed: string | null }) {
  const [state, submit, pending] = useActionState(submitVersions, { step: 'start' });
  const [pressed, press] = useState('');
  // A transition keeps what was typed in the other fields.
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter);
    press(`${form.get('intent')} ${form.get('id') ?? ''}`.trim());
    startTransition(() => submit(form));
  };
  const isSwitching = (asked: string) => pending && pressed === asked;
  const previous = versions.find(({ isPrevious }) => isPrevious);
  const comparable = versions.filter(({ unusable }) => unusable === null);
  return (
    <div className="flex flex-col gap-3" aria-busy={pending}>
      {state.step === 'failed' && <Notice tone="problem" title="That was not done">{state.reason}</Notice>}
      {state.step === 'done' && <p role="status" className="text-text-2">{state.name && `“${state.name}”: `}{DONE[state.what]}</p>}
      {pending && !/^(use|back)\b/.test(pressed) && <p role="status" className="text-text-3">Working …</p>}
      {whyFixed && <Notice title="Other data cannot be chosen here">{whyFixed}</Notice>}
      {previous && !whyFixed && (
        <form action={submit} onSubmit={send}>
          <input type="hidden" name="intent" value="back" />
          <SwitchButton look="secondary" isSwitching={isSwitching('back')} isBusy={pending}>Roll back to “{previous.name}”</SwitchButton>
        </form>
      )}
      {comparable.length > 1 && (
        <form id="compare-versions" action="/data/versions/compare" className="flex flex-wrap items-center gap-3">
          <Button look="secondary" type="submit">Compare two</Button>
          <span className="text-xs text-text-3">Tick two of them, or choose on the next page.</span>
        </form>
      )}
      <ul className="flex flex-col divide-y divide-border">
        {versions.map((version) => (
          <li key={version.id} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 py-3">
            {comparable.length > 1 && (
              <label className="-my-1 -mr-6 -ml-2 flex size-9 shrink-0 items-center justify-center">
                <span className="sr-only">Compare {version.name}</span>
                <input type="checkbox" name="v" value={version.id} form="compare-versions" disabled={version.unusable !== null} className="size-4 accent-accent" />
              </label>
            )}
            <div className="min-w-0 flex-1 basis-60">
              <p className="font-medium break-words">{version.name}{version.isCurrent && <span className="ml-2 rounded-full border border-accent px-2 py-0.5 text-xs font-medium text-accent">In use</span>}</p>
              {version.origin && <p className="text-xs text-text-3 break-words">{version.origin}</p>}
              {version.figures && <p className="numeric mt-0.5 text-text-2">{version.figures}</p>}
              {version.unusable && <p className="mt-0.5 text-worse">Cannot be used: {version.unusable}</p>}
            </div>
            <div className="flex flex-wrap items-center gap-2">
              {!version.isCurrent && !version.unusable && !whyFixed && (
                <form action={submit} onSubmit={send}>
                  <input type="hidden" name="intent" value="use" />
                  <input type="hidden" name="id" value={version.id} />
                  <SwitchButton look="secondary" isSwitching={isSwitching(`use ${version.id}`)} isBusy={pending} label={`Use this data: ${version.name}`}>Use this data</SwitchButton>
                </form>
              )}
              {version.canRename && (
                <details>
                  <summary className="inline-flex min-h-9 cursor-pointer items-center px-2 text-accent underline underline-offset-2">Rename</summary>
                  <form action={submit} onSubmit={send} className="mt-1 flex gap-2">
                    <input type="hidden" name="intent" value="rename" />
                    <input type="hidden" name="id" value={version.id} />
                    <input name="name" aria-label={`New name of ${version.name}`} defaultValue={version.name} maxLength={80} required className={INPUT} />
                    <Button look="secondary" type="submit" disabled={pending}>Save</Button>
                  </form>
                </details>
              )}
              {version.canRename && !version.isCurrent && (state.step === 'asked' && state.id === version.id ? (
                <span className="flex flex-wrap items-center gap-2">
                  Delete it for good?
                  <Act intent="delete" version={version} submit={submit} send={send} disabled={pending}>Delete</Act>
                  <Act intent="cancel" version={version} submit={submit} send={send} disabled={pending}>Keep it</Act>
                </span>
              ) : <Act intent="ask-delete" version={version} submit={submit} send={send} disabled={pending}>Delete …</Act>)}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Act({ intent, version, submit, send, disabled, children }: {
  intent: 'ask-delete' | 'delete' | 'cancel';
  version: VersionLine;
  submit: (form: FormData) => void;
  send: (event: FormEvent<HTMLFormElement>) => void;
  disabled: boolean;
  children: string;
}) {
  return (
    <form action={submit} onSubmit={send}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="id" value={version.id} />
      <input type="hidden" name="name" value={version.name} />
      <Button look="secondary" type="submit" disabled={disabled} aria-label={`${children.replace(' …', '')}: ${version.name}`}>{children}</Button>
    </form>
  );
}
