import { formatCount, formatMoneyCompact, formatMoneyRounded, formatMonths, formatProbability, formatRate } from '@/lib/format';
import type { CustomersView } from '@/lib/workspace/customerList/customersView';

interface Fact {
  id: string;
  name: string;
  /** On a phone, where all stand in one line. */
  short: { name: string; value: string };
  value: string;
  /** What a phone has no room for. */
  detail: string;
  /** No figure to read alone: a phone leaves it out. */
  limited?: boolean;
}

/** What the filtered customers come to, whichever of them are listed, as far as it says something: side by side, on a phone in one line. */
export function Summary({ view, currency }: { view: CustomersView; currency: string }) {
  const shown = facts(view, currency);
  if (shown.length === 0) return null;
  return (
    <dl className={`grid auto-cols-fr grid-flow-col gap-px overflow-hidden rounded-card border border-border bg-border sm:flex sm:flex-wrap ${shown.length === 1 ? 'sm:w-fit' : ''} ${shown.every(({ limited }) => limited) ? 'max-sm:hidden' : ''}`}>
      {shown.map(({ id, name, short, value, detail, limited }) => (
        <div key={id} className={`min-w-0 bg-surface px-1 py-1.5 text-center sm:grow sm:basis-[30%] sm:px-4 sm:py-3 sm:text-left xl:basis-0 ${limited ? 'max-sm:hidden' : ''}`}>
          <dt className="text-xs text-text-3"><span className="sm:hidden">{short.name}</span><span className="max-sm:hidden">{name}</span></dt>
          <dd className="numeric font-semibold sm:mt-0.5 sm:text-xl/7"><span className="sm:hidden">{short.value}</span><span className="max-sm:hidden" data-summary={id}>{value}</span></dd>
          {detail && <dd className="numeric text-xs text-text-3 max-sm:sr-only">{detail}</dd>}
        </div>
      ))}
    </dl>
  );
}

function facts(view: CustomersView, currency: string): Fact[] {
  const { status, filtered, rate, rateLimit, count, meanProbability, meanLeaving, has, monthlyCharge, clv, atRisk } = view;
  const active = status === null && view.left > 0 ? 'of the active' : '';
  // Of who left there is nothing to lose any more.
  const known = (value: number | null): value is number => value !== null && status !== 'left' && count > view.left;
  const money = (id: string, name: string, short: string, value: number | null, detail: string): Fact[] =>
    known(value) ? [{ id, name, value: formatMoneyRounded(value, currency), short: { name: short, value: formatMoneyCompact(value, currency) }, detail }] : [];
  const share = formatRate(rate);
  const risk = known(meanProbability) ? formatProbability(meanProbability) : null;
  const ahead = known(meanLeaving) ? `${formatProbability(meanLeaving)} expected to leave in ${formatMonths(has.leaving!)}` : '';
  return [
    ...(rateLimit === 'activeOnly' || count === 0 ? [] : [{ id: 'rate', name: filtered ? 'Left, of these' : 'Left, of all in the file', value: share, short: { name: 'Left', value: share }, detail: whatItSays(view), limited: rateLimit !== null }]),
    ...(risk === null ? [] : [{ id: 'probability', name: 'Mean risk', value: risk, short: { name: 'Mean risk', value: risk }, detail: [active, ahead].filter(Boolean).join('; ') }]),
    ...money('charge', 'Monthly revenue', 'Revenue', monthlyCharge, `what they pay a month${active && `, ${active}`}`),
    ...money('clv', 'Lifetime value', 'CLV', clv, `expected margin ${active}`.trim()),
    ...money('at-risk', 'Revenue at risk', 'At risk', atRisk, 'probability × what they pay a month; not next month’s loss'),
  ];
}

/** How sure the share of those who left is, or why it is no rate of leaving. */
function whatItSays({ count, left, rateLimit, lower, upper }: CustomersView): string {
  if (rateLimit === 'throughModel') return 'The model chose them: see Segments';
  const counted = `${formatCount(left)} of ${formatCount(count)}`;
  if (typeof rateLimit === 'object' && rateLimit) return `${counted}. ${rateLimit.stops} stops when a customer leaves, so this share is no rate of leaving`;
  return `${counted}, 95% interval ${formatRate(lower)} to ${formatRate(upper)}`;
}
