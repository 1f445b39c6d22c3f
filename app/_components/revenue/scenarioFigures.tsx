import { formatMoneyRounded } from '@/lib/format';
import type { Scenario } from '@/lib/workspace/revenuePage/retain';

/** What a scenario comes to, against the year that is expected without it. */
export function ScenarioFigures({ scenario: { base, revenue, kept, margin }, grossMargin, currency }: { scenario: Scenario; grossMargin: string; currency: string }) {
  const money = (value: number) => formatMoneyRounded(value, currency);
  const figures = [
    // The change is that of the printed numbers.
    { id: 'revenue', name: 'Monthly revenue in 12 months', value: money(revenue), meaning: `${money(base)} expected otherwise: ${money(Math.round(revenue) - Math.round(base))} more` },
    { id: 'kept', name: 'Revenue kept over 12 months', value: money(kept), meaning: 'received, and not without it' },
    { id: 'margin', name: 'Margin kept over 12 months', value: money(margin), meaning: `${grossMargin} of it, before what keeping them costs` },
  ];
  return (
    <dl className="numeric grid grid-cols-1 gap-x-6 gap-y-3 sm:grid-cols-3">
      {figures.map(({ id, name, value, meaning }) => (
        <div key={id}>
          <dt className="text-xs text-text-3">{name}</dt>
          <dd>
            <span className="block text-xl/7 font-semibold" data-scenario={id}>{value}</span>
            <span className="block text-xs text-text-2">{meaning}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
