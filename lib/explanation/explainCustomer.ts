import type { Encoder, FeatureValues } from '@/lib/churn/encoder';
import { categoryLabel, type Column } from '@/lib/dataset/dataset';
import type { Companion } from './companions';
import { groupOf, numberText, type FeatureGroup } from './featureGroups';
import { missingText } from './words';

/** How those with the same value left, against everybody else in the file. */
export interface Comparison {
  groupLabel: string;
  groupRate: number;
  groupCount: number;
  /** NaN where there are no others. */
  othersRate: number;
  othersCount: number;
  /** Whether the group has this very value, a range that holds it, the range nearest to it, or none either for no stated reason. */
  kind: 'same' | 'range' | 'nearest' | 'notKnown';
}

/** What one feature adds to the probability of one customer. */
export interface Contribution {
  /** Column name. */
  feature: string;
  label: string;
  value: number | string | null;
  /** "Month-to-month", "2 months", "no record (no internet service)", "not known" */
  valueText: string;
  /** In probability, 0–1; above zero raises it. */
  shapValue: number;
  /** Null where nobody in the file is comparable. */
  comparison: Comparison | null;
  /** Label of the detail that says nearly the same and weighs more here; null where there is none. */
  companion: string | null;
}

/** Why the model gives a customer their probability: baseValue + Σ shapValue = probability. */
export interface Explanation {
  /** Mean prediction over the rows that the model was trained on. */
  baseValue: number;
  probability: number;
  /** Every feature of the model, the largest |shapValue| first; those that add nothing stand last. */
  contributions: Contribution[];
}

/**
 * SHAP values of one customer as contributions of the columns that the reader knows: those of several encoded columns of one
 * column are summed, which keeps the sum.
 *
 * @param shapValues one for each entry of the encoder
 * @param groups by column name, from featureGroups
 * @param companions from companions()
 * @throws RangeError when the dataset lacks a column of the encoder
 */
export function explainCustomer({ encoder, columns, groups, companions, currency, values, gapsOnFile, baseValue, shapValues, probability }: {
  encoder: Encoder;
  columns: ReadonlyMap<string, Column>;
  groups: ReadonlyMap<string, readonly FeatureGroup[]>;
  companions: ReadonlyMap<string, readonly Companion[]>;
  currency: string;
  values: FeatureValues;
  /** Columns whose gap is the file's own, so that the dictionary's reason for it holds; other gaps were merely not given. */
  gapsOnFile: ReadonlySet<string>;
  baseValue: number;
  shapValues: ArrayLike<number>;
  probability: number;
}): Explanation {
  const byColumn = new Map<string, number>();
  encoder.forEach(({ name }, j) => byColumn.set(name, (byColumn.get(name) ?? 0) + shapValues[j]!));
  const contributions = [...byColumn].map(([feature, shapValue]): Contribution => {
    const column = columns.get(feature);
    if (column?.kind !== 'number' && column?.kind !== 'category') throw new RangeError(`The dataset has no feature column "${feature}"`);
    const value = values[feature] ?? null;
    const comparison = compare(groups.get(feature) ?? [], value, gapsOnFile.has(feature) && column.spec.missingMeans !== undefined);
    const companion = companions.get(feature)?.find((other) => Math.abs(byColumn.get(other.feature) ?? 0) > Math.abs(shapValue));
    return { feature, label: column.spec.label, value, valueText: value === null && !gapsOnFile.has(feature) ? 'not given' : valueText(column, value, currency), shapValue, comparison, companion: companion?.label ?? null };
  });
  return { baseValue, probability, contributions: contributions.sort((a, b) => Math.abs(b.shapValue) - Math.abs(a.shapValue)) };
}

function valueText(column: Extract<Column, { kind: 'number' | 'category' }>, value: number | string | null, currency: string): string {
  if (value === null) return missingText(column.spec);
  if (column.kind === 'category') return categoryLabel(column.spec, String(value));
  return numberText(Number(value), column.spec, currency);
}

function compare(groups: readonly FeatureGroup[], value: number | string | null, gapHasReason: boolean): Comparison | null {
  const group = groupOf(groups, value);
  if (!group) return null;
  let [count, churned] = [0, 0];
  for (const other of groups) {
    if (other === group) continue;
    count += other.count;
    churned += other.churned;
  }
  return {
    groupLabel: group.label,
    groupRate: group.rate,
    groupCount: group.count,
    othersRate: churned / count,
    othersCount: count,
    // Who has no value for a known reason is like the others who have none.
    kind: value === null && gapHasReason ? 'same' : kindOf(group, value),
  };
}

function kindOf({ from, to }: FeatureGroup, value: number | string | null): Comparison['kind'] {
  if (value === null) return 'notKnown';
  if (from === null || to === null || typeof value !== 'number') return 'same';
  if (value < from || value > to) return 'nearest';
  return from === to ? 'same' : 'range';
}
