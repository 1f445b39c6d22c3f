import type { LearningLimits } from './learningRows';
import { DRIVER_SAMPLES, type DriverSamples } from './measureDrivers';
import { TUNING_GRID, TUNING_TREES } from './tuneForest';
import { DEFAULT_FOREST_OPTIONS, type ForestOptions } from './trainingInput';

/** How much work a training does. Less of it gives a rougher model with the same parts, which tests use. */
export interface TrainingPlan {
  /** Of a larger file, as many rows are learned from. */
  learning: LearningLimits;
  /** What the tuned options are put on. */
  base: ForestOptions;
  grid: readonly Partial<ForestOptions>[];
  tuningTrees: number;
  intervalTrees: number;
  /** Bootstrap resamples behind the intervals of the metrics. */
  replicates: number;
  folds: number;
  /** Permutations of each feature. */
  importanceRepeats: number;
  samples: DriverSamples;
  /** Whether a forest that tells no more than chance is refused. */
  refuseNoise: boolean;
}

export const FULL_TRAINING: TrainingPlan = {
  learning: { enough: 20_000, rarer: 2_000, most: 100_000 },
  base: DEFAULT_FOREST_OPTIONS,
  grid: TUNING_GRID,
  tuningTrees: TUNING_TREES,
  intervalTrees: 50,
  replicates: 500,
  folds: 10,
  importanceRepeats: 5,
  samples: DRIVER_SAMPLES,
  refuseNoise: true,
};
