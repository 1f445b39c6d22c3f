import type { CategoryColumn, NumberColumn } from '@/lib/dataset/dataset';
import type { CategorySpec, NumberSpec, Role } from '@/lib/dataset/schema';

/** A column of numbers, NaN where missing; the label is the name with a capital. */
export function numberColumn(values: readonly number[], unit = 'months', name = 'months', role: Role = 'feature'): NumberColumn {
  const spec: NumberSpec = { ...common(name, role), type: 'number', unit, min: -1e9, max: 1e9 };
  return { kind: 'number', spec, values: Float64Array.from(values), missing: values.filter(Number.isNaN).length };
}

/** A column of categories, by code; −1 where missing. */
export function categoryColumn(codes: readonly number[], categories: string[], name = 'plan', categoryLabels: Record<string, string> = {}): CategoryColumn {
  const spec: CategorySpec = { ...common(name, 'feature'), type: 'category', categories, categoryLabels };
  return { kind: 'category', spec, codes: Int16Array.from(codes), missing: codes.filter((code) => code < 0).length };
}

function common(name: string, role: Role) {
  return { name, label: name.charAt(0).toUpperCase() + name.slice(1), role, description: '', nullable: true, actionable: false };
}

/** `count` times `value`, the first `churned` of whom left, for each of the entries. */
export function customers(...entries: readonly [value: number, count: number, churned: number][]): { values: number[]; churned: number[] } {
  return {
    values: entries.flatMap(([value, count]) => Array<number>(count).fill(value)),
    churned: entries.flatMap(([, count, left]) => Array.from({ length: count }, (_, i) => (i < left ? 1 : 0))),
  };
}
