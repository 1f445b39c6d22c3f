import type { ModelCard } from '@/lib/churn/card';
import type { HeldOut } from '@/lib/churn/model';
import { bootstrapMetrics } from '@/lib/stats/bootstrap';
import { mean } from '@/lib/stats/moments';
import { baselines, type BaselinesInput } from './baselines';

export interface Evaluation {
  table: ModelCard['evaluation'];
  heldOut: HeldOut;
  /** n times the churn share of the other folds, on average over folds. */
  alwaysStays: Float64Array;
}

/**
 * Measures the forest beside what it has to beat, on the same rows: those with an out-of-bag prediction. The others predict each
 * fold by a fit on the other folds, so that nobody is measured on a row it has seen.
 *
 * @param outOfBag n out-of-bag probabilities of the forest; NaN where there is none
 * @throws RangeError as baselines
 */
export function evaluate(outOfBag: Float64Array, replicates: number, data: BaselinesInput & { seed: number }): Evaluation {
  const { probability, rule, folds, fold } = baselines(data);
  const [alwaysStays, bestRule] = [acrossFolds(probability.alwaysStays, fold), acrossFolds(probability.bestRule, fold)];
  const measured = Array.from(outOfBag.keys()).filter((row) => !Number.isNaN(outOfBag[row]!));
  const take = (values: ArrayLike<number>) => Float64Array.from(measured, (row) => values[row]!);
  const bootstrap = bootstrapMetrics({
    y: take(data.y),
    probabilities: {
      forest: take(outOfBag),
      logisticRegression: take(probability.logisticRegression),
      bestRule: take(bestRule),
      alwaysStays: take(alwaysStays),
    },
    replicates,
    seed: data.seed,
  });
  return {
    table: {
      estimators: bootstrap.models as ModelCard['evaluation']['estimators'],
      forestLessLogistic: bootstrap.difference('forest', 'logisticRegression'),
      replicates,
      folds,
      rule,
    },
    heldOut: { forest: outOfBag, logisticRegression: probability.logisticRegression },
    alwaysStays,
  };
}

/**
 * Gives a predictor of few answers the same shares in every fold: of each answer the mean over folds, answers told by their order.
 * The shares of two folds differ in the third digit, and over all rows that would break ties to the disadvantage of just such predictors.
 * Left as it is where folds do not have the same number of answers.
 */
function acrossFolds(probability: Float64Array, fold: Uint8Array): Float64Array {
  const answers = new Map<number, number[]>();
  for (const held of new Set(fold)) answers.set(held, [...new Set(probability.filter((_, row) => fold[row] === held))].sort((a, b) => a - b));
  const [first, ...others] = answers.values();
  if (others.some((values) => values.length !== first!.length)) return probability;
  const level = first!.map((_, rank) => mean(Array.from(answers.values(), (values) => values[rank]!)));
  return probability.map((share, row) => level[answers.get(fold[row]!)!.indexOf(share)]!);
}
