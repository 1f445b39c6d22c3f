import type { Encoder } from '@/lib/churn/encoder';
import { numberByRole, type Dataset, type NumberColumn } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';

/** Rows above zero that a count must have before "never more than its months" says anything. */
const MIN_COUNTED = 30;
/** A yes or no in numbers is no count. */
const MIN_VALUES = 3;
/** Of the newest customers this share has no value where a gap stands for being new. */
const NEARLY_ALL = 0.9;

const known = new WeakMap<Dataset, ReadonlyMap<string, string>>();

/**
 * Columns that say how long a customer has been there, by name: each one's label with the reason. To compare survival by them is to compare
 * those who stayed with those who did not (immortal time), and a hazard ratio of theirs is too near 1.
 *
 * Beside the roles that grow with time these are counts that tenure caps (nobody has more late payments than months) and numbers
 * that are missing for the newest customers alone.
 */
export function timeBound(dataset: Dataset): ReadonlyMap<string, string> {
  let found = known.get(dataset);
  if (!found) known.set(dataset, (found = find(dataset)));
  return found;
}

/** The columns of an encoder but those that say how long a customer has been there. */
export function timelessEncoder(dataset: Dataset, encoder: Encoder): Encoder {
  const bound = timeBound(dataset);
  return encoder.filter(({ name }) => !bound.has(name));
}

function find(dataset: Dataset): ReadonlyMap<string, string> {
  const tenure = numberByRole(dataset, 'tenure');
  const found = new Map<string, string>();
  for (const column of dataset.columns.values()) {
    const { name, role, label } = column.spec;
    if (GROW_WITH_TIME.includes(role)) found.set(name, `${label} (adds up with time)`);
    else if (tenure && column.kind === 'number' && isCapped(column, tenure)) found.set(name, `${label} (nobody has more of them than months)`);
    else if (tenure && column.kind === 'number' && isMissingWhileNew(column, tenure)) found.set(name, `${label} (not known of the newest customers)`);
  }
  return found;
}

/** A count that never exceeds its row's tenure, though it takes three values and its largest exceeds the tenure of some who have any. */
function isCapped({ values, spec }: NumberColumn, tenure: Float64Array): boolean {
  if (spec.type !== 'integer') return false;
  const distinct = new Set<number>();
  let [counted, highest, shortest] = [0, 0, Infinity];
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (Number.isNaN(value)) continue;
    if (distinct.size < MIN_VALUES) distinct.add(value);
    if (value <= 0) continue;
    if (value > tenure[row]!) return false;
    counted++;
    highest = Math.max(highest, value);
    shortest = Math.min(shortest, tenure[row]!);
  }
  return counted >= MIN_COUNTED && distinct.size >= MIN_VALUES && highest >= 2 && shortest < highest;
}

/** Gaps of the newest alone, and of nearly all of them. */
function isMissingWhileNew({ values, missing }: NumberColumn, tenure: Float64Array): boolean {
  if (missing === 0) return false;
  let last = 0;
  values.forEach((value, row) => Number.isNaN(value) && (last = Math.max(last, tenure[row]!)));
  const newest = tenure.reduce((count, months) => count + Number(months <= last), 0);
  return newest < tenure.length / 2 && missing >= NEARLY_ALL * newest;
}
