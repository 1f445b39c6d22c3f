import type { FeatureColumn } from '@/lib/dataset/dataset';
import { quantileOf } from '@/lib/stats/quantile';

/** A column by which customers are compared, and how much it counts. */
export interface Yardstick {
  column: FeatureColumn;
  /** All of them sum to 1. */
  weight: number;
  /** Of a number: the difference that counts in full. */
  range: number;
}

/** Rows whose distances are added up before those of the next. */
const BLOCK_ROWS = 4096;
/** The part of a column's values that its range spans: single extremes must not make all others look alike. */
const [RANGE_FROM, RANGE_TO] = [0.01, 0.99];

/**
 * Yardsticks with weights that sum to 1; equal ones where all are 0. A number's range goes from its 1% to its 99% quantile, or over
 * everything where those two are the same. O(rows) for each.
 */
export function yardsticks(columns: readonly FeatureColumn[], weights: readonly number[]): Yardstick[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return columns.map((column, i) => ({ column, weight: sum > 0 ? weights[i]! / sum : 1 / columns.length, range: column.kind === 'number' ? robustRange(column.values) : 0 }));
}

function robustRange(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return 0;
  const between = (from: number, to: number) => quantileOf(known, to) - quantileOf(known, from);
  return between(RANGE_FROM, RANGE_TO) || between(0, 1);
}

/** How far two customers are apart by one yardstick, 0–1: categories match or not, two gaps match, a gap and a value do not. */
export function apartBy({ column, range }: Yardstick, a: number, b: number): number {
  if (column.kind === 'category') return column.codes[a] === column.codes[b] ? 0 : 1;
  const [x, y] = [column.values[a]!, column.values[b]!];
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) && Number.isNaN(y) ? 0 : 1;
  return x === y ? 0 : Math.min(1, Math.abs(x - y) / range);
}

/**
 * Gower's distance of every row to one, 0–1: the weighted mean of how far they are apart by each yardstick. O(rows · yardsticks),
 * a column at a time for some thousand rows, whose sums stay in the cache.
 *
 * @returns by row; 0 for the row itself
 * @see Gower (1971), "A general coefficient of similarity and some of its properties"
 */
export function gowerDistances(all: readonly Yardstick[], row: number, rowCount: number): Float64Array {
  const distance = new Float64Array(rowCount);
  const counting = all.filter(({ weight }) => weight > 0);
  for (let from = 0; from < rowCount; from += BLOCK_ROWS) {
    const to = Math.min(rowCount, from + BLOCK_ROWS);
    for (const yardstick of counting) {
      if (yardstick.column.kind === 'category') addMismatches(distance, yardstick.column.codes, yardstick.weight, row, from, to);
      else addDifferences(distance, yardstick.column.values, yardstick, row, from, to);
    }
  }
  return distance;
}

function addMismatches(distance: Float64Array, codes: Int16Array, weight: number, row: number, from: number, to: number): void {
  const own = codes[row]!;
  for (let other = from; other < to; other++) if (codes[other] !== own) distance[other]! += weight;
}

/** `apartBy` of a number. */
function addDifferences(distance: Float64Array, values: Float64Array, { weight, range }: Yardstick, row: number, from: number, to: number): void {
  const own = values[row]!;
  for (let other = from; other < to; other++) {
    const value = values[other]!;
    if (value === own) continue;
    const apart = Math.abs(value - own);
    // Not a number where one of the two is a gap: that counts in full, two gaps not at all.
    if (apart < range) distance[other]! += weight * (apart / range);
    else if (own === own || value === value) distance[other]! += weight;
  }
}

/** The rows of the smallest distances, `row` itself left out; of equal ones the earlier. O(rows + count² · log rows). */
export function nearestRows(distance: Float64Array, row: number, count: number): number[] {
  const nearest: number[] = [];
  for (let other = 0; other < distance.length; other++) {
    const d = distance[other]!;
    if (other === row || (nearest.length === count && !(d < distance[nearest.at(-1)!]!))) continue;
    let at = nearest.length;
    while (at > 0 && d < distance[nearest[at - 1]!]!) at--;
    nearest.splice(at, 0, other);
    if (nearest.length > count) nearest.pop();
  }
  return nearest;
}
