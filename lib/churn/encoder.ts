import { z } from 'zod';
import { cellValue, featureColumns, type Dataset, type FeatureColumn } from '@/lib/dataset/dataset';
import type { Role } from '@/lib/dataset/schema';

/**
 * How a missing value reaches the forest. Where the training rows had gaps they are a bucket of their own (a code below every
 * value, so one cut can split them off); where they had none, a later gap is filled with the median or the commonest category
 * and the reader is told.
 */
const missingSchema = z.strictObject({ as: z.enum(['bucket', 'typical']), code: z.number() });

const encodedFeatureSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('number'), name: z.string(), missing: missingSchema, typical: z.number().nullable(), min: z.number(), max: z.number() }),
  z.strictObject({ kind: z.literal('category'), name: z.string(), missing: missingSchema, typical: z.string(), categories: z.array(z.string()) }),
]);
export const encoderSchema = z.array(encodedFeatureSchema).min(1);

/** One entry for each column of X, in its order. Kept with the model: training and serving encode by the same entry. */
export type Encoder = z.infer<typeof encoderSchema>;
export type EncodedFeature = Encoder[number];

/** A customer's features by column name: number, category text, or null when missing. */
export type FeatureValues = Readonly<Record<string, number | string | null>>;

/** Learns ranges, medians and buckets from the rows of a dataset, for all its features but those `without` and those that the dictionary keeps from the model. */
export function fitEncoder(dataset: Dataset, without: ReadonlySet<string> = new Set()): Encoder {
  return featureColumns(dataset).filter(({ spec }) => spec.learned !== false && !without.has(spec.name)).map((column) => (column.kind === 'number' ? fitNumber(column) : fitCategory(column)));
}

function fitNumber(column: Extract<FeatureColumn, { kind: 'number' }>): EncodedFeature {
  const known = column.values.filter((value) => !Number.isNaN(value)).sort();
  // Without a value seen, anything that can be true is as good as any other.
  const [min, max] = known.length > 0 ? [known[0]!, known.at(-1)!] : [column.spec.min, column.spec.max];
  const typical = known[known.length >> 1] ?? null;
  // X holds 32-bit floats: from 16,777,216 on, min − 1 would round to min itself.
  const missing =
    typical === null || column.missing > 0
      ? { as: 'bucket' as const, code: min - Math.max(1, (max - min) / 10, Math.abs(min) * 1e-6) }
      : { as: 'typical' as const, code: typical };
  return { kind: 'number', name: column.spec.name, missing, typical, min, max };
}

function fitCategory(column: Extract<FeatureColumn, { kind: 'category' }>): EncodedFeature {
  const { categories, name } = column.spec;
  const counts = categories.map(() => 0);
  for (const code of column.codes) if (code >= 0) counts[code]!++;
  const commonest = counts.indexOf(Math.max(...counts));
  const missing = column.missing > 0 ? { as: 'bucket' as const, code: -1 } : { as: 'typical' as const, code: commonest };
  return { kind: 'category', name, missing, typical: categories[commonest]!, categories };
}

/** The code of one value: a number itself, a category's place; a missing value or a category never seen is the missing code. */
export function encodeValue(feature: EncodedFeature, value: number | string | null): number {
  if (feature.kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? value : feature.missing.code;
  const code = typeof value === 'string' ? feature.categories.indexOf(value) : -1;
  return code >= 0 ? code : feature.missing.code;
}

/** One customer as a row of X: p codes in the encoder's order. */
export function encodeValues(encoder: Encoder, values: FeatureValues): Float32Array {
  return Float32Array.from(encoder, (feature) => encodeValue(feature, values[feature.name] ?? null));
}

/** One row of the dataset as feature values, keyed by column name. */
export function featureValues(dataset: Dataset, row: number): FeatureValues {
  return Object.fromEntries(featureColumns(dataset).map((column) => [column.spec.name, cellValue(column, row)]));
}

/** Values that differ from the file, by role and row: what a customer's tenure was at an earlier date, for example. */
export type RoleOverride = Partial<Record<Role, (row: number) => number>>;

/**
 * Rows of the dataset as X, row-major.
 *
 * @param rows which rows, in which order; all of them by default
 * @returns rows.length × encoder.length codes
 * @throws RangeError when the dataset lacks a column of the encoder
 */
export function encodeRows(encoder: Encoder, dataset: Dataset, rows?: ArrayLike<number>, override: RoleOverride = {}): Float32Array {
  const n = rows?.length ?? dataset.rowCount;
  const p = encoder.length;
  const X = new Float32Array(n * p);
  encoder.forEach((feature, j) => {
    const column = dataset.columns.get(feature.name);
    if (!column || column.kind === 'date' || column.kind === 'text') throw new RangeError(`The dataset has no feature column "${feature.name}"`);
    const change = override[column.spec.role];
    // The code of a category is looked up once, not once a row: a million rows have a few of them.
    const codes = column.kind === 'category' ? column.spec.categories.map((value) => encodeValue(feature, value)) : [];
    for (let i = 0; i < n; i++) {
      const row = rows ? rows[i]! : i;
      if (column.kind === 'category') X[i * p + j] = codes[column.codes[row]!] ?? feature.missing.code;
      else X[i * p + j] = encodeValue(feature, change ? change(row) : column.values[row]!);
    }
  });
  return X;
}

/** The values of a typical customer: median of each number, commonest of each category. */
export function typicalValues(encoder: Encoder): FeatureValues {
  return Object.fromEntries(encoder.map((feature) => [feature.name, feature.typical]));
}
