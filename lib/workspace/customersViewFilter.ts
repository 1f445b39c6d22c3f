import { missingText } from '@/lib/explanation/words';
import { categoryLabel, featureColumns, type Dataset, type FeatureColumn } from '@/lib/dataset/dataset';
import type { NumberSpec } from '@/lib/dataset/schema';
import { formatMoney, formatMonths, formatNumber, formatWithUnit } from '@/lib/format';

/** What the list's address says of the list itself. A column that bears such a name cannot be filtered by: the list comes first. */
export const LIST_PARAMETERS = ['page', 'status'] as const;

/** One condition on the customers of a list. */
export interface CustomerFilter {
  column: string;
  /** As the address has it: a category, a range "3..6", "..6", "60..", one number, or "" for those for whom it is not known. */
  value: string;
  /** "Contract: Two year", "Tenure: 3 to 6 months" */
  label: string;
  includes: (row: number) => boolean;
}

/** Of what an address holds and nothing understands, no more than this is repeated. */
const MAX_ECHO = 40;

export function shortened(text: string): string {
  return text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}…` : text;
}

/** Whether a list of customers can be asked for by a column of this name. */
export function canFilterBy(column: string): boolean {
  return !LIST_PARAMETERS.some((reserved) => reserved === column);
}

/**
 * The condition that `column=value` in an address means. Columns that the model may see can be asked for; protected ones and those
 * that only name or date a customer cannot.
 *
 * @returns a sentence in place of the condition where there is no such column or value
 */
export function readFilter(dataset: Dataset, name: string, value: string): CustomerFilter | string {
  const column = featureColumns(dataset).find((candidate) => candidate.spec.name === name);
  if (!column) {
    const spec = dataset.columns.get(name)?.spec;
    return spec?.role === 'protected' ? `Customers are not listed by ${spec.label.toLowerCase()}: it is kept for fairness checks alone.` : `There is no filter "${shortened(name)}".`;
  }
  const { label } = column.spec;
  if (value === '') return { column: name, value, label: `${label}: ${missingText(column.spec)}`, includes: isMissing(column) };
  return column.kind === 'category' ? readCategory(column, value) : readRange(column, value, dataset.dictionary.currency);
}

function isMissing(column: FeatureColumn): CustomerFilter['includes'] {
  return column.kind === 'category' ? (row) => column.codes[row]! < 0 : (row) => Number.isNaN(column.values[row]!);
}

function readCategory({ spec, codes }: Extract<FeatureColumn, { kind: 'category' }>, value: string): CustomerFilter | string {
  const code = spec.categories.indexOf(value);
  if (code < 0) return `${spec.label} has no value "${shortened(value)}".`;
  return { column: spec.name, value, label: `${spec.label}: ${categoryLabel(spec, value)}`, includes: (row: number) => codes[row] === code };
}

const NUMBER = String.raw`-?\d+(?:\.\d+)?(?:e[+-]?\d+)?`;
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`);
const SINGLE = new RegExp(`^${NUMBER}$`);

function readRange({ spec, values }: Extract<FeatureColumn, { kind: 'number' }>, value: string, currency: string): CustomerFilter | string {
  const [from, to] = rangeEnds(value);
  if (!(from <= to)) return `${spec.label} is asked for as a range such as 3..6, ..6 or 60..; got "${shortened(value)}".`;
  return { column: spec.name, value, label: `${spec.label}: ${rangeText(from, to, spec, currency)}`, includes: (row: number) => values[row]! >= from && values[row]! <= to };
}

/** Both ends belong to the range; an open end is infinite, and NaN stands for what is no range. */
function rangeEnds(value: string): [from: number, to: number] {
  if (SINGLE.test(value)) return [Number(value), Number(value)];
  const found = RANGE.exec(value);
  if (!found || value === '..') return [NaN, NaN];
  return [found[1] === undefined ? -Infinity : Number(found[1]), found[2] === undefined ? Infinity : Number(found[2])];
}

function rangeText(from: number, to: number, { unit }: NumberSpec, currency: string): string {
  const bare = (value: number) => (unit.startsWith('currency') ? formatMoney(value, currency) : formatNumber(value, 6));
  const full = (value: number) => {
    if (unit.startsWith('currency')) return formatWithUnit(value, unit, currency);
    return unit === 'months' && value === 1 ? formatMonths(value) : `${bare(value)} ${unit}`.trim();
  };
  if (from === -Infinity) return `up to ${full(to)}`;
  if (to === Infinity) return `${full(from)} or more`;
  return from === to ? full(from) : `${bare(from)} to ${full(to)}`;
}
