import type { EstimateOptions } from './estimateLeaves';
import type { GrowOptions } from './growTrees.worker.mjs';

export interface ForestOptions extends GrowOptions, EstimateOptions {
  trees: number;
  /** Rows that each tree's structure is grown on; less where the data are few. */
  sampleSize: number;
  seed: number;
}

/**
 * Chosen on telco by out-of-bag log loss. The optimum is flat: 800–3,000 rows, 100–200 trees and .5–.7 of the features all stay
 * within .0010 of each other, so the cheaper end was taken.
 */
export const DEFAULT_FOREST_OPTIONS: ForestOptions = {
  trees: 100,
  sampleSize: 1200,
  maxDepth: 8,
  minNumSamples: 10,
  maxFeatures: 0.6,
  shrinkage: 5,
  minLeaf: 20,
  seed: 42,
};

export interface TrainingInput {
  /** n×p, row-major. */
  X: Float32Array;
  /** n labels, 0|1. */
  y: Uint8Array;
  n: number;
  p: number;
  /** p names. */
  featureNames: readonly string[];
  options?: Partial<ForestOptions>;
  /** Worker threads; as many as cores, at most 2, when absent. */
  threads?: number;
  /** Called after each grown tree. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}
