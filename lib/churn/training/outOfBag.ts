import type { EstimatedTree } from './estimateLeaves';
import { type Recalibration, recalibrate } from './recalibrate';

/** What honest predictions of the training rows need: the trees and who was used to grow each. */
export interface TrainingEvidence {
  trees: EstimatedTree[];
  /** trees×n: 1 where the tree's subsample held the row. */
  inBag: Uint8Array;
  /** λ of the leaf values. */
  shrinkage: number;
  recalibration: Recalibration;
}

export interface OutOfBag {
  /** n probabilities; NaN where every tree was grown with the row. */
  probability: Float64Array;
  /** n: trees that predicted the row. */
  treeCount: Uint16Array;
}

/**
 * Predicts every training row as if it had never been seen: only by trees whose subsample missed it, and with its own label taken
 * out of every node count on its path (Breiman 2001, made strict for leaves that are estimated on all rows).
 *
 * Each tree's value is recalibrated and clamped before averaging, as it is in the forest.
 *
 * @param X n×p row-major
 * @param y n labels, 0|1
 */
export function outOfBagPrediction(evidence: Omit<TrainingEvidence, 'shrinkage'>, X: Float32Array, y: Uint8Array, p: number): OutOfBag {
  const n = y.length;
  const probability = new Float64Array(n);
  const treeCount = new Uint16Array(n);
  evidence.trees.forEach((tree, t) => {
    const honest = tree.valueWithout.map((values) => values.map((value) => recalibrate(evidence.recalibration, value)));
    for (let row = 0; row < n; row++) {
      if (evidence.inBag[t * n + row]) continue;
      const value = honest[y[row]!]![leafOf(tree, X, row * p)]!;
      // A running mean of equal values is exact: a forest without signal ties all rows, however many trees each row had.
      probability[row]! += (value - probability[row]!) / ++treeCount[row]!;
    }
  });
  for (let row = 0; row < n; row++) if (treeCount[row] === 0) probability[row] = NaN;
  return { probability, treeCount };
}

/** The leaf that the row at X[offset …] reaches. */
export function leafOf({ feature, threshold, left }: EstimatedTree, X: Float32Array, offset: number): number {
  let node = 0;
  for (let f = feature[node]!; f >= 0; f = feature[node]!) {
    node = X[offset + f]! < threshold[node]! ? left[node]! : left[node]! + 1;
  }
  return node;
}
