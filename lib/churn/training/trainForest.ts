import type { Forest } from '@/lib/forest/forest';
import { assertShapes, assertTrainable } from './assertTrainable';
import { type EstimatedTree, estimateLeaves } from './estimateLeaves';
import { growTrees } from './growTrees';
import { measure, type ProbabilityMetrics } from './measure';
import { type OutOfBag, outOfBagPrediction, type TrainingEvidence } from './outOfBag';
import { fitRecalibration, NO_RECALIBRATION, type Recalibration, recalibrate } from './recalibrate';
import { DEFAULT_FOREST_OPTIONS, type TrainingInput } from './trainingInput';

export { DEFAULT_FOREST_OPTIONS, type ForestOptions, type TrainingInput } from './trainingInput';

export interface TrainedForest {
  forest: Forest;
  outOfBag: OutOfBag;
  /** Of the out-of-bag predictions, and the recalibration that was folded into the leaves. */
  metrics: ProbabilityMetrics & { calibration: Recalibration };
  /** For permutationImportance. */
  evidence: TrainingEvidence;
  seconds: number;
}

/** A bootstrap draws 63% distinct rows; more would leave too few trees that missed a row. */
const MAX_SAMPLE_SHARE = 0.63;

/**
 * Trains a random forest (Breiman 2001) whose leaf values are calibrated probabilities.
 *
 * Structure from subsamples (growTrees), probabilities from all rows (estimateLeaves), a line fitted on out-of-bag predictions
 * folded into the leaves (recalibrate): the mean of leaves is then the final probability and nothing is left to apply when
 * serving. The same input and seed give the same bits. Cost grows with trees × sampleSize², hardly with n.
 *
 * @throws TrainingError when the data cannot be trained on, or the signal fires
 * @throws RangeError when shapes disagree, a label is not 0|1, or an option is out of range
 * @example const { forest, metrics } = await trainForest({ X, y, n, p, featureNames });
 */
export async function trainForest(input: TrainingInput): Promise<TrainedForest> {
  const start = performance.now();
  const { X, y, n, p, threads, onProgress, signal } = input;
  const options = { ...DEFAULT_FOREST_OPTIONS, ...input.options };
  assertShapes(input, options);
  assertTrainable(input);

  const sampleSize = Math.min(options.sampleSize, Math.floor(n * MAX_SAMPLE_SHARE));
  const grown = await growTrees({ X, y, n, p, options: { ...options, sampleSize }, threads, onProgress, signal });
  const trees = grown.trees.map((tree) => estimateLeaves(tree, X, y, p, options));
  const raw = outOfBagPrediction({ trees, inBag: grown.inBag, recalibration: NO_RECALIBRATION }, X, y, p);
  const recalibration = fitRecalibration(y, raw.probability);
  const evidence: TrainingEvidence = { trees, inBag: grown.inBag, shrinkage: options.shrinkage, recalibration };
  const outOfBag = outOfBagPrediction(evidence, X, y, p);
  return {
    forest: assembleForest(evidence, input.featureNames, y),
    outOfBag,
    metrics: { ...measure(y, outOfBag.probability), calibration: recalibration },
    evidence,
    seconds: (performance.now() - start) / 1000,
  };
}

/** Concatenates the trees, with recalibrated values. */
function assembleForest({ trees, recalibration }: TrainingEvidence, featureNames: readonly string[], y: Uint8Array): Forest {
  const roots = new Uint32Array(trees.length);
  for (let t = 1; t < trees.length; t++) roots[t] = roots[t - 1]! + trees[t - 1]!.feature.length;
  const all = (field: (tree: EstimatedTree, root: number) => ArrayLike<number>) => trees.flatMap((tree, t) => Array.from(field(tree, roots[t]!)));
  return {
    featureNames: [...featureNames],
    baseRate: y.reduce((sum, label) => sum + label, 0) / y.length,
    roots,
    feature: Int16Array.from(all((tree) => tree.feature)),
    threshold: Float32Array.from(all((tree) => tree.threshold)),
    left: Uint32Array.from(all((tree, root) => tree.left.map((child) => (child ? child + root : 0)))),
    value: Float64Array.from(all((tree) => tree.value.map((value) => recalibrate(recalibration, value)))),
    cover: Uint32Array.from(all((tree) => tree.cover)),
  };
}
