import { z } from 'zod';
import { featureColumns, type CategoryColumn, type Dataset, type FeatureColumn, type NumberColumn } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { mean } from '@/lib/stats/moments';
import { quantileSorted } from '@/lib/stats/quantile';

/**
 * How one column becomes coordinates. Each column has a total variance of 1 over its coordinates, so that a category of twelve weighs
 * as much as a number: a number is (f(x) − centre) · scale, a gap being the median, and where gaps are at least 1% a further
 * coordinate says so; a category is one coordinate for each of its values, 0 or `scale`, and one for all the rest.
 */
export const clusterFeatureSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('number'), name: z.string(),
    /** f(x) is log(1 + x) where the values are ≥ 0 and trail off to the right, else x. */
    log: z.boolean(),
    median: z.number(), centre: z.number(), scale: z.number(),
    /** The coordinate of a gap; 0 where there are too few to tell. */
    gap: z.number(),
  }),
  z.strictObject({ kind: z.literal('category'), name: z.string(), categories: z.array(z.string()), scale: z.number() }),
]);
export type ClusterFeature = z.infer<typeof clusterFeatureSchema>;

/** From this share of gaps on, whether there is one counts. */
const TELLING_GAPS = 0.01;
/** Skewness from which a tail to the right would pull centroids after it. */
const STRONG_SKEW = 1;
/** More categories than this are too rare each to make a group: the most frequent are kept. */
const MAX_CATEGORIES = 12;

/**
 * Learns how to turn the behaviour and the value of customers into coordinates, from the rows of a dataset. Left out are what grows
 * with time, columns that say the same of everyone, and those `without`. Protected columns are no features to begin with.
 *
 * @returns in the dictionary's order
 */
export function fitFeatures(dataset: Dataset, without: ReadonlySet<string> = new Set()): ClusterFeature[] {
  return featureColumns(dataset)
    // Groups built on what grows with time would be "those who stayed long": to compare how long they stay would be going in a circle.
    .filter(({ spec }) => !GROW_WITH_TIME.includes(spec.role) && !without.has(spec.name))
    .flatMap((column) => (column.kind === 'number' ? fitNumber(column) : fitCategory(column)) ?? []);
}

/** Number of coordinates of one feature. */
export function width(feature: ClusterFeature): number {
  return feature.kind === 'number' ? 2 : feature.categories.length + 1;
}

/**
 * Gives the coordinates of a row of a dataset, which need not be the one that the features were learnt from: a category never seen
 * counts among the rest.
 *
 * @returns a function from a row to a new array; null where the dataset lacks one of the columns, or has it as another kind
 */
export function rowEncoder(features: readonly ClusterFeature[], dataset: Dataset): ((row: number) => number[]) | null {
  const columns = new Map(featureColumns(dataset).map((column) => [column.spec.name, column]));
  const writers = features.map((feature) => writer(feature, columns.get(feature.name)));
  if (writers.some((write) => write === null)) return null;
  const offsets: number[] = [];
  let length = 0;
  for (const feature of features) {
    offsets.push(length);
    length += width(feature);
  }
  return (row) => {
    const coordinates = Array<number>(length).fill(0);
    writers.forEach((write, i) => write!(coordinates, offsets[i]!, row));
    return coordinates;
  };
}

type Writer = (into: number[], offset: number, row: number) => void;

function writer(feature: ClusterFeature, column: FeatureColumn | undefined): Writer | null {
  if (feature.kind === 'number') {
    if (column?.kind !== 'number') return null;
    const { values } = column;
    return (into, offset, row) => {
      const value = values[row]!;
      into[offset] = (transform(Number.isNaN(value) ? feature.median : value, feature.log) - feature.centre) * feature.scale;
      if (Number.isNaN(value)) into[offset + 1] = feature.gap;
    };
  }
  if (column?.kind !== 'category') return null;
  const rest = feature.categories.length;
  const place = column.spec.categories.map((category) => (feature.categories.includes(category) ? feature.categories.indexOf(category) : rest));
  return (into, offset, row) => {
    into[offset + (place[column.codes[row]!] ?? rest)] = feature.scale;
  };
}

/** Of data that were checked at the door the logarithm is always defined; what a later file has below 0 counts as 0. */
function transform(value: number, log: boolean): number {
  return log ? Math.log1p(Math.max(0, value)) : value;
}

function fitNumber({ values, spec, missing }: NumberColumn): ClusterFeature | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  if (known.length === 0) return null;
  const median = quantileSorted(known, 0.5);
  const log = known[0]! >= 0 && skewness(known) > STRONG_SKEW;
  const filled = values.map((value) => transform(Number.isNaN(value) ? median : value, log));
  const centre = mean(filled);
  const variance = known[0] === known.at(-1) ? 0 : mean(filled.map((value) => (value - centre) ** 2));
  const gaps = missing / values.length >= TELLING_GAPS ? missing / values.length : 0;
  const total = (variance > 0 ? 1 : 0) + gaps * (1 - gaps);
  if (total === 0) return null;
  const unit = 1 / Math.sqrt(total);
  return { kind: 'number', name: spec.name, log, median, centre, scale: variance > 0 ? unit / Math.sqrt(variance) : 0, gap: gaps > 0 ? unit : 0 };
}

function fitCategory({ codes, spec }: CategoryColumn): ClusterFeature | null {
  const counts = spec.categories.map(() => 0);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const common = [...counts.keys()].filter((code) => counts[code]! > 0).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const kept = common.slice(0, MAX_CATEGORIES).sort((a, b) => a - b);
  const rest = codes.length - kept.reduce((sum, code) => sum + counts[code]!, 0);
  const shares = [...kept.map((code) => counts[code]!), rest].map((count) => count / codes.length);
  const variance = shares.reduce((sum, share) => sum + share * (1 - share), 0);
  if (variance === 0) return null;
  return { kind: 'category', name: spec.name, categories: kept.map((code) => spec.categories[code]!), scale: 1 / Math.sqrt(variance) };
}

/** Third standardised moment; 0 where all values are the same. */
function skewness(values: Float64Array): number {
  const centre = mean(values);
  const moment = (power: number) => mean(values.map((value) => (value - centre) ** power));
  const variance = moment(2);
  return variance > 0 ? moment(3) / variance ** 1.5 : 0;
}
