'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import { formatMoneyRounded } from '@/lib/format';

const PAUSE_MS = 400;

/**
 * The settings of a plan: a GET form that with JavaScript applies each change after a short pause. The budget has a slider and a field
 * to type in, one of which has the name; empty, it is as much as pays.
 */
export function PlanForm({ query, budget, most, currency, children }: {
  /** The query that the fields show. */
  query: string;
  budget: number | null;
  /** What all that pays would cost: the slider ends a little above it. */
  most: number;
  currency: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  const [typed, setTyped] = useState(text(budget));
  const [shownFor, setShownFor] = useState(query);
  if (shownFor !== query) {
    setShownFor(query);
    setTyped(text(budget));
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const apply = () => {
    clearTimeout(timer.current);
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form.current!)) if (typeof value === 'string' && value.trim() !== '') search.append(name, value.trim());
    start(() => router.push(`/plan?${search}` as Route<'/plan'>, { scroll: false }));
  };
  const applySoon = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(apply, PAUSE_MS);
  };
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))) - 2);
  const end = Math.max(step, Math.ceil((1.1 * most) / step) * step);
  return (
    <form
      ref={form}
      action="/plan"
      aria-label="Settings of the plan"
      aria-busy={pending}
      onChange={(event: FormEvent<HTMLFormElement>) => ((event.target as HTMLElement).tagName === 'SELECT' ? apply() : applySoon())}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      className="flex flex-col gap-4"
    >
      <div>
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <label htmlFor="plan-budget" className="font-medium">Budget <span className="font-normal text-text-3">({currency}, empty: as much as pays)</span></label>
          <input
            id="plan-budget" name="budget" inputMode="decimal" autoComplete="off" maxLength={16} value={typed} placeholder={formatMoneyRounded(most, currency)}
            onChange={(event) => setTyped(event.target.value)}
            className="numeric min-h-11 w-36 rounded-control border border-control bg-surface px-2.5 text-right placeholder:text-text-3 sm:min-h-9"
          />
        </div>
        <input
          type="range" aria-label="Budget" min={0} max={end} step={step} value={sliderValue(typed, most)}
          aria-valuetext={typed === '' ? `as much as pays, ${formatMoneyRounded(most, currency)}` : formatMoneyRounded(sliderValue(typed, most), currency)}
          onChange={(event) => setTyped(event.target.value)}
          className="mt-2 w-full accent-[var(--accent)]"
        />
      </div>
      {children}
      <div className="flex items-center gap-3">
        <Button>Make the plan</Button>
        {pending && <span role="status" className="text-text-3">Working …</span>}
      </div>
    </form>
  );
}

function text(budget: number | null): string {
  return budget === null ? '' : String(budget);
}

function sliderValue(typed: string, most: number): number {
  const value = Number(typed);
  return typed.trim() === '' || Number.isNaN(value) ? most : value;
}
