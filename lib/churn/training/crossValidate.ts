import { predictProba } from '@/lib/forest/predict';
import { stratifiedFolds } from '@/lib/stats/folds';
import { measure, type ProbabilityMetrics } from './measure';
import { trainForest } from './trainForest';
import type { TrainingInput } from './trainingInput';

export interface CrossValidationInput extends TrainingInput {
  /** Number of folds; 5 when absent. */
  folds?: number;
  /** Draws the folds; 42 when absent. */
  foldSeed?: number;
}

export interface CrossValidation {
  /** One entry per fold, measured on the rows held out of its training. */
  folds: ProbabilityMetrics[];
  /** Mean over folds; n is the sum. */
  mean: ProbabilityMetrics;
  /** All held-out predictions measured together: also sees folds that disagree in level. */
  pooled: ProbabilityMetrics;
  /** n held-out probabilities, in row order. */
  probability: Float64Array;
  /** n fold numbers. */
  fold: Uint8Array;
}

/**
 * Stratified k-fold cross-validation of `trainForest`: every row is predicted once, by a forest that was trained, shrunk and
 * recalibrated without it. Costs k trainings.
 *
 * @throws TrainingError as trainForest, on the training part of a fold
 * @throws RangeError when a class has fewer rows than folds
 */
export async function crossValidate(input: CrossValidationInput): Promise<CrossValidation> {
  const { X, y, n, p, folds: k = 5, foldSeed = 42, onProgress, ...rest } = input;
  const fold = stratifiedFolds(y, k, foldSeed);
  const probability = new Float64Array(n);
  const folds: ProbabilityMetrics[] = [];
  const rowNumbers = Array.from(fold.keys());
  for (let held = 0; held < k; held++) {
    const training = rowNumbers.filter((row) => fold[row] !== held);
    const validation = rowNumbers.filter((row) => fold[row] === held);
    const { forest } = await trainForest({
      ...rest,
      X: takeRows(X, p, training),
      y: Uint8Array.from(training, (row) => y[row]!),
      n: training.length,
      p,
      onProgress: onProgress && ((done, total) => onProgress(held * total + done, k * total)),
    });
    const predicted = predictProba(forest, X, validation);
    validation.forEach((row, i) => {
      probability[row] = predicted[i]!;
    });
    folds.push(measure(Uint8Array.from(validation, (row) => y[row]!), predicted));
  }
  return { folds, mean: meanOf(folds), pooled: measure(y, probability), probability, fold };
}

function takeRows(X: Float32Array, p: number, rows: number[]): Float32Array {
  const taken = new Float32Array(rows.length * p);
  rows.forEach((row, i) => taken.set(X.subarray(row * p, (row + 1) * p), i * p));
  return taken;
}

function meanOf(folds: ProbabilityMetrics[]): ProbabilityMetrics {
  const sum = (key: keyof ProbabilityMetrics) => folds.reduce((total, fold) => total + fold[key], 0);
  const k = folds.length;
  return {
    rocAuc: sum('rocAuc') / k,
    averagePrecision: sum('averagePrecision') / k,
    logLoss: sum('logLoss') / k,
    brierScore: sum('brierScore') / k,
    expectedCalibrationError: sum('expectedCalibrationError') / k,
    n: sum('n'),
  };
}
