/**
 * A trained forest as flat arrays over all nodes of all trees: nothing to parse, nothing to chase, and the layout of the file on disk.
 *
 * Tree t owns the nodes roots[t] … roots[t + 1] − 1 (the last tree: up to the end). A parent comes before its children, and the
 * right child directly follows the left one. A row goes left where x[feature] < threshold. The forest's probability is the mean
 * over trees of the value of the leaf that the row reaches, so that a baseline and SHAP values can add up to it exactly.
 */
export interface Forest {
  /** p names, in the column order of X. */
  readonly featureNames: readonly string[];
  /** Share of class 1 among the training rows, 0–1. */
  readonly baseRate: number;
  /** First node of each tree, rising from 0. */
  readonly roots: Uint32Array;
  /** Column that the node splits on; −1 marks a leaf. */
  readonly feature: Int16Array;
  /** Left where x < threshold. 0 in a leaf. */
  readonly threshold: Float32Array;
  /** Index of the left child; the right child is left + 1. 0 in a leaf. */
  readonly left: Uint32Array;
  /** Probability of class 1 in the node, 0–1. Predictions use only the leaves'. */
  readonly value: Float64Array;
  /** Training rows that reach the node. */
  readonly cover: Uint32Array;
}

/** Marks a leaf in `Forest.feature`. */
export const LEAF = -1;

/** The end of tree t's nodes, exclusive. */
export function treeEnd(forest: Pick<Forest, 'roots' | 'feature'>, tree: number): number {
  return tree + 1 < forest.roots.length ? forest.roots[tree + 1]! : forest.feature.length;
}
