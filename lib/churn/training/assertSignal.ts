import { logLoss, rocAuc } from '@/lib/stats/metrics';
import { TrainingError } from './trainingError';

/** The 99.9% point of the standard normal distribution: at 95%, one in thirty trainings on shuffled labels passed. */
const Z_ONE_SIDED_999 = 3.090232306167813;

/**
 * Refuses a forest whose out-of-bag predictions are no better than the base rate: an AUC that chance could give (one-sided 99.9%
 * bound not above .5), or a log loss not below that of the base rate on the same rows. Otherwise shuffled labels make a model.
 *
 * @param y n labels, 0|1
 * @param forest n out-of-bag probabilities; rows without one (NaN) are left out of both
 * @param alwaysStays n base rates, as of baselines
 * @throws TrainingError 'no-signal'
 * @see Hanley & McNeil (1982), The meaning and use of the area under a ROC curve, for the standard error
 */
export function assertSignal({ y, forest, alwaysStays }: { y: ArrayLike<number>; forest: Float64Array; alwaysStays: Float64Array }): void {
  const rows = Array.from(forest.keys()).filter((row) => !Number.isNaN(forest[row]!));
  const labels = rows.map((row) => y[row]!);
  const scores = rows.map((row) => forest[row]!);
  const auc = rocAuc(labels, scores);
  const bound = auc - Z_ONE_SIDED_999 * aucStandardError(auc, labels);
  const loss = logLoss(labels, scores);
  const baseLoss = logLoss(labels, rows.map((row) => alwaysStays[row]!));
  if (bound > 0.5 && loss < baseLoss) return;
  throw new TrainingError(
    'no-signal',
    `The features must tell who leaves better than chance: got ROC AUC ${auc.toFixed(3)}, at least ${bound.toFixed(3)} with 99.9% confidence, where guessing gives 0.500, ` +
      `and log loss ${loss.toFixed(4)}, where the churn rate alone gives ${baseLoss.toFixed(4)}. ` +
      'Check that each outcome stands in the row of its own customer; if it does, add columns that describe customers before they decide.',
  );
}

function aucStandardError(auc: number, labels: readonly number[]): number {
  const churned = labels.reduce((sum, label) => sum + label, 0);
  const stayed = labels.length - churned;
  const twoChurned = auc / (2 - auc);
  const twoStayed = (2 * auc * auc) / (1 + auc);
  const variance = auc * (1 - auc) + (churned - 1) * (twoChurned - auc * auc) + (stayed - 1) * (twoStayed - auc * auc);
  return Math.sqrt(variance / (churned * stayed));
}
