import type { CategorySpec, ColumnSpec, Dictionary, NumberSpec, Role, SingleRole } from './schema';
import { FEATURE_ROLES } from './schema';

/** Missing marks: NaN in numbers, −1 in category codes, this in dates. */
export const NO_DATE = -2_147_483_648;

export interface NumberColumn { kind: 'number'; spec: NumberSpec; values: Float64Array; missing: number }
export interface CategoryColumn { kind: 'category'; spec: CategorySpec; codes: Int16Array; missing: number }
/** Days since 1970-01-01. */
export interface DateColumn { kind: 'date'; spec: ColumnSpec; values: Int32Array; missing: number }
export interface TextColumn { kind: 'text'; spec: ColumnSpec; values: string[]; missing: number }
export type Column = NumberColumn | CategoryColumn | DateColumn | TextColumn;
export type FeatureColumn = NumberColumn | CategoryColumn;

/** A row of the file that was not read in, and why. `row` counts as a spreadsheet does: the header is row 1. */
export interface RejectedRow { row: number; column: string; value: string; reason: string }

/**
 * What was read otherwise than it is written, so that nothing is silently. `nul`: cells of a column with NULs around their text, or nothing
 * but NULs, which are left out. `repeated-id`: rows of a customer who has another one, which counts. `no-outcome`: rows that do not say who left, which
 * a person wanted left out. `stray-quote`: the first row with a quote where none can be; from there on such quotes are kept as letters.
 * `unreadable`: cells that count as missing because they cannot be read. `ragged`: rows with too few or too many cells that were evened out.
 * `wrong-days`: rows whose days were taken for unknown or changed places. `equal-row`: rows that were left out because an earlier one equals
 * them. `row` is always the first.
 */
export type Remark =
  | { kind: 'nul'; column: string; cells: number; row: number }
  | { kind: 'stray-quote'; row: number }
  | { kind: 'no-outcome'; column: string; rows: number }
  | { kind: 'repeated-id'; column: string; rows: number; kept: 'first' | 'last'; by?: string; examples: string[] }
  | { kind: 'unreadable'; column: string; cells: number; row: number; example: string }
  | { kind: 'ragged' | 'wrong-days' | 'equal-row'; rows: number; row: number };

/** A parsed customer file: columns of equal length, in the dictionary's order. Immutable. */
export interface Dataset {
  dictionary: Dictionary;
  rowCount: number;
  columns: ReadonlyMap<string, Column>;
  rejectedRows: RejectedRow[];
  remarks: Remark[];
  /** Columns of the file that the dictionary does not describe; they are not read. */
  unknownColumns: string[];
  /** SHA-256 of the file's bytes, hex. */
  dataHash: string;
  /** SHA-256 of the dictionary file's bytes, hex. */
  dictionaryHash: string;
  /** customer id → row */
  rowById: ReadonlyMap<string, number>;
}

export function columnsByRole(dataset: Dataset, role: Role): Column[] {
  return [...dataset.columns.values()].filter((column) => column.spec.role === role);
}

function single(dataset: Dataset, role: SingleRole): Column | undefined {
  return columnsByRole(dataset, role)[0];
}

/** The values of a numeric role, or null where the dataset has no such column. */
export function numberByRole(dataset: Dataset, role: 'tenure' | 'monthlyCharge' | 'totalCharge'): Float64Array | null {
  const column = single(dataset, role);
  return column?.kind === 'number' ? column.values : null;
}

/** The values of a date role in days since 1970, or null where the dataset has no such column. */
export function dateByRole(dataset: Dataset, role: 'signupDate' | 'churnDate'): Int32Array | null {
  const column = single(dataset, role);
  return column?.kind === 'date' ? column.values : null;
}

export function customerIds(dataset: Dataset): string[] {
  const column = single(dataset, 'id');
  if (column?.kind !== 'text') throw new TypeError('A dataset always has an id column of type text');
  return column.values;
}

/** 1 for customers who left, 0 for the others. */
export function churned(dataset: Dataset): Uint8Array {
  const column = single(dataset, 'churn');
  if (column?.kind !== 'category') throw new TypeError('A dataset always has a churn column of type category');
  const positive = column.spec.categories.indexOf(column.spec.churnedWhen ?? '');
  return Uint8Array.from(column.codes, (code) => (code === positive ? 1 : 0));
}

/** The columns the model may see, in the dictionary's order. */
export function featureColumns(dataset: Dataset): FeatureColumn[] {
  return [...dataset.columns.values()].filter(
    (column): column is FeatureColumn => FEATURE_ROLES.includes(column.spec.role) && (column.kind === 'number' || column.kind === 'category'),
  );
}

/** The cell as a value: a number, or the text that the file has; null when missing, and where there is no such column. */
export function cellValue(column: Column | undefined, row: number): number | string | null {
  if (column?.kind !== 'number') return (column && cellText(column, row)) || null;
  const value = column.values[row]!;
  return Number.isNaN(value) ? null : value;
}

/** The cell as the file had it (empty string when missing). */
export function cellText(column: Column, row: number): string {
  switch (column.kind) {
    case 'number':
      return String(cellValue(column, row) ?? '');
    case 'category':
      return column.spec.categories[column.codes[row]!] ?? '';
    case 'date': {
      const value = column.values[row]!;
      return value === NO_DATE ? '' : new Date(value * 86_400_000).toISOString().slice(0, 10);
    }
    case 'text':
      return column.values[row]!;
  }
}

/** What people read for a category value. */
export function categoryLabel(spec: CategorySpec, value: string): string {
  // A category may be called "constructor", which every object has.
  return Object.hasOwn(spec.categoryLabels, value) ? spec.categoryLabels[value]! : value;
}
