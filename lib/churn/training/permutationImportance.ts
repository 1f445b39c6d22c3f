import { logLoss, rocAuc } from '@/lib/stats/metrics';
import { mean, standardDeviation } from '@/lib/stats/moments';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { type EstimatedTree, shrinkTowards } from './estimateLeaves';
import { leafOf, type OutOfBag, type TrainingEvidence } from './outOfBag';
import { recalibrate } from './recalibrate';

export interface FeatureImportance {
  feature: string;
  /** Rise in out-of-bag log loss, nats: mean and standard deviation over repeats. Positive = the feature helps; exactly 0 = unused. */
  logLossRise: { mean: number; sd: number };
  /** Fall in out-of-bag ROC AUC, likewise. */
  rocAucFall: { mean: number; sd: number };
}

export interface ImportanceInput {
  X: Float32Array;
  y: Uint8Array;
  n: number;
  p: number;
  featureNames: readonly string[];
  /** From trainForest on the same X and y. */
  evidence: TrainingEvidence;
  outOfBag: OutOfBag;
  seed: number;
  /** Permutations per feature, ≥ 2; 5 when absent. */
  repeats?: number;
}

/** Rows that are measured, every second or third of more: their mean is then known to a hundredth of the spread. */
const MOST_ROWS = 10_000;

/**
 * Permutation importance (Breiman 2001) on out-of-bag predictions: how much worse the forest does on each training row, by trees
 * that never saw it, once the row has another row's value of one feature.
 *
 * Correlated features share their importance: each alone may look dispensable. O(p × repeats × n × trees), and the depth of a tree
 * for each row whose leaf changes.
 *
 * @returns one entry per feature, in column order
 * @throws RangeError when repeats < 2: one repeat has no standard deviation
 */
export function permutationImportance(input: ImportanceInput): FeatureImportance[] {
  const { y, n, featureNames, outOfBag, seed, repeats = 5 } = input;
  if (repeats < 2) throw new RangeError(`Repeats must be at least 2: got ${repeats}`);
  const step = Math.ceil(n / MOST_ROWS);
  const predicted = Array.from({ length: Math.ceil(n / step) }, (_, i) => i * step).filter((row) => outOfBag.treeCount[row]! > 0);
  const labels = predicted.map((row) => y[row]!);
  const scoresOf = (probability: Float64Array) => predicted.map((row) => probability[row]!);
  const before = { logLoss: logLoss(labels, scoresOf(outOfBag.probability)), rocAuc: rocAuc(labels, scoresOf(outOfBag.probability)) };
  const random = createRandom(seed);
  const paths = input.evidence.trees.map((tree) => pathsOf(tree, input.X, n, input.p));

  return featureNames.map((name, feature) => {
    const rises: number[] = [];
    const falls: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const donors = sampleWithoutReplacement(n, n, random);
      const scores = scoresOf(predictPermuted(input, paths, predicted, feature, donors));
      rises.push(logLoss(labels, scores) - before.logLoss);
      falls.push(before.rocAuc - rocAuc(labels, scores));
    }
    return {
      feature: name,
      logLossRise: { mean: mean(rises), sd: standardDeviation(rises) },
      rocAucFall: { mean: mean(falls), sd: standardDeviation(falls) },
    };
  });
}

/** What is asked of a tree for every feature and repeat, found once. */
interface TreePaths {
  /** n: the leaf of each row. */
  leaf: Uint16Array;
  /** nodes×p: a row stays in its leaf while its value is at least `low` and below `high`. Of leaves alone. */
  low: Float32Array;
  high: Float32Array;
}

function pathsOf(tree: EstimatedTree, X: Float32Array, n: number, p: number): TreePaths {
  const { feature, threshold, left } = tree;
  const low = new Float32Array(feature.length * p).fill(-Infinity);
  const high = new Float32Array(feature.length * p).fill(Infinity);
  // Parents precede their children: a child's range is its parent's, cut once more.
  for (let node = 0; node < feature.length; node++) {
    const f = feature[node]!;
    if (f < 0) continue;
    const less = left[node]!;
    for (const child of [less, less + 1]) {
      low.copyWithin(child * p, node * p, (node + 1) * p);
      high.copyWithin(child * p, node * p, (node + 1) * p);
    }
    high[less * p + f] = Math.min(high[less * p + f]!, threshold[node]!);
    low[(less + 1) * p + f] = Math.max(low[(less + 1) * p + f]!, threshold[node]!);
  }
  return { leaf: Uint16Array.from({ length: n }, (_, row) => leafOf(tree, X, row * p)), low, high };
}

/** Out-of-bag predictions of `rows` when row i has row donors[i]'s value of the feature. Built as differences, so no change is exactly 0. */
function predictPermuted({ X, y, n, p, evidence, outOfBag }: ImportanceInput, paths: readonly TreePaths[], rows: readonly number[], feature: number, donors: Int32Array): Float64Array {
  const change = new Float64Array(n);
  evidence.trees.forEach((tree, t) => {
    if (!tree.feature.includes(feature)) return;
    const { leaf, low, high } = paths[t]!;
    for (const row of rows) {
      if (evidence.inBag[t * n + row]) continue;
      const swapped = X[donors[row]! * p + feature]!;
      const at = leaf[row]! * p + feature;
      if (swapped >= low[at]! && swapped < high[at]!) continue;
      change[row]! += swapEffect(tree, evidence, X, row * p, y[row]!, leaf[row]!, feature, swapped);
    }
  });
  return outOfBag.probability.map((probability, row) => probability + change[row]! / outOfBag.treeCount[row]!);
}

/**
 * How one tree's honest prediction of a row changes when one of its values is swapped for one that leads to another leaf.
 *
 * The row's own label is out of the counts of nodes on its own path only. On nodes behind the fork the row never was, so that
 * their counts stand, below an honest parent.
 */
function swapEffect(tree: EstimatedTree, evidence: TrainingEvidence, X: Float32Array, offset: number, label: number, own: number, feature: number, swapped: number): number {
  const { feature: featureOf, threshold, left } = tree;
  const honest = label === 1 ? tree.valueWithout[1] : tree.valueWithout[0];
  let node = 0;
  for (let f = featureOf[node]!; f >= 0; f = featureOf[node]!) {
    const cut = threshold[node]!;
    const goesLeft = X[offset + f]! < cut;
    if (f === feature && goesLeft !== swapped < cut) break;
    node = goesLeft ? left[node]! : left[node]! + 1;
  }
  let other = node;
  let otherValue = honest[node]!;
  for (let f = featureOf[other]!; f >= 0; f = featureOf[other]!) {
    other = (f === feature ? swapped : X[offset + f]!) < threshold[other]! ? left[other]! : left[other]! + 1;
    otherValue = shrinkTowards(otherValue, tree.churned[other]!, tree.cover[other]!, evidence.shrinkage);
  }
  return recalibrate(evidence.recalibration, otherValue) - recalibrate(evidence.recalibration, honest[own]!);
}
