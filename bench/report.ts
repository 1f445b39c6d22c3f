/** What the bench says: rows in, one table or JSON out. A figure is never called good by itself; its row carries the limit and the verdict. */
import { quantileSorted } from '@/lib/stats/quantile';

/** Repeats of one figure. The machine has other work too, so the spread belongs to the number. */
export interface Sample {
  median: number;
  low: number;
  high: number;
  repeats: number;
}

export interface Limit {
  /** `ratio`: the figure against its peer, from the same run. */
  of: 'value' | 'ratio';
  atMost?: number;
  atLeast?: number;
  /** The spread is of the thing measured and not of the measuring, so it says nothing against the verdict. */
  byMedianAlone?: true;
}

export interface Row {
  group: string;
  measure: string;
  unit: string;
  value: Sample;
  /** Something known, measured in turns with the figure, so that a slow or busy machine slows both. `per` is what is divided by what. */
  peer?: { name: string; value: Sample; unit: string; ratio: Sample; ratioAs: 'times' | 'share' };
  limit?: Limit;
}

export type Verdict = 'met' | 'missed' | 'met, not in every repeat' | 'missed, met in some repeats';

export function summarise(values: readonly number[]): Sample {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: quantileSorted(sorted, 0.5), low: sorted[0] ?? NaN, high: sorted.at(-1) ?? NaN, repeats: sorted.length };
}

/** One figure that cannot vary or is measured once. */
export const once = (value: number): Sample => summarise([value]);

/** Ratio of each repeat to the peer's repeat beside it: what slowed both cancels out. */
export function ratioOf(values: readonly number[], peer: readonly number[]): Sample {
  return summarise(values.map((value, i) => value / peer[i]!));
}

/** The median decides; repeats on the other side of the limit are told, because then the verdict is luck of the day. */
export function verdict({ value, peer, limit }: Row): Verdict | null {
  const sample = limit?.of === 'ratio' ? peer?.ratio : value;
  if (!limit || !sample) return null;
  const holds = (figure: number) => figure <= (limit.atMost ?? Infinity) && figure >= (limit.atLeast ?? -Infinity);
  if (limit.byMedianAlone) return holds(sample.median) ? 'met' : 'missed';
  const always = holds(sample.low) && holds(sample.high);
  if (holds(sample.median)) return always ? 'met' : 'met, not in every repeat';
  return holds(sample.low) || holds(sample.high) ? 'missed, met in some repeats' : 'missed';
}

/** Three digits are as many as a busy machine supports; metrics of goodness have four by custom. */
export function formatFigure(value: number, unit: string): string {
  if (unit === '') return value.toFixed(4);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)));
  return new Intl.NumberFormat('en-GB', { maximumFractionDigits: Math.min(digits, 3) }).format(value);
}

const withUnit = (value: number, unit: string) => `${formatFigure(value, unit)} ${unit}`.trim();

function formatRatio(ratio: number, as: 'times' | 'share'): string {
  return as === 'share' ? `${Math.round(ratio * 100)}%` : `${formatFigure(ratio, '×')}×`;
}

function formatLimit({ limit, unit, peer }: Row): string {
  if (!limit) return '';
  const bound = limit.atMost ?? limit.atLeast!;
  const sign = limit.atMost === undefined ? '≥' : '≤';
  return limit.of === 'ratio' ? `${sign} ${formatRatio(bound, peer!.ratioAs)} of peer` : `${sign} ${withUnit(bound, unit)}`;
}

function spread({ low, high, repeats }: Sample, format: (value: number) => string): string {
  return repeats > 1 ? `${format(low)}–${format(high)}` : 'once';
}

function cells(row: Row): string[] {
  const { value, unit, peer } = row;
  const against = peer && `${formatRatio(peer.ratio.median, peer.ratioAs)} (${spread(peer.ratio, (ratio) => formatRatio(ratio, peer.ratioAs))}) of ${peer.name}: ${withUnit(peer.value.median, peer.unit)}`;
  return [row.measure, withUnit(value.median, unit), spread(value, (figure) => formatFigure(figure, unit)), formatLimit(row), verdict(row) ?? '', against ?? ''];
}

const HEAD = ['measure', 'median', 'spread', 'target', 'verdict', 'against its peer, measured in the same run'];

/** The rows as one aligned table, grouped, and below it the targets that were missed. */
export function table(rows: readonly Row[]): string {
  const body = rows.map(cells);
  const widths = HEAD.map((head, column) => Math.max(head.length, ...body.map((line) => line[column]!.length)));
  // The verdict of a sentence's length is rare; figures are right-aligned so that their digits compare.
  const line = (texts: string[]) => texts.map((text, column) => (column === 1 ? text.padStart(widths[column]!) : text.padEnd(widths[column]!))).join('  ').trimEnd();
  const lines = [line(HEAD), widths.map((width) => '─'.repeat(width)).join('  ')];
  let group = '';
  rows.forEach((row, i) => {
    if (row.group !== group) lines.push(`${group ? '\n' : ''}${(group = row.group)}`);
    lines.push(line(body[i]!));
  });
  return [...lines, '', ...conclusion(rows)].join('\n');
}

function conclusion(rows: readonly Row[]): string[] {
  const judged = rows.filter((row) => row.limit);
  const missed = judged.filter((row) => verdict(row)!.startsWith('missed'));
  const shaky = judged.filter((row) => verdict(row) === 'met, not in every repeat');
  const name = (row: Row) => `  ${row.group}, ${row.measure}: ${cells(row)[row.limit!.of === 'ratio' ? 5 : 1]}, target ${formatLimit(row)}`;
  return [
    `${judged.length - missed.length} of ${judged.length} targets met.`,
    ...(missed.length > 0 ? ['Missed:', ...missed.map(name)] : []),
    ...(shaky.length > 0 ? ['Met by the median, but not in every repeat:', ...shaky.map(name)] : []),
  ];
}
