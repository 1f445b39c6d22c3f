import { formatCount, formatMoneyRounded, formatRate } from '@/lib/format';
import type { CustomersView } from '@/lib/workspace/customersView';

/** What the filtered customers come to, whichever of them are listed. */
export function Summary({ view, currency }: { view: CustomersView; currency: string }) {
  const { count, left, rate, lower, upper, atRisk } = view;
  const facts: [name: string, id: string, value: string, detail: string][] = [
    ['Customers', 'count', formatCount(count), `${formatCount(count - left)} active, ${formatCount(left)} left`],
    ['Left', 'rate', formatRate(rate), count > 0 ? `${formatCount(left)} of ${formatCount(count)} over the file's whole window; 95% interval ${formatRate(lower)} to ${formatRate(upper)}` : 'Nobody to count'],
    ...(atRisk === null ? [] : [['At risk a month', 'at-risk', formatMoneyRounded(atRisk, currency), 'Probability × monthly charge, over the active of them'] as [string, string, string, string]]),
  ];
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-3 md:gap-4 max-sm:[&>:nth-child(3)]:col-span-2">
      {facts.map(([name, id, value, detail]) => (
        <div key={id} className="rounded-card border border-border bg-surface p-4">
          <dt className="text-text-2">{name}</dt>
          <dd className="numeric mt-1 text-[28px]/8 font-semibold" data-summary={id}>{value}</dd>
          <dd className="numeric mt-1 text-xs text-text-3">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
