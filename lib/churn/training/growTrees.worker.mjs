// Plain JavaScript, because a worker thread starts without the TypeScript loader that its parent may have.
import { parentPort } from 'node:worker_threads';
import { RandomForestRegression } from 'ml-random-forest';

/** Bins of a column with more distinct values than that. */
const MAX_BINS = 64;

/** @typedef {import('./growTrees.worker.mjs').GrowTask} GrowTask */
/** @typedef {import('./growTrees.worker.mjs').GrownTree} GrownTree */

/**
 * Grows one tree on one subsample with ml-random-forest and returns its bare structure.
 *
 * Of the library only `train` and the node structure are used: its predictions lose the first tree's vote, and its subsampling
 * takes the first rows. Its regression tree is used in place of the classification tree, because for labels 0|1 the squared error
 * of a node is n/2 times its Gini impurity: the same splits are best (equally good ones may fall the other way), found about 4 times
 * sooner.
 *
 * @param {GrowTask} task k×p rows in X, k labels 0|1 in y
 * @returns {GrownTree} one leaf when the subsample holds one class or no cut separates anything
 */
export function growTree({ X, y, p, maxDepth, minNumSamples, columns, seed }) {
  // The library tries a cut at every change of label in sorted order, even between equal values. With the labels sorted first,
  // equal values show at most one change, so a yes/no column costs three cuts instead of hundreds.
  const order = Array.from(y, (_, row) => row).sort((i, j) => y[i] - y[j]);
  const bins = Array.from({ length: p }, (_, j) => binsOf(X, p, j));
  const rows = order.map((row) => Array.from({ length: p }, (_, j) => binned(bins[j], X[row * p + j])));
  const labels = order.map((row) => y[row]);

  const library = new RandomForestRegression({
    nEstimators: 1,
    useSampleBagging: false,
    replacement: false,
    noOOB: true,
    // Always as a share: the library reads the integer 1 as "all". The extra half keeps its floor() from losing a column.
    maxFeatures: columns === p ? 1 : (columns + 0.5) / p,
    seed,
    // "Gain" is the squared error left after the split, 0 at best, so that only a negative threshold admits a perfect split.
    treeOptions: { gainThreshold: -1, maxDepth, minNumSamples },
  });
  library.train(rows, labels);
  return flatten(library.estimators[0].root, library.indexes[0], bins);
}

/**
 * The library's cost grows with rows × distinct values, so a column of many values is given to it as the number of the value's bin:
 * at most 64 bins of about equal size, as histogram-based trees do (Ke et al. 2017). A cut then falls between two bins, in the
 * middle of the gap between their values.
 *
 * @returns {{ least: number[], most: number[] } | null} smallest and largest value of each bin; null where the values are few
 */
function binsOf(X, p, j) {
  const sorted = Float32Array.from({ length: X.length / p }, (_, row) => X[row * p + j]).sort();
  const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
  if (distinct.length <= MAX_BINS) return null;
  const least = [];
  const most = [];
  for (let i = 0; i < sorted.length; i++) {
    // Equal values share a bin: only a new value may open one.
    const isNew = i === 0 || sorted[i] !== sorted[i - 1];
    if (isNew && i >= (least.length * sorted.length) / MAX_BINS) least.push(sorted[i]);
    most[least.length - 1] = sorted[i];
  }
  return { least, most };
}

function binned(bins, value) {
  if (!bins) return value;
  let [low, high] = [0, bins.least.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (bins.least[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A cut between bins, in the units of the values. */
function unbinned(bins, cut) {
  if (!bins) return cut;
  const above = Math.ceil(cut);
  return (bins.most[above - 1] + bins.least[above]) / 2;
}

/** Breadth first, so that a parent precedes its children and siblings are neighbours. */
function flatten(root, columnOf, bins) {
  const nodes = [root];
  const feature = [];
  const threshold = [];
  const left = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    // At the root the library compares the gain with 0, and so refuses exactly the split that separates everything.
    const perfectRoot = i === 0 && node.gain === 0 && node.splitColumn !== undefined;
    const isSplit = (node.left && node.right) || perfectRoot;
    const column = isSplit ? columnOf[node.splitColumn] : -1;
    feature.push(column);
    threshold.push(isSplit ? ceilToFloat32(unbinned(bins[column], node.splitValue)) : 0);
    left.push(isSplit ? nodes.length : 0);
    if (isSplit) nodes.push(node.left ?? {}, node.right ?? {});
  }
  return { feature: Int16Array.from(feature), threshold: Float32Array.from(threshold), left: Uint32Array.from(left) };
}

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** The smallest Float32 ≥ x. For Float32 features, `feature < x` then keeps its answer; rounding down could flip it. */
function ceilToFloat32(x) {
  float[0] = x;
  if (float[0] < x) bits[0] += float[0] >= 0 ? 1 : -1;
  return float[0];
}

parentPort?.on('message', (task) => parentPort.postMessage(growTree(task)));
