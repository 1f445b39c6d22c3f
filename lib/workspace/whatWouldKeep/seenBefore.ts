import type { FeatureValues } from '@/lib/churn/encoder';
import { featureColumns, type CategoryColumn, type Dataset, type NumberColumn } from '@/lib/dataset/dataset';
import type { SeenTogether } from '@/lib/workspace/seenTogether';

/** The smallest and largest number that customers of each category have: `low[code]`, `high[code]`. */
interface Range {
  category: CategoryColumn;
  number: NumberColumn;
  low: Float64Array;
  high: Float64Array;
}

const known = new WeakMap<Dataset, Range[]>();

/**
 * Whether details in which some columns were changed occur together in the file, two by two: the values of every two categories,
 * what is known beside what is not, and a number within the range that customers of a category have. Only pairs with a changed column
 * count: what was together before may stay, odd or not. A value that is not known is in no pair.
 *
 * @returns true exactly when every such pair was seen
 */
export function seenBefore(dataset: Dataset, { features, seen }: SeenTogether, values: FeatureValues, changed: ReadonlySet<string>): boolean {
  const codes = features.map((feature) => feature.codeOfValue(values[feature.name] ?? null));
  for (let i = 0; i < features.length; i++) {
    for (let j = i + 1; j < features.length; j++) {
      if (codes[i]! < 0 || codes[j]! < 0 || !(changed.has(features[i]!.name) || changed.has(features[j]!.name))) continue;
      if (seen[i]![j]![codes[i]! * features[j]!.size + codes[j]!] !== 1) return false;
    }
  }
  return rangesOf(dataset).every(({ category, number, low, high }) => {
    const [text, value] = [values[category.spec.name], values[number.spec.name]];
    const code = typeof text === 'string' ? category.spec.categories.indexOf(text) : -1;
    if (code < 0 || typeof value !== 'number' || !(changed.has(category.spec.name) || changed.has(number.spec.name))) return true;
    return value >= low[code]! && value <= high[code]!;
  });
}

/** One pass over the file for each category and number; once for a dataset. */
function rangesOf(dataset: Dataset): Range[] {
  let ranges = known.get(dataset);
  if (!ranges) {
    const columns = featureColumns(dataset);
    const categories = columns.filter((column) => column.kind === 'category');
    ranges = columns.filter((column) => column.kind === 'number').flatMap((number) => categories.map((category) => rangeOf(category, number)));
    known.set(dataset, ranges);
  }
  return ranges;
}

function rangeOf(category: CategoryColumn, number: NumberColumn): Range {
  const low = new Float64Array(category.spec.categories.length).fill(Infinity);
  const high = low.map(() => -Infinity);
  category.codes.forEach((code, row) => {
    const value = number.values[row]!;
    if (code < 0 || Number.isNaN(value)) return;
    low[code] = Math.min(low[code]!, value);
    high[code] = Math.max(high[code]!, value);
  });
  return { category, number, low, high };
}
