import type { FeatureColumn } from '@/lib/dataset/dataset';

/** Two features that share at least this much tell much the same. */
const CLOSE = 0.5;
/** More rows than this change nothing that is read. */
const MAX_ROWS = 5000;

/** A feature that goes together with another. */
export interface Companion {
  /** Column name. */
  feature: string;
  label: string;
  /** The share of the one that the other accounts for, 0–1. */
  strength: number;
}

interface Codes {
  feature: string;
  label: string;
  isNumber: boolean;
  /** Ranks of a number, ties at their mean; codes of a category from 0. */
  values: Float64Array;
  /** How many codes a category has. */
  size: number;
}

/**
 * For each feature those that go together with it, the closest first: the closest companion of each, and whom it is the closest of.
 *
 * Number and number: squared rank correlation (Spearman). Number and category: correlation ratio η² of the ranks. Category and
 * category: Cramér's V². A gap counts as the forest counts it: below every number, and as a category of its own. Of a large file
 * every k-th row is read.
 *
 * @returns features without a companion are left out
 * @see Cramér (1946), Mathematical Methods of Statistics, §21.9; Kruskal and Wallis (1952), whose statistic is (n − 1) η² of ranks
 */
export function companions(columns: readonly FeatureColumn[], rowCount: number): ReadonlyMap<string, Companion[]> {
  const step = Math.max(1, Math.ceil(rowCount / MAX_ROWS));
  const coded = columns.map((column) => codesOf(column, Array.from({ length: Math.ceil(rowCount / step) }, (_, i) => i * step)));
  const found = new Map<string, Companion[]>();
  const add = (to: Codes, { feature, label }: Codes, strength: number) => {
    const list = found.get(to.feature) ?? [];
    if (!list.some((other) => other.feature === feature)) found.set(to.feature, [...list, { feature, label, strength }].sort((a, b) => b.strength - a.strength));
  };
  for (const one of coded) {
    let closest: Codes | null = null;
    let strength = 0;
    for (const other of coded) {
      const shared = other === one ? 0 : association(one, other);
      if (shared > strength) [closest, strength] = [other, shared];
    }
    if (!closest || strength < CLOSE) continue;
    add(one, closest, strength);
    add(closest, one, strength);
  }
  return found;
}

function codesOf(column: FeatureColumn, rows: readonly number[]): Codes {
  const { name: feature, label } = column.spec;
  if (column.kind === 'category') {
    return { feature, label, isNumber: false, values: Float64Array.from(rows, (row) => column.codes[row]! + 1), size: column.spec.categories.length + 1 };
  }
  return { feature, label, isNumber: true, values: ranks(Float64Array.from(rows, (row) => (Number.isNaN(column.values[row]!) ? -Infinity : column.values[row]!))), size: 0 };
}

/** Places in ascending order from 0; equal values share the mean of theirs. */
function ranks(values: Float64Array): Float64Array {
  const order = [...values.keys()].sort((a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0));
  const rank = new Float64Array(values.length);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let k = start; k < end; k++) rank[order[k]!] = (start + end - 1) / 2;
    start = end;
  }
  return rank;
}

function association(a: Codes, b: Codes): number {
  if (a.isNumber && b.isNumber) return squaredCorrelation(a.values, b.values);
  if (a.isNumber) return correlationRatio(a.values, b);
  return b.isNumber ? correlationRatio(b.values, a) : cramersV(a, b);
}

/** The mean of ranks 0 … n − 1 is (n − 1) / 2 whatever the ties. */
function squaredCorrelation(x: Float64Array, y: Float64Array): number {
  const mean = (x.length - 1) / 2;
  let [xx, yy, xy] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [x[i]! - mean, y[i]! - mean];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? (xy * xy) / (xx * yy) : 0;
}

/** Variance of ranks between the categories ÷ all of it. */
function correlationRatio(rank: Float64Array, { values, size }: Codes): number {
  const mean = (rank.length - 1) / 2;
  const [sum, count] = [new Float64Array(size), new Float64Array(size)];
  let all = 0;
  for (let i = 0; i < rank.length; i++) {
    const away = rank[i]! - mean;
    all += away * away;
    sum[values[i]!]! += away;
    count[values[i]!]!++;
  }
  const between = sum.reduce((total, away, code) => total + (count[code]! > 0 ? (away * away) / count[code]! : 0), 0);
  return all > 0 ? between / all : 0;
}

/** χ² ÷ (n × (the smaller number of categories that occur − 1)). */
function cramersV(a: Codes, b: Codes): number {
  const n = a.values.length;
  const cells = new Float64Array(a.size * b.size);
  const [rows, columns] = [new Float64Array(a.size), new Float64Array(b.size)];
  for (let i = 0; i < n; i++) {
    const [row, column] = [a.values[i]!, b.values[i]!];
    cells[row * b.size + column]!++;
    rows[row]!++;
    columns[column]!++;
  }
  const occurring = (counts: Float64Array) => counts.filter((count) => count > 0).length;
  const freedom = Math.min(occurring(rows), occurring(columns)) - 1;
  if (freedom < 1) return 0;
  // Σ (observed − expected)² ÷ expected = n (Σ observed² ÷ (row × column) − 1).
  const shared = cells.reduce((sum, count, cell) => (count > 0 ? sum + (count * count) / (rows[Math.floor(cell / b.size)]! * columns[cell % b.size]!) : sum), 0);
  return (shared - 1) / freedom;
}
