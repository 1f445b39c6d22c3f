import type { ReactNode } from 'react';
import { formatRate } from '@/lib/format';
import { ScrollFromEnd } from './scrollFromEnd';

export interface HeatMapCell {
  /** Null where too few stand behind it. */
  rate: number | null;
}

/** Shares of the churn colour in the background; the darkest still leaves text at 5.5 to 1 in either theme. */
const SHARES = [6, 18, 30, 42, 54];

const color = (step: number) => `color-mix(in srgb, var(--churn) ${SHARES[step]}%, var(--surface))`;
const HATCHED = 'repeating-linear-gradient(135deg, var(--border) 0 1px, transparent 1px 5px)';

/** Rates by group and month as a table whose cells are coloured by step. Scrolls inside itself, from the newest month; on a phone and on paper the months of the last year. */
export function HeatMap({ caption, months, rows, steps }: {
  caption: string;
  /** "Dec 2025", oldest first. */
  months: readonly string[];
  rows: readonly { label: string; cells: readonly HeatMapCell[] }[];
  /** Lower ends of the colour steps. */
  steps: readonly number[];
}) {
  const older = (month: number) => (month < months.length - 12 ? 'max-sm:hidden print:hidden' : '');
  return (
    <ScrollFromEnd label={caption}>
      <table className="border-separate border-spacing-0.5 text-xs xl:w-full xl:table-fixed">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-text-3">
            <th scope="col" className="sticky left-0 w-28 min-w-24 bg-surface pr-2 text-left align-bottom font-medium">Group</th>
            {months.map((month, i) => {
              const [name, year] = month.split(' ');
              return <th key={month} scope="col" className={`px-0.5 pb-1 text-center font-medium ${older(i)}`}>{name}<span className={`block ${i === 0 || name === 'Jan' || i === months.length - 12 ? '' : 'sr-only'}`}> {year}</span></th>;
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, cells }) => (
            <tr key={label}>
              <th scope="row" className="sticky left-0 bg-surface pr-2 text-left font-medium">{label}</th>
              {cells.map(({ rate }, i) => (
                <td key={months[i]} className={`h-9 min-w-10 text-center ${older(i)}`} style={{ background: rate === null ? HATCHED : color(stepOf(rate, steps)) }}>
                  {rate === null ? <span className="sr-only">Too few customers</span> : formatRate(rate)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollFromEnd>
  );
}

/** The colour steps with their rates, and the sign for too few. */
export function HeatMapLegend({ steps, fewerThan }: { steps: readonly number[]; fewerThan: number }) {
  return (
    <>
      {steps.map((from, step) => (
        <Swatch key={from} background={color(step)}>{steps[step + 1] === undefined ? `${formatRate(from)} or more` : `${formatRate(from)} to ${formatRate(steps[step + 1]!)}`}</Swatch>
      ))}
      <Swatch background={HATCHED}>Fewer than {fewerThan} customers</Swatch>
    </>
  );
}

function Swatch({ background, children }: { background: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden className="inline-block h-3 w-5 border border-border" style={{ background }} />
      {children}
    </span>
  );
}

function stepOf(rate: number, steps: readonly number[]): number {
  return Math.max(0, steps.findLastIndex((from) => rate >= from));
}
