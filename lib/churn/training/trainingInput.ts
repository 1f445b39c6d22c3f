import type { EstimateOptions } from './estimateLeaves';
import type { GrowOptions } from './growTrees.worker.mjs';

export interface ForestOptions extends GrowOptions, EstimateOptions {
  trees: number;
  /** Rows that each tree's structure is grown on; less where the data are few. */
  sampleSize: number;
  seed: number;
}

/**
 * Where tuning starts. Depth and features are tuned for each dataset; the others hardly matter within reason (800–3,000 rows and 100–200
 * trees stay within .0010 of log loss on telco), so the cheaper end was taken. At least 20 rows in a leaf keep a customer's own outcome
 * from moving their own probability.
 */
export const DEFAULT_FOREST_OPTIONS: ForestOptions = {
  trees: 100,
  sampleSize: 1200,
  maxDepth: 10,
  minNumSamples: 5,
  maxFeatures: 0.8,
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
