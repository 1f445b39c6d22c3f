import type { OverviewQuery } from '@/app/(dashboard)/overviewQuery';
import { PERIOD_KINDS, type PeriodKind } from '@/lib/kpi/period';
import { OverviewLink } from './overviewLink';

const LABELS: Record<PeriodKind, string> = { month: 'Month', quarter: 'Quarter', year: 'Year' };

/** The length of the period that the cards cover; part of the address. */
export function PeriodSwitch({ query }: { query: OverviewQuery }) {
  return (
    <nav aria-label="Period" className="flex rounded-control border border-control">
      {PERIOD_KINDS.map((kind) => (
        <OverviewLink
          key={kind}
          query={query}
          change={{ period: kind }}
          current={kind === query.period}
          className="inline-flex min-h-9 items-center rounded-control px-3 text-text-2 hover:bg-raised aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-accent"
        >
          {LABELS[kind]}
        </OverviewLink>
      ))}
    </nav>
  );
}
