import { createRandom, sampleWithoutReplacement } from './random';

/**
 * Assigns every row to one of k folds, so that each fold holds each class in the same proportion (stratified k-fold).
 * Class counts of two folds differ by at most 1, and so do fold sizes for two classes by at most 2.
 *
 * @param y n labels
 * @returns n fold numbers, 0 … k−1; empty for no labels
 * @throws RangeError when k < 2, or k exceeds the rows of the smallest class
 * @example stratifiedFolds([0, 0, 1, 1], 2, 42) // each fold gets one 0 and one 1
 */
export function stratifiedFolds(y: ArrayLike<number>, k: number, seed: number): Uint8Array {
  if (!Number.isInteger(k) || k < 2 || k > 255) throw new RangeError(`Folds must be a whole number within 2 … 255: got ${k}`);
  const random = createRandom(seed);
  const fold = new Uint8Array(y.length);
  for (const label of new Set(Array.from(y))) {
    const rows = Array.from(fold.keys()).filter((row) => y[row] === label);
    if (rows.length < k) throw new RangeError(`Each class needs a row in each of ${k} folds: class ${label} has ${rows.length} rows`);
    sampleWithoutReplacement(rows.length, rows.length, random).forEach((pick, i) => {
      fold[rows[pick]!] = i % k;
    });
  }
  return fold;
}
