import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';

/** How many rows a model is learned from. */
export interface LearningLimits {
  /** Enough where both outcomes are common. */
  enough: number;
  /** Rows of the rarer outcome that are asked for before `enough` counts. */
  rarer: number;
  /** More are never taken. */
  most: number;
}

const SEED = 1_729;

/**
 * The rows that a model is learned from and measured on: all where the limits allow; else drawn evenly among those who left and among
 * those who stayed, so that both keep their share to a row. Always the same rows for the same labels.
 *
 * @param y n labels, 0|1
 * @returns row numbers in rising order; null for all rows
 */
export function learningRows(y: Uint8Array, { enough, rarer, most }: LearningLimits): Int32Array | null {
  const left = y.reduce((sum, label) => sum + label, 0);
  const share = Math.min(left, y.length - left) / y.length;
  const count = Math.min(most, Math.max(enough, Math.ceil(rarer / share)));
  if (count >= y.length) return null;
  const random = createRandom(SEED);
  const drawn = [0, 1].map((label) => {
    const rows = new Int32Array(label ? left : y.length - left);
    for (let row = 0, i = 0; row < y.length; row++) if (y[row] === label) rows[i++] = row;
    return sampleWithoutReplacement(rows.length, Math.round((count * rows.length) / y.length), random).map((i) => rows[i]!);
  });
  return Int32Array.from([...drawn[0]!, ...drawn[1]!]).sort();
}
