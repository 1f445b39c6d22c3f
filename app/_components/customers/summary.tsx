import { formatCount, formatMoneyRounded, formatProbability, formatRate } from '@/lib/format';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';

interface Fact {
  id: string;
  name: string;
  value: string;
  detail: string;
  /** The detail is no figure, only what a phone has no room to say. */
  explains?: true;
}

/** What the filtered customers come to, whichever of them are listed: a line each on a phone, else side by side. */
export function Summary({ view, currency }: { view: CustomersView; currency: string }) {
  return (
    <dl className="grid gap-px overflow-hidden rounded-card border border-border bg-border sm:grid-cols-3 xl:auto-cols-fr xl:grid-flow-col xl:grid-cols-none">
      {facts(view, currency).map(({ id, name, value, detail, explains }) => (
        <div key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 bg-surface px-4 py-1.5 sm:block sm:py-3">
          <dt className="text-xs text-text-3">{name}</dt>
          <dd className="numeric text-base font-semibold sm:mt-0.5 sm:text-xl/7" data-summary={id}>{value}</dd>
          <dd className={`numeric col-span-2 text-xs text-text-3 ${explains ? 'max-sm:sr-only' : ''}`}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Of all whom the filters leave, those whose status is asked for are listed. */
function others({ count, left, listed }: CustomersView): string {
  if (listed === count) return `${formatCount(count - left)} active, ${formatCount(left)} left`;
  return listed === left ? `who left; ${formatCount(count - left)} more are active` : `active; ${formatCount(left)} more left`;
}

function facts(view: CustomersView, currency: string): Fact[] {
  const { count, listed, activeOnly, rate, lower, upper, meanProbability, monthlyCharge, clv, atRisk } = view;
  const money = (id: string, name: string, value: number | null, detail: string): Fact[] => (value === null ? [] : [{ id, name, value: formatMoneyRounded(value, currency), detail, explains: true }]);
  const interval = count > 0 ? `95% interval ${formatRate(lower)} to ${formatRate(upper)}` : 'Nobody to count';
  return [
    { id: 'count', name: 'Customers', value: formatCount(listed), detail: others(view) },
    { id: 'rate', name: 'Left, of all in the file', value: formatRate(rate), detail: activeOnly ? 'Only active customers have a risk' : interval },
    ...(meanProbability === null ? [] : [{ id: 'probability', name: 'Mean risk', value: formatProbability(meanProbability), detail: 'of the active', explains: true as const }]),
    ...money('charge', 'Charges a month', monthlyCharge, 'of the active'),
    ...money('clv', 'Lifetime value', clv, 'expected margin of the active'),
    ...money('at-risk', 'At risk a month', atRisk, 'probability × monthly charge'),
  ];
}
