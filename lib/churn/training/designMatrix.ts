import type { EncodedFeature, Encoder } from '@/lib/churn/encoder';
import { mean, standardDeviation } from '@/lib/stats/moments';

/** One column for a linear model: a number in standard deviations from the mean, or whether a feature has one code. */
export type DesignColumn =
  | { kind: 'number'; feature: number; mean: number; sd: number; missingCode: number | null }
  | { kind: 'is'; feature: number; code: number };

/** How codes become columns, learnt from training rows alone. */
export interface Design {
  /** Columns of X. */
  features: number;
  columns: DesignColumn[];
}

/**
 * Learns a design matrix from training rows: numbers standardised, categories one column a level but for the commonest (the
 * reference), a missing bucket one column of its own. What is constant on these rows has no column.
 *
 * @param X n×p codes, row-major, as the encoder makes them
 * @param rows the training rows
 * @example applyDesign(fitDesign(encoder, X, training), X, heldOut)
 */
export function fitDesign(encoder: Encoder, X: Float32Array, rows: ArrayLike<number>): Design {
  const features = encoder.length;
  const columns = encoder.flatMap((feature, j) => {
    const codes = Float32Array.from({ length: rows.length }, (_, i) => X[rows[i]! * features + j]!);
    return feature.kind === 'number' ? numberColumns(feature, j, codes) : categoryColumns(j, codes);
  });
  return { features, columns };
}

/** What a missing value looks like in X, or null where a gap is filled and cannot be told from a value. */
export function bucketCode({ missing }: EncodedFeature): number | null {
  // X holds 32-bit floats: the code must be rounded as its cells were.
  return missing.as === 'bucket' ? Math.fround(missing.code) : null;
}

function numberColumns(encoded: EncodedFeature, feature: number, codes: Float32Array): DesignColumn[] {
  const missingCode = bucketCode(encoded);
  const known = codes.filter((code) => code !== missingCode);
  const columns: DesignColumn[] = [];
  if (known.some((code) => code !== known[0])) columns.push({ kind: 'number', feature, mean: mean(known), sd: standardDeviation(known), missingCode });
  if (missingCode !== null && known.length > 0 && known.length < codes.length) columns.push({ kind: 'is', feature, code: missingCode });
  return columns;
}

/** The missing bucket is a level like any other. */
function categoryColumns(feature: number, codes: Float32Array): DesignColumn[] {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  // The commonest first; of equals the lower code, so that row order does not matter.
  const levels = [...counts.keys()].sort((a, b) => counts.get(b)! - counts.get(a)! || a - b);
  return levels.slice(1).sort((a, b) => a - b).map((code) => ({ kind: 'is', feature, code }));
}

/**
 * Rows of X as a design matrix. A level that the training rows lacked counts as the reference, a missing number as the mean.
 *
 * @returns n×p row-major: one row for each of `rows`, one column for each of the design
 */
export function applyDesign({ features, columns }: Design, X: Float32Array, rows: ArrayLike<number>): { X: Float64Array; n: number; p: number } {
  const n = rows.length;
  const p = columns.length;
  const matrix = new Float64Array(n * p);
  for (let i = 0; i < n; i++) {
    columns.forEach((column, j) => {
      matrix[i * p + j] = valueOf(column, X[rows[i]! * features + column.feature]!);
    });
  }
  return { X: matrix, n, p };
}

/**
 * Σ coefficient · x of rows, to the last bit as from `applyDesign`, without a matrix: of a category's columns one at most is not 0. O(rows × features).
 *
 * @param coefficients one for each column of the design
 */
export function linearScores({ features, columns }: Design, coefficients: ArrayLike<number>, X: Float32Array, rows: ArrayLike<number>): Float64Array {
  const scores = new Float64Array(rows.length);
  for (let feature = 0; feature < features; feature++) {
    const number = columns.findIndex((column) => column.kind === 'number' && column.feature === feature);
    const byCode = new Map(columns.flatMap((column, j) => (column.kind === 'is' && column.feature === feature ? [[column.code, coefficients[j]!]] : [])));
    if (number < 0 && byCode.size === 0) continue;
    for (let i = 0; i < rows.length; i++) {
      const code = X[rows[i]! * features + feature]!;
      if (number >= 0) scores[i]! += coefficients[number]! * valueOf(columns[number]!, code);
      if (byCode.size > 0) scores[i]! += byCode.get(code) ?? 0;
    }
  }
  return scores;
}

function valueOf(column: DesignColumn, code: number): number {
  if (column.kind === 'is') return code === column.code ? 1 : 0;
  return code === column.missingCode ? 0 : (code - column.mean) / column.sd;
}
