'use client';
import { useRef, useState } from 'react';
import { SCREENS } from '@/app/_components/shell/screens';
import { CloseButton, Modal } from './modal';
import { keysAreOn, switchKeys } from './stored';

const KEYS: readonly (readonly [keys: string, what: string])[] = [
  ['Ctrl K', 'Search and commands'],
  ['/', 'Search field of the page, else the search'],
  ['j', 'Next row of a list; next customer'],
  ['k', 'Previous row of a list; previous customer'],
  ...SCREENS.flatMap(({ label, key }) => (key ? [[`g ${key}`, label] as const] : [])),
  ['?', 'This help'],
];

/** The keys, and the switch that turns those off that need no second key held down. */
export function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  return (
    <Modal ref={dialog} aria-labelledby="keyboard-help-title" onClose={onClose} className="m-auto max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto">
      <div className="flex items-center justify-between gap-3 border-b border-border py-2 pr-2 pl-5">
        <h2 id="keyboard-help-title" className="text-base/6 font-semibold">Keyboard</h2>
        <CloseButton dialog={dialog} />
      </div>
      <div className="p-5">
        <label className="relative flex w-fit items-center gap-3 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            role="switch"
            checked={on}
            aria-checked={on}
            onChange={(event) => {
              setOn(event.target.checked);
              switchKeys(event.target.checked);
            }}
            className="peer absolute inset-0 z-10 m-0 size-full cursor-pointer opacity-0"
          />
          <span aria-hidden className="flex h-6 w-10 shrink-0 rounded-full border border-control bg-raised p-0.5 peer-checked:justify-end peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent peer-checked:[&>span]:bg-on-accent">
            <span className="size-4.5 rounded-full bg-control" />
          </span>
          <span className="font-medium">Keys without Ctrl</span>
        </label>
        <p className="mt-1 text-xs text-text-3">
          {on ? 'On.' : 'Off: of the keys below only Ctrl K does something.'} The choice counts for this browser. While you type, and with a dialog open, they do nothing.
        </p>
        <dl className="mt-4 grid grid-cols-[auto_1fr] items-center gap-x-6 gap-y-2">
          {KEYS.map(([keys, what]) => (
            <div key={keys} className="contents">
              <dt><Keys keys={keys} /></dt>
              <dd className="text-text-2">{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  );
}

/** Keys that are pressed one after the other, or together with Ctrl. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="flex gap-1">
      {keys.split(' ').map((key) => <kbd key={key} className="inline-flex min-w-6 justify-center rounded border border-control px-1.5 font-sans text-xs text-text-2">{key}</kbd>)}
    </span>
  );
}
