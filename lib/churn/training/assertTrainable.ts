import { TrainingError } from './trainingError';
import type { ForestOptions, TrainingInput } from './trainingInput';

/** What training needs at least: below, no out-of-bag figure means anything. */
export const MIN_ROWS = 50;
export const MIN_ROWS_PER_CLASS = 10;
/** Column numbers are stored as Int16. */
const MAX_FEATURES = 32_767;

/**
 * Refuses input that no data set can cause: programming errors.
 *
 * @throws RangeError when shapes disagree, a label is not 0|1, or an option is out of range
 */
export function assertShapes({ X, y, n, p, featureNames }: TrainingInput, options: ForestOptions): void {
  if (X.length !== n * p) throw new RangeError(`X must hold n × p = ${n} × ${p} values: got ${X.length}`);
  if (y.length !== n) throw new RangeError(`y must hold n = ${n} labels: got ${y.length}`);
  if (featureNames.length !== p) throw new RangeError(`There must be p = ${p} feature names: got ${featureNames.length}`);
  if (p < 1 || p > MAX_FEATURES) throw new RangeError(`Features must number within 1 … ${MAX_FEATURES}: got ${p}`);
  const odd = y.find((label) => label > 1);
  if (odd !== undefined) throw new RangeError(`Labels must be 0 or 1: got ${odd}`);
  const limits: [keyof ForestOptions, number, number][] = [
    ['trees', 1, 10_000],
    ['sampleSize', 2, Infinity],
    ['maxDepth', 1, 64],
    ['minNumSamples', 1, Infinity],
    ['maxFeatures', 0, 1],
    ['shrinkage', 0, Infinity],
    ['minLeaf', 2, Infinity],
  ];
  for (const [name, low, high] of limits) {
    if (!(options[name] >= low && options[name] <= high)) throw new RangeError(`Option ${name} must be within ${low} … ${high}: got ${options[name]}`);
  }
}

/**
 * Refuses data that no model worth having can be trained on.
 *
 * @throws TrainingError 'too-few-rows', 'one-class', 'too-few-in-class' or 'not-finite'
 */
export function assertTrainable({ X, y, n, p, featureNames }: TrainingInput): void {
  if (n < MIN_ROWS) {
    throw new TrainingError('too-few-rows', `A model needs at least ${MIN_ROWS} customers: got ${n}. Import a longer history.`);
  }
  const churned = y.reduce((sum, label) => sum + label, 0);
  const smaller = Math.min(churned, n - churned);
  const who = churned <= n - churned ? 'churned' : 'stayed';
  if (smaller === 0) {
    throw new TrainingError('one-class', `A model learns from customers who churned and customers who stayed: nobody of ${n} ${who}. Check how the churn column was read.`);
  }
  if (smaller < MIN_ROWS_PER_CLASS) {
    throw new TrainingError('too-few-in-class', `A model needs at least ${MIN_ROWS_PER_CLASS} customers of each outcome: only ${smaller} of ${n} ${who}. Import a longer history.`);
  }
  const at = X.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) {
    throw new TrainingError('not-finite', `Every feature must be a finite number: row ${Math.floor(at / p)}, "${featureNames[at % p]}" is ${X[at]}. Encode missing values first.`);
  }
}
