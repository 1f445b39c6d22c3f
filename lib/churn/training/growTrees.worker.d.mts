/** How one tree is grown. */
export interface GrowOptions {
  /** Splits on the longest path. */
  maxDepth: number;
  /** A node with this many subsample rows or fewer is not split. */
  minNumSamples: number;
  /** Share of the features that each tree may use, drawn per tree; at least one feature, and no more than `columnsOfTree` says. */
  maxFeatures: number;
}

export interface GrowTask extends Omit<GrowOptions, 'maxFeatures'> {
  /** k×p, row-major, finite. */
  X: Float32Array;
  /** k labels, 0|1. */
  y: Uint8Array;
  p: number;
  /** How many of the p features it may use, 1 … p. */
  columns: number;
  /** 32-bit integer that draws the features. */
  seed: number;
}

/** Structure of one tree: node 0 is the root, feature −1 a leaf, the right child is left + 1, and x < threshold goes left. */
export interface GrownTree {
  feature: Int16Array;
  threshold: Float32Array;
  left: Uint32Array;
}

export function growTree(task: GrowTask): GrownTree;
