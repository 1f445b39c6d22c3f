import { Check } from 'lucide-react';
import Link from 'next/link';
import { tryAddress } from '@/app/_components/predict/tryAddress';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { formatCut, formatMoneyRounded, formatProbability } from '@/lib/format';
import type { KeepingChange, WhatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { onPlainClick } from './onPlainClick';

interface Tried {
  keep: WhatWouldKeep;
  customerId: string;
  currency: string;
  /** What the fields hold. */
  values: Readonly<Record<string, string>>;
  /** The record's details. */
  record: Readonly<Record<string, string>>;
  onTry: (fields: Record<string, string>) => void;
}

/** The smallest changes that would bring a customer under the threshold, each to be tried in the form. */
export function KeepCard(props: Tried & { heading: 'h2' | 'h3' }) {
  const { keep, customerId, heading: Heading } = props;
  const { answers, nearest, actionable } = keep;
  return (
    <section id="keep" aria-labelledby="keep-title" className="numeric flex scroll-my-20 flex-col gap-3 rounded-card border border-border bg-surface p-4">
      <div>
        <Heading id="keep-title" className="text-base/6 font-semibold">What would keep {customerId}?</Heading>
        <p className="text-xs text-text-3">The model’s response, not a promise.</p>
      </div>
      {answers.length === 0 && <p>{withoutAnswer(keep)}</p>}
      {(answers.length > 0 || nearest) && (
        <ol className="flex flex-col divide-y divide-border">
          {(answers.length > 0 ? answers : [nearest!]).map((answer) => <Answer key={Object.keys(answer.fields).join()} answer={answer} {...props} />)}
        </ol>
      )}
      {actionable.length > 0 && keep.probability >= keep.threshold && (
        <details>
          <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">How it was searched</summary>
          <p className="mt-1 text-xs text-text-2">
            Only what the company can change: {actionable.map(labelWithin).join(', ')}. Only values of other customers, and only such as occur together in the file. The fewest details first, then the
            least cost: the monthly charge counts as much as it moves, any other detail as 1, because the file does not say what it costs. Customers with these details leave less often; whether changing them keeps this one only a trial tells.
          </p>
        </details>
      )}
    </section>
  );
}

function Answer({ answer, keep, customerId, currency, values, record, onTry }: Tried & { answer: KeepingChange }) {
  const { changes, fields, probability, clv } = answer;
  const wanted = { ...record, ...fields };
  const tried = Object.keys(wanted).every((name) => (values[name] ?? '') === wanted[name]);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 first:pt-0 last:pb-0" data-keep={Object.keys(fields).join(' ')}>
      <div className="min-w-0">
        <ul>
          {changes.map(({ label, from, to }) => <li key={label}><span className="font-medium">{label}:</span> {from} → {to}</li>)}
        </ul>
        <p className="text-text-2">
          <span data-keep-probability className="whitespace-nowrap">{formatProbability(keep.probability)} → {formatProbability(probability)}</span>
          {keep.clv !== null && clv !== null && <>, lifetime value <span className="whitespace-nowrap">{formatMoneyRounded(keep.clv, currency)} → {formatMoneyRounded(clv, currency)}</span></>}
        </p>
      </div>
      {tried ? (
        <span className="inline-flex min-h-11 items-center rounded-control px-4 text-text-2 sm:min-h-9"><Check aria-hidden className="mr-1 size-4" /> In the form</span>
      ) : (
        <Link href={tryAddress(customerId, fields)} onClick={onPlainClick(() => onTry(fields))} prefetch={false} scroll={false} className="inline-flex min-h-11 items-center rounded-control border border-control px-4 font-medium hover:bg-raised sm:min-h-9">
          Try it<span className="sr-only">: {changes.map(({ label, to }) => `${label} ${to}`).join(', ')}</span>
        </Link>
      )}
    </li>
  );
}

function withoutAnswer({ probability, threshold, actionable, nearest }: WhatWouldKeep): string {
  const cut = formatCut(threshold);
  if (probability < threshold) return `At ${formatProbability(probability)} the answer is No already (Yes from ${cut} on): nothing has to change.`;
  if (actionable.length === 0) return 'The dictionary marks no detail as one that the company can change (actionable), so there is nothing to search.';
  const none = `No change of up to three details was found that brings it under ${cut}`;
  return nearest ? `${none}. The nearest, at ${formatProbability(nearest.probability)}:` : `${none}, nor one that lowers it at all.`;
}
