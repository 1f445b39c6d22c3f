import { isMissing } from '@/lib/churn/training/columnAuc';
import { cellText, featureColumns, type Column, type Dataset, type FeatureColumn } from '@/lib/dataset/dataset';
import type { ColumnSpec, Role } from '@/lib/dataset/schema';
import type { Remedy } from './finding';

/** How many of some rows there are, and how many of their customers left. */
export interface Outcome { rows: number; left: number }

/** The rows without a value in a column, and those with one. O(rows). */
export function byPresence(column: FeatureColumn, churned: Uint8Array): { missing: Outcome; known: Outcome } {
  const [missing, known] = [{ rows: 0, left: 0 }, { rows: 0, left: 0 }];
  churned.forEach((left, row) => {
    const outcome = isMissing(column, row) ? missing : known;
    outcome.rows++;
    outcome.left += left;
  });
  return { missing, known };
}

/** The rows of each category, in the order of the codes. */
export function byCategory({ codes, spec }: Extract<FeatureColumn, { kind: 'category' }>, churned: Uint8Array): Outcome[] {
  const outcomes = spec.categories.map(() => ({ rows: 0, left: 0 }));
  codes.forEach((code, row) => {
    const outcome = outcomes[code];
    if (!outcome) return;
    outcome.rows++;
    outcome.left += churned[row]!;
  });
  return outcomes;
}

/** One number for each different value, −1 for a missing one: what is equal in the column has the same. O(rows). */
export function partition(column: Column): Int32Array {
  const places = new Map<number | string, number>();
  const numbered = (value: number | string) => {
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    return place;
  };
  if (column.kind === 'number') return Int32Array.from(column.values, (value) => (Number.isNaN(value) ? -1 : numbered(value)));
  if (column.kind === 'category') return Int32Array.from(column.codes, (code) => (code < 0 ? -1 : numbered(code)));
  if (column.kind === 'text') return Int32Array.from(column.values, (value) => (value === '' ? -1 : numbered(value)));
  return Int32Array.from(column.values, (_, row) => {
    const text = cellText(column, row);
    return text === '' ? -1 : numbered(text);
  });
}

/** The features that the model will be given: those that findLeaks or the dictionary keeps out are none. */
export function modelColumns(dataset: Dataset, leaks: readonly { name: string }[]): FeatureColumn[] {
  const left = new Set(leaks.map(({ name }) => name));
  return featureColumns(dataset).filter(({ spec }) => spec.learned !== false && !left.has(spec.name));
}

/** Roles that pages need whether or not a model learns from them. */
const NEEDED: readonly Role[] = ['tenure', 'monthlyCharge', 'totalCharge'];

/** The column stays in the file and on screen, and the model is not given it. */
export function ignoring({ name, role }: ColumnSpec): Remedy {
  return { label: 'Leave it out of the model', change: NEEDED.includes(role) ? { kind: 'setLearned', columns: [name], learned: false } : { kind: 'setRole', column: name, role: 'ignored' } };
}
