import { countsAtThresholds } from '@/lib/stats/confusion';
import { scoreBlocks } from '@/lib/stats/scoreBlocks';

/** What serving one model instead of another costs, in customers: who is found when both flag equally many. */
export interface ModelPrice {
  cut: number;
  /** Customers that the forest flags at the cut, and that the regression may flag too. */
  flagged: number;
  /** Of them, those who left. */
  forest: number;
  logisticRegression: number;
}

/**
 * @param y n labels, 1 = churned
 * @param forest n probabilities of the served model, none seen
 * @param logisticRegression n probabilities of its rival, none seen
 */
export function modelPrice(y: Uint8Array, forest: Float64Array, logisticRegression: Float64Array, cut: number): ModelPrice {
  const { truePositives, falsePositives } = countsAtThresholds(y, forest, [cut]);
  const flagged = truePositives[0]! + falsePositives[0]!;
  return { cut, flagged, forest: truePositives[0]!, logisticRegression: leaversAmongTop(y, logisticRegression, flagged) };
}

/**
 * Leavers among the k rows of the highest scores; of rows of one score that straddle the end, as many as drawing among them gives on average.
 *
 * @example leaversAmongTop([0, 1, 1, 0], [0.9, 0.5, 0.5, 0.1], 2) // 1
 */
export function leaversAmongTop(y: ArrayLike<number>, score: ArrayLike<number>, k: number): number {
  const { count, churned } = scoreBlocks(y, score);
  let found = 0;
  let room = k;
  for (let b = count.length - 1; b >= 0 && room > 0; b--) {
    const taken = Math.min(room, count[b]!);
    found += (churned[b]! * taken) / count[b]!;
    room -= taken;
  }
  return found;
}
