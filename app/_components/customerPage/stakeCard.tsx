import Link from 'next/link';
import type { ReactNode } from 'react';
import { Card } from '@/app/_components/ui/card';
import { formatFixed, formatMoney, formatMoneyRounded, formatMonths, formatNumber, formatProbability, formatRate } from '@/lib/format';
import type { Answer } from '@/lib/workspace/customerPage/customerPage';
import type { LifetimeValue, Worth } from '@/lib/workspace/customerPage/worth';

const LINK = 'text-accent underline underline-offset-2';

/** What is at stake. */
export function StakeCard({ customerId, answer, worth, currency }: { customerId: string; answer: Answer; worth: Worth | null; currency: string }) {
  return (
    <Card labelledBy="stake-title" className="flex flex-col gap-4 print:gap-2">
      <div>
        <h2 id="stake-title" className="text-xs font-medium text-text-3">At stake</h2>
        {worth ? <Stake worth={worth} answer={answer} currency={currency} /> : <p className="mt-1 text-text-2">Nothing any more: revenue at risk and lifetime value look ahead, and this customer has left.</p>}
      </div>
      {answer.kind === 'left' && <PredictLink customerId={customerId}>Try their details in Predict</PredictLink>}
    </Card>
  );
}

function PredictLink({ customerId, children }: { customerId: string; children: ReactNode }) {
  return <Link href={{ pathname: '/predict', query: { id: customerId } }} prefetch={false} className="mt-3 inline-flex min-h-9 w-fit items-center rounded-control border border-control px-4 font-medium hover:bg-raised print:hidden">{children}</Link>;
}

function Stake({ worth: { atRisk, lifetime, monthlyCharge, missing }, answer, currency }: { worth: Worth; answer: Answer; currency: string }) {
  return (
    <dl className="numeric mt-2 flex flex-col gap-3 print:mt-0.5 print:grid print:grid-cols-2">
      {atRisk !== null && (
        <Figure name="Revenue at risk" value={<span data-stake="at-risk">{formatMoney(atRisk, currency)}</span>} unit="a month">
          {answer.kind === 'prediction' && `${formatProbability(answer.view.probability)} × ${formatMoney(monthlyCharge!, currency)} a month.`}
          {answer.kind === 'prediction' && answer.view.tooNew && ' For so new a customer the probability says little, and so does this.'}
        </Figure>
      )}
      {lifetime && (
        <Figure name="Lifetime value" value={<span data-stake="clv">{formatMoneyRounded(lifetime.value, currency)}</span>} unit={`over ${formatMonths(lifetime.horizon)}`}>
          {lifetime.range
            ? `95% range ${formatMoneyRounded(lifetime.range.lower, currency)} to ${formatMoneyRounded(lifetime.range.upper, currency)}: sampling error of the estimate; a single customer may be worth nothing or all of it.`
            : `No range: ${formatProbability(lifetime.extrapolated)} of it lies beyond the months that were observed.`}
        </Figure>
      )}
      {lifetime && <Formula lifetime={lifetime} monthlyCharge={monthlyCharge!} currency={currency} />}
      {missing.map((sentence) => <div key={sentence}><dt className="sr-only">Not known</dt><dd className="text-text-2">{sentence}</dd></div>)}
    </dl>
  );
}

function Figure({ name, value, unit, children }: { name: string; value: ReactNode; unit: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-text-2">{name}</dt>
      <dd><span className="text-xl/7 font-semibold">{value}</span> <span className="text-text-3">{unit}</span></dd>
      <dd className="mt-0.5 text-xs text-text-3">{children}</dd>
    </div>
  );
}

function Formula({ lifetime, monthlyCharge, currency }: { lifetime: LifetimeValue; monthlyCharge: number; currency: string }) {
  const { grossMargin, discountRate, horizon, payments, value, extrapolated, observed } = lifetime;
  return (
    <div>
      <dt className="sr-only">How lifetime value is computed</dt>
      <dd>
        <details>
          <summary className="inline-flex min-h-6 items-center text-xs text-accent underline underline-offset-2">How it is computed</summary>
          <p className="mt-1 font-medium">{formatNumber(grossMargin * 100)}% margin × {formatMoney(monthlyCharge, currency)} × {formatFixed(payments, 2)} payments = {formatMoney(value, currency)}</p>
          <p className="mt-1 text-xs text-text-2">
            Payments: the sum over the next {formatMonths(horizon)} of the chance to be there still, S(T + k) ÷ S(T) of customers like this, each discounted by {formatNumber(discountRate * 100)}% a month.{' '}
            {extrapolated > 0 ? `${formatRate(extrapolated)} of it lies beyond month ${observed}, the last that was observed.` : 'All of it lies within the observed months.'}{' '}
            <Link href="/assumptions" prefetch={false} className={LINK}>Assumptions</Link>
          </p>
        </details>
      </dd>
    </div>
  );
}
