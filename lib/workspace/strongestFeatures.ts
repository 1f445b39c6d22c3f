import type { ModelCard } from '@/lib/churn/card';
import type { Encoder } from '@/lib/churn/encoder';

/** Columns of a regression: its cost grows with their square, and pages wait for it at their first visit. */
const MOST_COLUMNS = 60;

/**
 * Of an encoder's features, in their order, those that count most in the model, as many as a regression takes: a number has one column, a category one
 * less than its values. All of them where they are few.
 */
export function strongestFeatures(encoder: Encoder, importance: ModelCard['importance']): Encoder {
  const place = new Map(importance.map(({ feature }, i) => [feature, i]));
  const width = (feature: Encoder[number]) => (feature.kind === 'number' ? 1 : Math.max(1, feature.categories.length - 1));
  let columns = 0;
  const kept = new Set<string>();
  for (const feature of encoder.toSorted((a, b) => (place.get(a.name) ?? Infinity) - (place.get(b.name) ?? Infinity))) {
    if (kept.size > 0 && columns + width(feature) > MOST_COLUMNS) continue;
    columns += width(feature);
    kept.add(feature.name);
  }
  return encoder.filter(({ name }) => kept.has(name));
}
