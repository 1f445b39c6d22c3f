import Link from 'next/link';
import { tryAddress } from '@/app/_components/predict/tryAddress';
import { formatMoney, formatProbability } from '@/lib/format';
import type { PredictionView } from '@/lib/workspace/predictForm';
import { onPlainClick } from './onPlainClick';

/** What edits did: the probability and the value of the best offer, before and after; nothing while the details are the record's. */
export function BeforeAfter({ view, customerId, currency, onReset }: { view: PredictionView; customerId: string; currency: string; onReset: () => void }) {
  const { before, probability, offers } = view;
  if (!before) return null;
  const best = 'missing' in offers ? null : (offers.best?.terms.value ?? 0);
  return (
    <div data-before-after className="numeric flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 rounded-control bg-raised px-3 py-2">
      <p>
        <span className="font-semibold whitespace-nowrap">{formatProbability(before.probability)} → {formatProbability(probability)}</span> <Change by={pointsBetween(before.probability, probability)} />
        {before.best !== null && best !== null && (
          <>, expected value of the best offer <span className="font-semibold whitespace-nowrap">{formatMoney(before.best, currency)} → {formatMoney(best, currency)}</span></>
        )}
      </p>
      <Link href={tryAddress(customerId)} onClick={onPlainClick(onReset)} prefetch={false} scroll={false} className="inline-flex min-h-11 items-center text-accent underline underline-offset-2 sm:min-h-6">Reset all</Link>
    </div>
  );
}

function Change({ by }: { by: number }) {
  if (by === 0) return <span className="text-text-2">(less than 1 pp)</span>;
  return <span className={`whitespace-nowrap ${by < 0 ? 'text-better' : 'text-worse'}`}>({by < 0 ? '−' : '+'}{Math.abs(by)} pp, {by < 0 ? 'better' : 'worse'})</span>;
}

/** Between the whole percentages that are printed, so that the three numbers agree. */
export function pointsBetween(before: number, after: number): number {
  return Math.round(after * 100) - Math.round(before * 100);
}
