import { Z95 } from '@/lib/stats/intervals';
import { coxRegression, type CoxInput } from '@/lib/survival/coxRegression';
import { entryOf } from '@/lib/survival/durations';
import type { TenureStep } from '@/lib/workspace/tenureStep';

/** First and last month of each period: months that most files have departures in. */
export const PERIODS = [{ from: 0, to: 6 }, { from: 7, to: 24 }, { from: 25, to: Infinity }] as const;
/** Departures in a period that each column needs behind it, and among a category's own customers; fewer and the ratio is noise. */
const EVENTS_PER_COLUMN = 5;

/** Of one column within a period, per unit of it. */
export interface PeriodSlope {
  slope: number;
  error: number;
}

/** "To month 6", "Months 7 to 24", "From month 25"; of years "Year 0", "Years 1 to 2", "From year 3" */
export function periodLabels({ months, one, many }: TenureStep): string[] {
  return PERIODS.map((period) => {
    const [from, to] = [Math.ceil(period.from / months), Math.floor(period.to / months)];
    if (to === Infinity) return `From ${one} ${from}`;
    if (from === to) return sentence(`${one} ${from}`);
    return from === 0 ? `To ${one} ${to}` : sentence(`${many} ${from} to ${to}`);
  });
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The regression fitted anew within each period: who came to its first month counts from there, who outlasted it is still there at
 * its end (left truncation, right censoring).
 *
 * @returns for each period and column log hazard ratios, null where too few left
 */
export function periodSlopes(input: CoxInput): (PeriodSlope | null)[][] {
  const p = input.X.length / input.duration.length;
  return PERIODS.map(({ from, to }) => {
    const part = within(input, p, from, to);
    const left = departures(part, p);
    if (left.all < EVENTS_PER_COLUMN * p) return Array.from({ length: p }, () => null);
    const { coefficients, standardErrors, aliased } = coxRegression(part);
    return Array.from(coefficients, (slope, j) => (aliased[j] || left.fewest[j]! < EVENTS_PER_COLUMN ? null : { slope, error: standardErrors[j]! }));
  });
}

/** How many times as fast customers leave, with its 95% limits. */
export interface RatioWithLimits {
  ratio: number;
  lower: number;
  upper: number;
}

export function ratioWithLimits({ slope, error }: PeriodSlope): RatioWithLimits {
  return { ratio: Math.exp(slope), lower: Math.exp(slope - Z95 * error), upper: Math.exp(slope + Z95 * error) };
}

/** The customers who came to month `from`, watched from there to the end of month `to`. */
export function within({ X, duration, eventObserved, entry }: CoxInput, p: number, from: number, to: number): CoxInput & { duration: Float64Array; eventObserved: Uint8Array } {
  const rows = Int32Array.from({ length: duration.length }, (_, row) => row).filter((row) => duration[row]! >= from && entryOf(entry, row) < to);
  const part = new Float64Array(rows.length * p);
  rows.forEach((row, i) => part.set(X.subarray(row * p, (row + 1) * p), i * p));
  return {
    X: part,
    duration: Float64Array.from(rows, (row) => Math.min(duration[row]!, to)),
    eventObserved: Uint8Array.from(rows, (row) => (duration[row]! <= to ? eventObserved[row]! : 0)),
    entry: Int32Array.from(rows, (row) => Math.max(entryOf(entry, row), from - 1)),
  };
}

/** Departures, and by column those of its rarest of two values; of a number, which has more than two, all. */
function departures({ X, eventObserved }: { X: Float64Array; eventObserved: Uint8Array }, p: number): { all: number; fewest: number[] } {
  const all = eventObserved.reduce((sum, flag) => sum + flag, 0);
  const fewest = Array.from({ length: p }, (_, j) => {
    let ones = 0;
    for (let row = 0; row < eventObserved.length; row++) {
      const value = X[row * p + j]!;
      if (value !== 0 && value !== 1) return all;
      ones += value * eventObserved[row]!;
    }
    return Math.min(ones, all - ones);
  });
  return { all, fewest };
}
