import Link from 'next/link';
import type { ReactNode } from 'react';
import { tryAddress } from '@/app/_components/predict/tryAddress';
import { formatMoney, formatMoneyRounded, formatMonths, formatProbability } from '@/lib/format';
import type { PredictionView } from '@/lib/workspace/predictForm';
import { onPlainClick } from './onPlainClick';

/**
 * What edits did, each before and after: the probability, which looks back, the chance to leave and the lifetime value, which look
 * ahead, and what the two are for, the value of the best offer. Nothing while the details are the record's.
 */
export function BeforeAfter({ view, customerId, currency, onReset }: { view: PredictionView; customerId: string; currency: string; onReset: () => void }) {
  const { before, probability, ahead, offers } = view;
  if (!before) return null;
  const weighed = 'missing' in offers ? null : offers;
  return (
    <div data-before-after className="numeric flex flex-wrap items-end justify-between gap-x-4 rounded-control bg-raised px-3 py-2">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
        <Line name="Probability (looks back)" from={formatProbability(before.probability)} to={formatProbability(probability)}><Change by={pointsBetween(before.probability, probability)} /></Line>
        {before.leaving !== null && ahead && (
          <Line name={`Leaves within ${formatMonths(ahead.months)}`} from={formatProbability(before.leaving)} to={formatProbability(ahead.leave.share)}><Change by={pointsBetween(before.leaving, ahead.leave.share)} /></Line>
        )}
        {before.clv !== null && weighed && <Line name="Lifetime value" from={formatMoneyRounded(before.clv, currency)} to={formatMoneyRounded(weighed.clv, currency)} />}
        {before.best !== null && weighed && <Line name="Best offer, expected" from={formatMoney(before.best, currency)} to={formatMoney(weighed.best?.terms.value ?? 0, currency)} />}
      </dl>
      <Link href={tryAddress(customerId)} onClick={onPlainClick(onReset)} prefetch={false} scroll={false} className="inline-flex min-h-11 items-center text-accent underline underline-offset-2 sm:min-h-6">Reset all</Link>
    </div>
  );
}

function Line({ name, from, to, children }: { name: string; from: string; to: string; children?: ReactNode }) {
  return (
    <>
      <dt className="text-text-2">{name}</dt>
      <dd><span className="font-semibold whitespace-nowrap">{from} → {to}</span> {children}</dd>
    </>
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
