import { LEAF } from '@/lib/forest/forest';
import type { GrownTree } from './growTrees.worker.mjs';

/** How node probabilities are estimated. */
export interface EstimateOptions {
  /** λ: how many rows' worth of trust the parent's value gets. ≥ 0. */
  shrinkage: number;
  /** A split that would leave a child with fewer training rows is dropped. ≥ 2. */
  minLeaf: number;
}

/** One tree with probabilities from all training rows. Same layout as GrownTree; every array has one entry per node. */
export interface EstimatedTree extends GrownTree {
  /** Training rows that reach the node (n of the node). */
  cover: Uint32Array;
  /** Those of them with label 1 (c of the node). */
  churned: Uint32Array;
  /** v = (c + λ·v_parent) / (n + λ); at the root, the base rate. */
  value: Float64Array;
  /** The same v had one row of the node with label 0 (at index 0) or 1 (at index 1) never existed. Meaningless where there is no such row. */
  valueWithout: readonly [Float64Array, Float64Array];
}

/**
 * Passes all training rows through a grown tree: drops splits that isolate too few rows, and estimates each node's probability,
 * shrunk towards its parent's (hierarchical shrinkage as in m-estimation, Cestnik 1990; Agarwal et al. 2022 is a close relative).
 *
 * A dropped split is replaced by the subtree of its larger child, so that a sliver of rows does not cost the cuts behind it.
 * The tree was grown on a subsample, but probabilities and cover come from all rows. O(n × depth).
 *
 * @param X n×p row-major
 * @param y n labels, 0|1, n ≥ 2
 */
export function estimateLeaves(grown: GrownTree, X: Float32Array, y: Uint8Array, p: number, options: EstimateOptions): EstimatedTree {
  const feature: number[] = [];
  const threshold: number[] = [];
  const left: number[] = [];
  const cover: number[] = [];
  const churned: number[] = [];
  const parent: number[] = [];

  // Breadth first, so that a parent precedes its children and siblings are neighbours.
  const pending: { source: number; parent: number; rows: Uint32Array }[] = [
    { source: 0, parent: -1, rows: new Uint32Array(y.keys()) },
  ];
  for (let node = 0; node < pending.length; node++) {
    const { rows, parent: above, source } = pending[node]!;
    const split = firstKeptSplit(grown, source, rows, X, p, options.minLeaf);
    feature.push(split ? grown.feature[split.source]! : LEAF);
    threshold.push(split ? grown.threshold[split.source]! : 0);
    left.push(split ? pending.length : 0);
    cover.push(rows.length);
    churned.push(sumAt(y, rows));
    parent.push(above);
    if (split) {
      const child = grown.left[split.source]!;
      pending.push({ source: child, parent: node, rows: split.less }, { source: child + 1, parent: node, rows: split.more });
    }
  }

  const shrunk = (without: 'nobody' | 0 | 1) => {
    const value = new Float64Array(cover.length);
    for (let node = 0; node < value.length; node++) {
      const n = cover[node]! - (without === 'nobody' ? 0 : 1);
      const c = churned[node]! - (without === 1 ? 1 : 0);
      value[node] = node === 0 ? c / n : shrinkTowards(value[parent[node]!]!, c, n, options.shrinkage);
    }
    return value;
  };
  return {
    feature: Int16Array.from(feature),
    threshold: Float32Array.from(threshold),
    left: Uint32Array.from(left),
    cover: Uint32Array.from(cover),
    churned: Uint32Array.from(churned),
    value: shrunk('nobody'),
    valueWithout: [shrunk(0), shrunk(1)],
  };
}

/** (c + λ·v_parent) / (n + λ) for c churned among n rows. */
export function shrinkTowards(parentValue: number, c: number, n: number, shrinkage: number): number {
  return (c + shrinkage * parentValue) / (n + shrinkage);
}

/** Follows the larger child while a split would leave fewer than minLeaf rows on one side. Undefined at a leaf. */
function firstKeptSplit(tree: GrownTree, source: number, rows: Uint32Array, X: Float32Array, p: number, minLeaf: number) {
  while (tree.feature[source] !== LEAF) {
    const f = tree.feature[source]!;
    const cut = tree.threshold[source]!;
    const { less, more } = divide(rows, X, p, f, cut);
    if (less.length >= minLeaf && more.length >= minLeaf) return { source, less, more };
    source = tree.left[source]! + (less.length < more.length ? 1 : 0);
  }
  return undefined;
}

/** The rows below a cut, and the others. Every training row passes here at every level of every tree, so that no closure is called for each. */
function divide(rows: Uint32Array, X: Float32Array, p: number, feature: number, cut: number): { less: Uint32Array; more: Uint32Array } {
  const divided = new Uint32Array(rows.length);
  let less = 0;
  let more = rows.length;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (X[row * p + feature]! < cut) divided[less++] = row;
    else divided[--more] = row;
  }
  return { less: divided.subarray(0, less), more: divided.subarray(less) };
}

function sumAt(y: Uint8Array, rows: Uint32Array): number {
  let sum = 0;
  for (let i = 0; i < rows.length; i++) sum += y[rows[i]!]!;
  return sum;
}
