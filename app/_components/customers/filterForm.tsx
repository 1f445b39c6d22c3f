'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition, type FormEvent, type ReactNode } from 'react';

const PAUSE_MS = 350;

/**
 * A GET form that with JavaScript applies each change at once: a choice becomes a step that Back undoes, typing replaces. Its
 * fields keep no state of their own; when the address changes in any other way, they follow it.
 */
export function FilterForm({ query, children }: {
  /** The query that the fields show. */
  query: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();

  useEffect(() => {
    const active = document.activeElement;
    const typing = active instanceof HTMLInputElement && active.type === 'text' && form.current?.contains(active) ? active : null;
    const typed = typing?.value ?? '';
    form.current?.reset();
    // What is being typed is newer than the address.
    if (typing) typing.value = typed;
  }, [query]);
  useEffect(closeOnLeaving, []);

  const apply = (how: 'push' | 'replace', submitter?: HTMLElement | null) => {
    clearTimeout(timer.current);
    const address = addressOf(form.current!, submitter) as Route<'/customers'>;
    start(() => router[how](address, { scroll: false }));
  };
  const change = ({ target }: FormEvent<HTMLFormElement>) => {
    clearTimeout(timer.current);
    if (target instanceof HTMLInputElement && target.type === 'text') timer.current = setTimeout(() => apply('replace'), PAUSE_MS);
    else apply('push');
  };
  return (
    <form
      ref={form}
      action="/customers"
      role="search"
      aria-label="Filter customers"
      aria-busy={pending}
      className="relative"
      onChange={change}
      onSubmit={(event) => {
        event.preventDefault();
        apply('push', (event.nativeEvent as SubmitEvent).submitter);
      }}
    >
      {children}
    </form>
  );
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * The address that the server would send such a form on to: going there at once spares a round trip, and the menus stay open.
 * What is in doubt is left as the form has it.
 */
function addressOf(form: HTMLFormElement, submitter: HTMLElement | null | undefined): string {
  const search = new URLSearchParams();
  const data = new FormData(form, submitter);
  const ends = (name: string) => [`${name}.min`, `${name}.max`].map((end) => String(data.get(end) ?? '').trim());
  for (const name of new Set(data.keys())) {
    const values = data.getAll(name).filter((value): value is string => typeof value === 'string' && value.trim() !== '');
    const [column, end] = [name.slice(0, -4), name.slice(-4)];
    const range = end === '.min' || end === '.max' ? ends(column) : null;
    if (values.length === 0) continue;
    if (range?.every((text) => text === '' || NUMBER.test(text))) {
      if (end === '.min' || range[0] === '') search.append(column, range[0] === range[1] ? range[0]! : range.join('..'));
    } else if (hasComma(form, name)) for (const value of values) search.append(name, value);
    else search.append(name, values.join(','));
  }
  return `/customers?${search.toString().replaceAll('%2C', ',')}`.replace(/\?$/, '');
}

/** Whether a comma could be part of a value of this name, and cannot stand between two of them. */
function hasComma(form: HTMLFormElement, name: string): boolean {
  return [...form.elements].some((field) => field instanceof HTMLInputElement && field.name === name && field.value.includes(','));
}

/** An open menu closes when one presses elsewhere, or Escape; without JavaScript its own button does it. */
function closeOnLeaving(): () => void {
  const close = (event: Event) => {
    if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
      if (event.type === 'pointerdown' && menu.contains(event.target as Node)) continue;
      if (event.type === 'keydown' && menu.contains(document.activeElement)) menu.querySelector('summary')?.focus();
      menu.open = false;
    }
  };
  document.addEventListener('pointerdown', close);
  document.addEventListener('keydown', close);
  return () => {
    document.removeEventListener('pointerdown', close);
    document.removeEventListener('keydown', close);
  };
}
