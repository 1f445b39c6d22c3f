import { createRandom } from '@/lib/stats/random';
import { type EstimatedTree, shrinkTowards } from './estimateLeaves';

export interface LabelledRows {
  X: Float32Array;
  y: Uint8Array;
  n: number;
  p: number;
  featureNames: string[];
}

/**
 * n rows of 4 features. Feature 0 is binary and 1 is uniform on 0–1; both raise the chance of label 1. 'noise' is uniform and says
 * nothing; 'constant' is 7.
 */
export function plantedRows(n: number, seed: number): LabelledRows {
  const random = createRandom(seed);
  const X = new Float32Array(n * 4);
  const y = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    const flag = random() < 0.5 ? 1 : 0;
    const level = random();
    X.set([flag, level, random(), 7], row * 4);
    y[row] = random() < 0.1 + 0.3 * flag + 0.4 * level ? 1 : 0;
  }
  return { X, y, n, p: 4, featureNames: ['flag', 'level', 'noise', 'constant'] };
}

/**
 * A tree's value for row `self`, by the definition: walk with lists of rows, from which the row itself is removed where `honest`.
 *
 * @param x features that decide the way; those of the row itself, or with one value swapped
 */
export function valueByDefinition(tree: EstimatedTree, { X, y, n, p }: LabelledRows, shrinkage: number, x: ArrayLike<number>, self: number, honest: boolean): number {
  let rows = Array.from({ length: n }, (_, row) => row).filter((row) => !(honest && row === self));
  const churned = () => rows.filter((row) => y[row] === 1).length;
  let node = 0;
  let value = churned() / rows.length;
  while (tree.feature[node] !== -1) {
    const f = tree.feature[node]!;
    const cut = tree.threshold[node]!;
    const goesLeft = x[f]! < cut;
    rows = rows.filter((row) => X[row * p + f]! < cut === goesLeft);
    node = tree.left[node]! + (goesLeft ? 0 : 1);
    value = shrinkTowards(value, churned(), rows.length, shrinkage);
  }
  return value;
}
