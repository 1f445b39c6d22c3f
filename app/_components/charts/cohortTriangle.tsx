import { formatCount, formatMonths, formatRate } from '@/lib/format';

export interface CohortRow {
  label: string;
  customers: number;
  /** By completed periods since sign-up, from 1. */
  cells: { left: number; share: number }[];
}

/** Shares of the colour that five steps of "still there" are mixed from; text keeps its contrast on all of them in both themes. */
const STEPS = [6, 13, 20, 28, 36];

/**
 * A table of sign-up cohorts: a row each, a column for each period since, the share still there printed in its cell, which is darker
 * the more are. Scrolls inside itself. At least one row.
 */
export function CohortTriangle({ caption, rows, months }: {
  caption: string;
  rows: CohortRow[];
  /** Of a period. */
  months: number;
}) {
  const periods = Math.max(...rows.map(({ cells }) => cells.length));
  const shares = rows.flatMap(({ cells }) => cells.map(({ share }) => share));
  const [lowest, highest] = [Math.min(...shares), Math.max(...shares)];
  const step = (share: number) => STEPS[Math.min(STEPS.length - 1, Math.floor(((share - lowest) / (highest - lowest || 1)) * STEPS.length))]!;
  return (
    <div className="relative overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-separate border-spacing-0.5 text-xs">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-text-3">
            <th scope="col" className="sticky left-0 bg-surface py-1 pr-2 text-left font-medium">Signed up</th>
            <th scope="col" className="px-2 py-1 text-right font-medium">Customers</th>
            {Array.from({ length: periods }, (_, i) => <th key={i} scope="col" className="px-2 py-1 text-right font-medium whitespace-nowrap">{formatMonths((i + 1) * months)}</th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, customers, cells }) => (
            <tr key={label}>
              <th scope="row" className="sticky left-0 bg-surface py-1 pr-2 text-left font-medium whitespace-nowrap">{label}</th>
              <td className="px-2 py-1 text-right">{formatCount(customers)}</td>
              {cells.map(({ left, share }, i) => (
                <td key={i} title={`${formatCount(customers - left)} of ${formatCount(customers)} still there, ${formatCount(left)} left`} className="px-2 py-1 text-right" style={{ background: `color-mix(in srgb, var(--retention) ${step(share)}%, var(--surface))` }}>{formatRate(share)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the colours mean, in words and in order. */
export function CohortKey() {
  return (
    <span className="inline-flex items-center gap-2">
      Few still there
      <span aria-hidden className="inline-flex gap-0.5">{STEPS.map((step) => <span key={step} className="size-3 rounded-sm border border-border" style={{ background: `color-mix(in srgb, var(--retention) ${step}%, var(--surface))` }} />)}</span>
      many
    </span>
  );
}
