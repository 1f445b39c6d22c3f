import type { FeatureColumn } from '@/lib/dataset/dataset';

/** Below, nothing can be said of how values repeat. */
const MIN_VALUES = 50;
/** A column of numbers is all different when at least this share of its values is. */
const ALL_DIFFERENT = 0.99;
/** Repeats that chance must owe before their absence is a design. */
const OWED_REPEATS = 10;
/** Rows from which evenly spread values can be told from a bell or a tail. */
const MIN_VALUES_FOR_SPREAD = 500;
/** 1% point of the Kolmogorov–Smirnov statistic times √n. */
const KOLMOGOROV_1_PERCENT = 1.628;
/** A category names its customers when more than this share of its values is different. */
const NEARLY_A_NAME = 0.5;

/** How many values a column has, and how many different ones. */
export interface Distinct { known: number; distinct: number }

/**
 * Looks for a column that says who a customer is instead of what the customer is like: a category with a value for more than every
 * other customer, or whole numbers that never repeat and are spaced like numbers handed out. Only columns of a free role are asked:
 * a tenure or a charge was declared to be one.
 *
 * @param tellsNothing whether the column alone tells nothing about churn
 * @returns the counts for the reader, or null for a column that is no identifier
 */
export function findIdentifier(column: FeatureColumn, tellsNothing: boolean): Distinct | null {
  const { role } = column.spec;
  if (role !== 'feature' && role !== 'segmentation') return null;
  const counts = countDistinct(column.kind === 'number' ? column.values.filter((value) => !Number.isNaN(value)) : column.codes.filter((code) => code >= 0));
  if (counts.known < MIN_VALUES) return null;
  if (column.kind === 'category') return counts.distinct > NEARLY_A_NAME * counts.known ? counts : null;
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  if (counts.distinct < ALL_DIFFERENT * counts.known || !sorted.every(Number.isInteger)) return null;
  return isNumberedOff(sorted, counts) || (tellsNothing && isDrawnEvenly(sorted)) ? counts : null;
}

function countDistinct(values: ArrayLike<number>): Distinct {
  return { known: values.length, distinct: new Set(Array.from(values)).size };
}

/**
 * Whether quantities this dense would have repeated: n values that fall into a range of R whole numbers share about n²/2R pairs.
 * Counted in twentieths of the sorted values (of 10 at least), so that a crowded middle or a gap between two series does not mislead.
 */
function isNumberedOff(sorted: Float64Array, { known, distinct }: Distinct): boolean {
  const size = Math.max(10, Math.floor(known / 20));
  let owed = 0;
  for (let start = 0; start + size <= known; start += size) {
    const range = sorted[start + size - 1]! - sorted[start]! + 1;
    owed += (size * (size - 1)) / 2 / range;
  }
  return owed >= OWED_REPEATS && known - distinct < owed / 10;
}

/** Whether values lie as evenly between their ends as random numbers of a fixed length do (Kolmogorov–Smirnov, 1%). */
function isDrawnEvenly(sorted: Float64Array): boolean {
  const n = sorted.length;
  if (n < MIN_VALUES_FOR_SPREAD) return false;
  const [min, max] = [sorted[0]!, sorted[n - 1]!];
  const distance = sorted.reduce((largest, value, i) => {
    const share = (value - min) / (max - min);
    return Math.max(largest, share - i / n, (i + 1) / n - share);
  }, 0);
  return distance * Math.sqrt(n) < KOLMOGOROV_1_PERCENT;
}
