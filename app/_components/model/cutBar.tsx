'use client';
import { useState } from 'react';
import { formatCount, formatCut, formatMoney, formatRate } from '@/lib/format';
import { cutText, parseCut } from '@/lib/workspace/cut';
import { useCut } from './cutContext';

/** The slider that everything follows, with its number to type, and the figures that matter most. Stays in view; small on a phone. */
export function CutBar() {
  const { counts, cut, choose, figures, yes, profit, i } = useCut();
  const key: { name: string; value: string; rest?: string; wideOnly?: boolean }[] = [
    { name: 'Predicted to leave', value: formatCount(yes), rest: ` of ${formatCount(counts.active)} active` },
    { name: 'Precision', value: formatRate(figures.precision) },
    { name: 'Recall', value: formatRate(figures.recall) },
    ...(profit === null ? [] : [{ name: 'Profit in hindsight', value: formatMoney(profit, counts.currency), wideOnly: true }]),
  ];
  return (
    <section aria-labelledby="cut-title" className="sticky top-0 z-10 -mx-4 border-b border-border bg-surface px-4 py-2 lg:top-3 lg:mx-0 lg:rounded-card lg:border lg:py-3 lg:before:absolute lg:before:-inset-x-px lg:before:-top-[13px] lg:before:h-3 lg:before:bg-bg">
      <h2 id="cut-title" className="sr-only">Threshold</h2>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-1 lg:flex-nowrap">
        <form action="/model" method="get" className="flex min-w-0 grow items-center gap-3" onSubmit={(event) => event.preventDefault()}>
          <label htmlFor="threshold" className="shrink-0 font-medium">Threshold</label>
          <input
            type="range"
            aria-label="Threshold"
            aria-valuetext={`${formatCut(cut)}: ${formatCount(yes)} active customers predicted to leave`}
            min={0}
            max={counts.cuts.length - 1}
            value={i}
            onChange={(event) => choose(counts.cuts[event.target.valueAsNumber]!)}
            className="needs-script h-9 min-w-0 grow accent-accent"
          />
          <CutField cut={cut} cuts={counts.cuts} choose={choose} />
          <span aria-hidden className="-ml-2 shrink-0">%</span>
          <noscript>
            <style>{'.needs-script{display:none}'}</style>
            <button className="inline-flex min-h-9 items-center rounded-control border border-control px-3 font-medium">Show</button>
          </noscript>
        </form>
        <dl className="numeric flex w-full shrink-0 justify-between gap-x-3 text-xs lg:w-auto lg:gap-x-6">
          {key.map(({ name, value, rest, wideOnly }) => (
            <div key={name} className={wideOnly ? 'hidden lg:block' : 'flex flex-wrap gap-x-1 lg:block'}>
              <dt className="text-text-3">{name}</dt>
              <dd className="font-semibold">{value}{rest && <span className="hidden font-normal text-text-3 lg:inline">{rest}</span>}</dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  );
}

/** Keeps what is being typed until it is a cut that is offered; what is left half typed gives way. */
function CutField({ cut, cuts, choose }: { cut: number; cuts: readonly number[]; choose: (cut: number) => void }) {
  const [text, setText] = useState(cutText(cut));
  const [shown, setShown] = useState(cut);
  if (cut !== shown) {
    setShown(cut);
    if (parseCut(text, cuts) !== cut) setText(cutText(cut));
  }
  const unreadable = parseCut(text, cuts) === null;
  return (
    <input
      id="threshold"
      name="threshold"
      type="number"
      inputMode="decimal"
      min={1}
      max={99}
      step="any"
      value={text}
      aria-invalid={unreadable || undefined}
      title="A whole percent from 1 to 99"
      onChange={(event) => {
        setText(event.target.value);
        const typed = parseCut(event.target.value, cuts);
        if (typed !== null) choose(typed);
      }}
      onBlur={() => setText(cutText(cut))}
      className="numeric h-9 w-16 shrink-0 rounded-control border border-control bg-surface px-2 text-right aria-invalid:border-worse"
    />
  );
}
