import { formatCount, formatMoneyRounded, formatProbability, formatRate, MISSING } from '@/lib/format';
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
function others({ count, left, status }: CustomersView): string {
  if (status === null) return `${formatCount(count - left)} active, ${formatCount(left)} left`;
  return status === 'left' ? `who left; ${formatCount(count - left)} more are active` : `active; ${formatCount(left)} more left`;
}

function facts(view: CustomersView, currency: string): Fact[] {
  const { listed, status, filtered, rate, meanProbability, monthlyCharge, clv, atRisk } = view;
  const fact = (id: string, name: string, value: number | null, text: (known: number) => string, detail: string): Fact[] => {
    if (value === null) return [];
    return [status === 'left' ? { id, name, value: MISSING, detail: 'Only active customers can be lost' } : { id, name, value: text(value), detail, explains: true }];
  };
  const money = (value: number) => formatMoneyRounded(value, currency);
  return [
    { id: 'count', name: 'Customers', value: formatCount(listed), detail: others(view) },
    { id: 'rate', name: filtered ? 'Left, of these' : 'Left, of all in the file', value: formatRate(rate), detail: whatItSays(view) },
    ...fact('probability', 'Mean risk', meanProbability, formatProbability, 'of the active'),
    ...fact('charge', 'Charges a month', monthlyCharge, money, 'of the active'),
    ...fact('clv', 'Lifetime value', clv, money, 'expected margin of the active'),
    ...fact('at-risk', 'At risk a month', atRisk, money, 'probability × monthly charge; not next month’s loss'),
  ];
}

/** How sure the share of those who left is, or why it is no rate of leaving. */
function whatItSays({ count, left, rateLimit, lower, upper }: CustomersView): string {
  if (rateLimit === 'activeOnly') return 'Only active customers have a risk';
  if (rateLimit === 'throughModel') return 'The model chose them: see Segments';
  if (count === 0) return 'Nobody to count';
  const counted = `${formatCount(left)} of ${formatCount(count)}`;
  if (rateLimit) return `${counted}. ${rateLimit.stops} stops when a customer leaves, so this share is no rate of leaving`;
  return `${counted}, 95% interval ${formatRate(lower)} to ${formatRate(upper)}`;
}
