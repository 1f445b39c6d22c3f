'use client';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition, type FormEvent, type ReactNode } from 'react';
import { Button } from '@/app/_components/ui/button';
import { currencyWord, formatMoneyRounded } from '@/lib/format';
import { readMoney } from '@/lib/workspace/plan/readMoney';

const PAUSE_MS = 400;
/** For an amount that cannot be read yet, because it is half typed: "5," on the way to "5,000". */
const LONG_PAUSE_MS = 1500;

/**
 * The settings of a plan: a GET form that with JavaScript applies each change after a short pause. The budget has a slider and a field
 * to type in, one of which has the name; empty, it is as much as pays.
 */
export function PlanForm({ query, budget, problem, most, currency, children }: {
  /** The query that the fields show. */
  query: string;
  /** As it was typed, or "" for as much as pays. */
  budget: string;
  /** Why the budget cannot be read; null where it can. */
  problem: string | null;
  /** What all that pays would cost: the slider ends a little above it. */
  most: number;
  currency: string;
  children: ReactNode;
}) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  const [typed, setTyped] = useState(budget);
  const [sent, setSent] = useState(budget);
  const [shownFor, setShownFor] = useState(query);
  if (shownFor !== query) {
    setShownFor(query);
    // What was typed since the question was sent is newer than its answer.
    if (typed === sent) setTyped(budget);
    setSent(budget);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const apply = () => {
    clearTimeout(timer.current);
    const search = new URLSearchParams();
    for (const [name, value] of new FormData(form.current!)) if (typeof value === 'string' && value.trim() !== '') search.append(name, value.trim());
    setSent(typed);
    start(() => router.push(`/plan?${search}` as Route<'/plan'>, { scroll: false }));
  };
  const applySoon = (pause: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => form.current?.requestSubmit(), pause);
  };
  const amount = amountOf(typed, currency);
  const slid = typeof amount === 'number' ? amount : most;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, most))) - 2);
  const end = Math.max(step, Math.ceil((1.1 * most) / step) * step);
  return (
    <form
      ref={form}
      action="/plan"
      aria-label="Settings of the plan"
      aria-busy={pending}
      onChange={({ target }: FormEvent<HTMLFormElement>) => {
        if (target instanceof HTMLSelectElement) apply();
        else applySoon(target instanceof HTMLInputElement && target.name === 'budget' && amountOf(target.value, currency) === null ? LONG_PAUSE_MS : PAUSE_MS);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
      className="flex flex-col gap-4"
    >
      <div>
        <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
          <label htmlFor="plan-budget" className="font-medium">Budget <span className="font-normal text-text-3">({currencyWord(currency)}, empty: as much as pays)</span></label>
          <input
            id="plan-budget" name="budget" inputMode="decimal" autoComplete="off" maxLength={24} value={typed} placeholder={formatMoneyRounded(most, currency)}
            aria-invalid={problem ? true : undefined} aria-describedby={problem ? 'plan-budget-error' : undefined}
            onChange={(event) => setTyped(event.target.value)}
            className="numeric min-h-11 w-36 rounded-control border border-control bg-surface px-2.5 text-right placeholder:text-text-3 aria-invalid:border-high sm:min-h-9"
          />
        </div>
        {problem && <p id="plan-budget-error" className="mt-1 text-right text-xs text-high-text">{problem}</p>}
        <input
          type="range" aria-label="Budget" min={0} max={end} step={step} value={slid}
          aria-valuetext={typed === '' ? `as much as pays, ${formatMoneyRounded(most, currency)}` : formatMoneyRounded(slid, currency)}
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

/** The amount, "" for as much as pays; null where it cannot be read. */
function amountOf(typed: string, currency: string): number | '' | null {
  if (typed.trim() === '') return '';
  const read = readMoney(typed, currency, Infinity);
  return 'value' in read ? read.value : null;
}
