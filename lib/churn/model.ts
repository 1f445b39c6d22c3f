import type { Dataset } from '@/lib/dataset/dataset';
import type { Forest } from '@/lib/forest/forest';
import { predictOne, predictProba } from '@/lib/forest/predict';
import type { ModelCard } from './card';
import { encodeRows, encodeValues, type FeatureValues, type RoleOverride } from './encoder';

/** A forest with the card that says what it was trained on. */
export interface ChurnModel {
  card: ModelCard;
  forest: Forest;
}

/** Probability to leave for one customer, 0–1. */
export function predictCustomer(model: ChurnModel, values: FeatureValues): number {
  return predictOne(model.forest, encodeValues(model.card.encoder, values));
}

/** Probability to leave for rows of the dataset, 0–1, in the order of `rows` (all rows by default). */
export function predictRows(model: ChurnModel, dataset: Dataset, rows?: ArrayLike<number>, override?: RoleOverride): Float64Array {
  return predictProba(model.forest, encodeRows(model.card.encoder, dataset, rows, override));
}
