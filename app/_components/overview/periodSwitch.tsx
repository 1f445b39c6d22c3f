import Link from 'next/link';
import { PERIOD_KINDS, type PeriodKind } from '@/lib/kpi/period';

const LABELS: Record<PeriodKind, string> = { month: 'Month', quarter: 'Quarter', year: 'Year' };

/** The length of the period that the cards cover; part of the address. */
export function PeriodSwitch({ current, by }: { current: PeriodKind; by: string | undefined }) {
  return (
    <nav aria-label="Period" className="flex rounded-control border border-control">
      {PERIOD_KINDS.map((kind) => (
        <Link
          key={kind}
          href={{ pathname: '/', query: { period: kind, ...(by && { by }) } }}
          scroll={false}
          aria-current={kind === current ? 'true' : undefined}
          className="inline-flex min-h-9 items-center rounded-control px-3 text-text-2 hover:bg-raised aria-[current]:bg-raised aria-[current]:font-medium aria-[current]:text-accent"
        >
          {LABELS[kind]}
        </Link>
      ))}
    </nav>
  );
}
