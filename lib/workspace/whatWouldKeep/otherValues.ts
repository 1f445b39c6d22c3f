import type { FeatureValues } from '@/lib/churn/encoder';
import { featureColumns, type CategoryColumn, type Dataset, type FeatureColumn, type NumberColumn } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import type { Change } from './searchChanges';

/** Columns that are looked at, the most telling first: each makes pairs and triples with all others. */
const MOST_COLUMNS = 20;
/** Values of one column: a number's every twentieth of the customers, the commonest of many categories. */
const MOST_VALUES = 19;

const known = new WeakMap<Dataset, ReadonlyMap<string, readonly (number | string)[]>>();

/** The columns of the model that the company can change, the most telling first. */
export function actionableColumns({ dataset, model }: Workspace): FeatureColumn[] {
  const columns = new Map(featureColumns(dataset).filter(({ spec }) => spec.actionable).map((column) => [column.spec.name, column]));
  return (model?.card.importance ?? []).flatMap(({ feature }) => columns.get(feature) ?? []).slice(0, MOST_COLUMNS);
}

/** By column the values of other customers that it could take, each with its cost. */
export function otherValues(dataset: Dataset, columns: readonly FeatureColumn[], values: FeatureValues): Change[][] {
  return columns.map((column, place) => {
    const current = values[column.spec.name] ?? null;
    // Nobody is kept by a higher price, whatever the model has learned of those who pay more.
    const isHigherCharge = (value: number | string) => column.spec.role === 'monthlyCharge' && typeof current === 'number' && Number(value) > current;
    const others = occurring(dataset, column).filter((value) => value !== current && !isHigherCharge(value));
    return others.map((value) => ({ column: place, value, cost: costOf(column, current, value), steps: stepsOf(column, current, value) }));
  });
}

/**
 * What a change costs: of the monthly charge as much as it falls, in the dataset's currency, the revenue lost each month; of anything else 1, because what another contract costs the company no file says, and of another number up to 1 more
 * with how far it moves in the range of the file.
 */
function costOf(column: FeatureColumn, current: number | string | null, value: number | string): number {
  if (column.kind === 'category' || typeof value !== 'number') return 1;
  const moved = typeof current === 'number' ? Math.abs(value - current) : 0;
  if (column.spec.role === 'monthlyCharge') return moved;
  const seen = column.values.filter((number) => !Number.isNaN(number));
  const range = seen.reduce((most, number) => Math.max(most, number), -Infinity) - seen.reduce((least, number) => Math.min(least, number), Infinity);
  return 1 + (range > 0 ? Math.min(1, moved / range) : 0);
}

function stepsOf(column: FeatureColumn, current: number | string | null, value: number | string): number {
  if (column.kind === 'number') return 0;
  const { categories } = column.spec;
  return current === null ? 1 : Math.abs(categories.indexOf(String(value)) - categories.indexOf(String(current)));
}

/** Values that customers of the file have; found once for a dataset. */
function occurring(dataset: Dataset, { spec }: FeatureColumn): readonly (number | string)[] {
  let values = known.get(dataset);
  if (!values) {
    values = new Map(featureColumns(dataset).filter(({ spec: { actionable } }) => actionable).map((column) => [column.spec.name, column.kind === 'number' ? quantiles(column) : commonest(column)]));
    known.set(dataset, values);
  }
  return values.get(spec.name) ?? [];
}

/** The customer at every twentieth of the way from the smallest to the largest, so that each value is somebody's. */
function quantiles({ values }: NumberColumn): number[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0) return [];
  const at = Array.from({ length: MOST_VALUES }, (_, i) => sorted[Math.round(((i + 1) / (MOST_VALUES + 1)) * (sorted.length - 1))]!);
  return [...new Set(at)];
}

function commonest({ spec, codes }: CategoryColumn): string[] {
  const counts = new Uint32Array(spec.categories.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  return spec.categories.map((value, code) => ({ value, count: counts[code]! })).filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count).slice(0, MOST_VALUES).map(({ value }) => value);
}
