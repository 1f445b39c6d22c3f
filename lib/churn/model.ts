import type { Dataset } from '@/lib/dataset/dataset';
import type { Forest } from '@/lib/forest/forest';
import { predictOne, predictProba } from '@/lib/forest/predict';
import { treeSpread } from '@/lib/forest/treeSpread';
import type { ModelCard } from './card';
import type { Drivers } from './drivers';
import { encodeRows, encodeValues, type FeatureValues, type RoleOverride } from './encoder';

/** Probabilities of every row of the file by models that have not seen it, in row order; NaN where there is none. */
export interface HeldOut {
  /** Out of bag for the rows that were learned from; as served for the others. */
  forest: Float64Array;
  /** Each fold by a regression on the others; NaN for rows that were not learned from. */
  logisticRegression: Float64Array;
}

/** A forest with the card that says what it was trained on, and what it was measured by. */
export interface ChurnModel {
  card: ModelCard;
  forest: Forest;
  heldOut: HeldOut;
  drivers: Drivers;
}

/** As much of a model as scoring takes. */
export type Scorer = Pick<ChurnModel, 'card' | 'forest'>;

/** Probability to leave for one customer, 0–1. */
export function predictCustomer(model: Scorer, values: FeatureValues): number {
  return predictOne(model.forest, encodeValues(model.card.encoder, values));
}

/** As much of a model as gives a probability. */
export interface Predictor { card: Pick<ModelCard, 'encoder'>; forest: Forest }

/** Probability to leave for rows of the dataset, 0–1, in the order of `rows` (all rows by default). */
export function predictRows(model: Predictor, dataset: Dataset, rows?: ArrayLike<number>, override?: RoleOverride): Float64Array {
  return predictProba(model.forest, encodeRows(model.card.encoder, dataset, rows, override));
}

/**
 * The interval that the true probability of a customer like this lies in, at the card's level: the prediction ± the card's
 * multiplier times how far the trees disagree, held within [0, 1]. Null where the card has none.
 *
 * @see calibrateInterval for where the multiplier comes from
 */
export function predictionInterval({ card, forest }: Scorer, values: FeatureValues): [lower: number, upper: number] | null {
  if (!card.interval) return null;
  const x = encodeValues(card.encoder, values);
  const probability = predictOne(forest, x);
  const half = card.interval.multiplier * treeSpread(forest, x)[0]!;
  return [Math.max(0, probability - half), Math.min(1, probability + half)];
}
