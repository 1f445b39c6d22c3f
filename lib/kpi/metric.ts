import { withinChance } from '@/lib/stats/twoProportions';
import type { Period } from './period';

export type Unit = 'rate' | 'count' | 'money' | 'moneyPerMonth' | 'months' | 'years';

export interface Part {
  label: string;
  value: number;
  unit: Unit;
}

/** How many of those whom a metric is about it rests on. */
export interface Coverage {
  known: number;
  of: number;
  /** Follows the two numbers: 5,620 of 5,674 "active customers have a charge". */
  what: string;
}

/** A metric at one moment: its value and the numbers that it is made of. */
export interface Reading {
  /** Infinity for months or years that were not reached while anyone was watched. */
  value: number;
  numerator: Part;
  /** Null for a plain sum or count. */
  denominator: Part | null;
  /** 95% limits of an estimate, absent where none were computed; an upper one of Infinity was not reached. */
  interval?: { lower: number; upper: number };
  /** Absent where nothing that the metric needs can be missing. */
  coverage?: Coverage;
}

export type MetricId =
  | 'churnRate' | 'retentionRate' | 'activeCustomers' | 'averageClv' | 'revenueAtRisk'
  | 'survivalAt12' | 'survivalAt24' | 'medianSurvival' | 'restrictedMean' | 'annualHazard'
  | 'grossRevenueRetention' | 'netRevenueRetention';

export interface MetricDefinition {
  id: MetricId;
  label: string;
  unit: Unit;
  /** In words, as the reader would compute it. */
  formula: string;
  direction: 'maximize' | 'minimize';
}

export type Verdict = 'better' | 'worse' | 'unchanged';

export interface Comparison {
  /** A difference of rates in proportion points (0.01 = 1 pp), otherwise the relative change. */
  change: number;
  kind: 'points' | 'relative';
  verdict: Verdict;
  previousLabel: string;
  previousValue: number;
  /** For a share of counted customers: whether chance alone could make the change. Null for other metrics. */
  withinChance: boolean | null;
}

/** A metric ready to print: everything a card shows comes from here. */
export interface Metric extends MetricDefinition, Reading {
  /** "Dec 2025", or what else the value covers. */
  period: string;
  comparison: Comparison | null;
  /** Why there is no comparison, where there is none. */
  comparisonAbsence: string | null;
  /** Oldest first; empty where only one moment is known. */
  series: { label: string; value: number }[];
  /** A caveat that belongs next to the formula. */
  note: string | null;
}

/** Change from the previous value, with its polarity: a change that would print as zero is unchanged. */
export function compare(definition: MetricDefinition, value: number, previous: { label: string; value: number }): Comparison {
  const kind = definition.unit === 'rate' ? 'points' : 'relative';
  const change = kind === 'points' ? value - previous.value : value / previous.value - 1;
  // Both kinds are printed with one decimal of a percent.
  const printsAsZero = Math.abs(change) < 0.0005;
  const verdict = printsAsZero ? 'unchanged' : change > 0 === (definition.direction === 'maximize') ? 'better' : 'worse';
  return { change, kind, verdict, previousLabel: previous.label, previousValue: previous.value, withinChance: null };
}

/** The metric over the last of the periods, compared with the one before; the others feed the sparkline. */
export function metricOverPeriods(definition: MetricDefinition, periods: readonly Period[], read: (period: Period) => Reading, note: string | null = null): Metric {
  const readings = periods.map(read);
  const last = readings.at(-1);
  const period = periods.at(-1);
  if (!last || !period) throw new RangeError('A metric over periods needs at least one period: got 0');
  const previous = readings.at(-2);
  const comparable = previous !== undefined && Number.isFinite(compare(definition, last.value, { label: '', value: previous.value }).change);
  return {
    ...definition,
    ...last,
    period: period.label,
    comparison: comparable
      ? { ...compare(definition, last.value, { label: periods.at(-2)!.label, value: previous.value }), withinChance: chance(definition, last, previous) }
      : null,
    comparisonAbsence: previous === undefined ? `The file holds no complete ${period.kind} before ${period.label}.` : comparable ? null : `Nothing to compare with in ${periods.at(-2)!.label}.`,
    series: readings.map((reading, i) => ({ label: periods[i]!.label, value: reading.value })),
    note,
  };
}

function chance(definition: MetricDefinition, a: Reading, b: Reading): boolean | null {
  if (definition.unit !== 'rate' || !a.denominator || !b.denominator) return null;
  const counts = (reading: Reading) => ({ successes: reading.numerator.value, trials: reading.denominator!.value });
  return withinChance(counts(a), counts(b));
}

/** The metric of a file without dates: one value, nothing to compare it with. */
export function metricOfFile(definition: MetricDefinition, reading: Reading, note: string | null = null): Metric {
  return singleMetric(definition, reading, { period: 'Whole file', comparisonAbsence: 'No change over time: the file has no dates.', note });
}

/** A metric of which the file has one value alone. */
export function singleMetric(definition: MetricDefinition, reading: Reading, { period, comparisonAbsence, note }: { period: string; comparisonAbsence: string; note: string | null }): Metric {
  return { ...definition, ...reading, period, comparison: null, comparisonAbsence, series: [], note };
}
