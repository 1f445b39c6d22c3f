import { categoryLabel } from '@/lib/dataset/dataset';
import type { CategorySpec, NumberSpec } from '@/lib/dataset/schema';
import { formatNumber, formatWithUnit } from '@/lib/format';

/** A range of a number column. @example "Tenure: 6 months or less", "Monthly charge: 20 to €40 a month" */
export function rangeText({ label, unit }: NumberSpec, { atLeast = -Infinity, atMost = Infinity }: { atLeast?: number | undefined; atMost?: number | undefined }, currency: string): string {
  const text = (value: number) => formatWithUnit(value, unit, currency);
  // "6 months or less", but "20 to €40 a month": the unit once.
  return `${label}: ${atLeast === -Infinity ? `${text(atMost)} or less` : atMost === Infinity ? `${text(atLeast)} or more` : `${formatNumber(atLeast)} to ${text(atMost)}`}`;
}

/** Some categories of a column. @example "Contract: Month-to-month or One year" */
export function categoriesText(spec: CategorySpec, categories: readonly string[]): string {
  return `${spec.label}: ${categories.map((category) => categoryLabel(spec, category)).join(' or ')}`;
}
