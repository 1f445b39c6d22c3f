'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { revenueAddress } from '@/app/(dashboard)/revenue/revenueAddress';
import { formatMoneyRounded } from '@/lib/format';
import { MAX_RETAIN, parseRetain, partOf, type Scenario } from '@/lib/workspace/revenuePage/retain';
import { ScenarioFigures } from './scenarioFigures';

/** Browsers refuse addresses that change many times a second. */
const WRITE_AFTER_MS = 250;

/** The share to retain as a slider and a number to type, and what it comes to. The address carries it; without a script the form does. */
export function RetainForm({ retain, by, all, grossMargin, currency }: {
  /** Whole percent, from the address. */
  retain: number;
  /** What the rest of the page is divided by, which stays. */
  by: string | undefined;
  /** If none of those predicted to leave did. */
  all: Scenario;
  grossMargin: string;
  currency: string;
}) {
  const [text, setText] = useRetain(retain, by);
  const typed = parseRetain(text);
  const percent = typed ?? retain;
  const scenario = partOf(all, percent / 100);
  const money = (value: number) => formatMoneyRounded(value, currency);
  return (
    <>
      <form action="/revenue#scenario" method="get" className="flex flex-wrap items-center gap-3" onSubmit={(event) => event.preventDefault()}>
        {by !== undefined && <input type="hidden" name="by" value={by} />}
        <label htmlFor="retain" className="shrink-0 font-medium">Retain</label>
        <input type="range" aria-label="Share to retain" aria-valuetext={`${percent}%`} min={0} max={MAX_RETAIN} value={percent} onChange={(event) => setText(event.target.value)} className="needs-script h-9 min-w-0 max-w-md grow basis-40 accent-accent" />
        <span className="inline-flex items-center gap-1.5">
          <input
            id="retain"
            name="retain"
            type="number"
            inputMode="numeric"
            min={0}
            max={MAX_RETAIN}
            value={text}
            aria-invalid={typed === null || undefined}
            aria-describedby="retain-hint"
            onChange={(event) => setText(event.target.value)}
            onBlur={() => setText(String(percent))}
            className="numeric h-9 w-16 shrink-0 rounded-control border border-control bg-surface px-2 text-right aria-invalid:border-worse"
          />
          <span id="retain-hint">% more<span className="sr-only">, a whole percent from 0 to {MAX_RETAIN}</span></span>
        </span>
        <noscript>
          <style>{'.needs-script{display:none}'}</style>
          <button className="inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium">Show</button>
        </noscript>
      </form>
      {typed === null && <p role="status" className="mt-2 text-xs text-worse">A whole percent from 0 to {MAX_RETAIN}; shown is {percent}%.</p>}
      <p aria-live="polite" className="numeric mt-4 mb-3 font-semibold" data-scenario="title">
        {percent === 0 ? 'Nothing is done, and nothing changes' : `If ${percent}% of their departures do not happen, ${money(scenario.kept)} more is received over the next 12 months`}
      </p>
      <ScenarioFigures scenario={scenario} grossMargin={grossMargin} currency={currency} />
    </>
  );
}

/** What is typed or dragged, written to the address after a moment; another address brings its own. */
function useRetain(retain: number, by: string | undefined): [text: string, setText: (text: string) => void] {
  const router = useRouter();
  const [text, setText] = useState(String(retain));
  const [known, setKnown] = useState(retain);
  const percent = parseRetain(text);
  // What this page wrote there itself arrives after a moment, when more may have been typed.
  const [written, setWritten] = useState(retain);
  if (retain !== known) {
    setKnown(retain);
    if (retain !== written) {
      setWritten(retain);
      setText(String(retain));
    }
  }
  useEffect(() => {
    if (percent === null || percent === written) return;
    const timer = setTimeout(() => {
      setWritten(percent);
      router.replace(revenueAddress({ by, retain: percent }), { scroll: false });
    }, WRITE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [percent, written, by, router]);
  return [text, setText];
}
