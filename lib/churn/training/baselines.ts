import type { Encoder } from '@/lib/churn/encoder';
import { stratifiedFolds } from '@/lib/stats/folds';
import { fitLogisticRegression, predictLogistic } from '@/lib/stats/logisticRegression';
import { applyRule, type BestRule, findBestRule, sortFeatures } from './bestRule';
import { applyDesign, fitDesign } from './designMatrix';

export interface LabelledCodes {
  encoder: Encoder;
  /** n×p codes, row-major, as the encoder makes them. */
  X: Float32Array;
  /** n labels, 0|1. */
  y: Uint8Array;
  n: number;
}

export interface BaselinesInput extends LabelledCodes {
  /** Number of folds; 10 when absent. */
  folds?: number;
  /** Draws the folds; 42 when absent. */
  seed?: number;
}

export interface Baselines {
  /** n probabilities each, in row order, of a model fitted without the row. */
  probability: {
    /** The base rate for everyone: whoever uses it says "stays" each time. */
    alwaysStays: Float64Array;
    /** The best single question. */
    bestRule: Float64Array;
    /** Ridge penalty 1 on standardised columns. */
    logisticRegression: Float64Array;
  };
  /** The question that is best on all rows; null where no feature varies. */
  rule: BestRule | null;
  folds: number;
  /**
   * n fold numbers. Shares of two folds differ a little, which breaks ties to the disadvantage of a model with few values: evaluate
   * levels those of alwaysStays and bestRule over folds before it measures them.
   */
  fold: Uint8Array;
}

/**
 * What a forest has to beat, on rows that each baseline has not seen: a column of the same comparison as its out-of-bag
 * predictions.
 *
 * @throws RangeError when shapes disagree or a class has fewer rows than folds
 */
export function baselines({ folds = 10, seed = 42, ...data }: BaselinesInput): Baselines {
  const { encoder, X, y, n } = data;
  assertShapes(data);
  const fold = stratifiedFolds(y, folds, seed);
  const sorted = sortFeatures(encoder, X, n);
  const alwaysStays = outOfFold(fold, (training) => {
    const share = baseRate(training, y);
    return () => share;
  });
  const bestRule = outOfFold(fold, (training, held) => {
    const rule = findBestRule(sorted, y, (row) => fold[row] !== held);
    const share = baseRate(training, y);
    return (row) => (rule ? applyRule(rule, encoder, X, row) : share);
  });
  return {
    probability: { alwaysStays, bestRule, logisticRegression: outOfFoldLogistic({ ...data, fold }) },
    rule: findBestRule(sorted, y, () => true),
    folds,
    fold,
  };
}

/**
 * Logistic regression (ridge penalty 1 on standardised columns), each fold predicted by a fit on the others. Ranges and reference
 * levels too are learnt from the others alone.
 *
 * @param fold n fold numbers, as of stratifiedFolds: those of crossValidate for a comparison on the same rows
 * @returns n probabilities in row order
 * @throws RangeError when shapes disagree or the rows outside a fold are of one class
 */
export function outOfFoldLogistic({ fold, ...data }: LabelledCodes & { fold: Uint8Array }): Float64Array {
  const { encoder, X, y } = data;
  assertShapes(data);
  if (fold.length !== data.n) throw new RangeError(`There must be n = ${data.n} fold numbers: got ${fold.length}`);
  return outOfFold(fold, (training) => {
    const design = fitDesign(encoder, X, training);
    const labels = Uint8Array.from(training, (row) => y[row]!);
    const model = fitLogisticRegression({ ...applyDesign(design, X, training), y: labels });
    return (row) => {
      const { X: values, p } = applyDesign(design, X, [row]);
      return predictLogistic(model, values, 1, p)[0]!;
    };
  });
}

/** Predicts each row by what `fit` learns from the rows outside the row's fold. */
function outOfFold(fold: Uint8Array, fit: (training: number[], held: number) => (row: number) => number): Float64Array {
  const probability = new Float64Array(fold.length);
  const rows = Array.from(fold.keys());
  for (const held of new Set(fold)) {
    const predict = fit(rows.filter((row) => fold[row] !== held), held);
    for (const row of rows) if (fold[row] === held) probability[row] = predict(row);
  }
  return probability;
}

function baseRate(rows: readonly number[], y: Uint8Array): number {
  return rows.reduce((sum, row) => sum + y[row]!, 0) / rows.length;
}

function assertShapes({ encoder, X, y, n }: LabelledCodes): void {
  if (X.length !== n * encoder.length) throw new RangeError(`X must hold n × p = ${n} × ${encoder.length} codes: got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must hold n = ${n} labels: got ${y.length}`);
}
