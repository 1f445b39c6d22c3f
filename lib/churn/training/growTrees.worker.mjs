// Plain JavaScript, because a worker thread starts without the TypeScript loader that its parent may have.
import { parentPort } from 'node:worker_threads';
import { RandomForestRegression } from 'ml-random-forest';

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
export function growTree({ X, y, p, maxDepth, minNumSamples, maxFeatures, seed }) {
  // The library tries a cut at every change of label in sorted order, even between equal values. With the labels sorted first,
  // equal values show at most one change, so a yes/no column costs three cuts instead of hundreds.
  const order = Array.from(y, (_, row) => row).sort((i, j) => y[i] - y[j]);
  const rows = order.map((row) => Array.from(X.subarray(row * p, (row + 1) * p)));
  const labels = order.map((row) => y[row]);

  const columns = Math.min(p, Math.max(1, Math.round(p * maxFeatures)));
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
  return flatten(library.estimators[0].root, library.indexes[0]);
}

/** Breadth first, so that a parent precedes its children and siblings are neighbours. */
function flatten(root, columnOf) {
  const nodes = [root];
  const feature = [];
  const threshold = [];
  const left = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    // At the root the library compares the gain with 0, and so refuses exactly the split that separates everything.
    const perfectRoot = i === 0 && node.gain === 0 && node.splitColumn !== undefined;
    const isSplit = (node.left && node.right) || perfectRoot;
    feature.push(isSplit ? columnOf[node.splitColumn] : -1);
    threshold.push(isSplit ? ceilToFloat32(node.splitValue) : 0);
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
