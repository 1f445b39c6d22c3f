import type { Forest } from './forest';

/**
 * A forest made ready to score many rows: features are compared by their rank among the forest's cuts, so that a step down a tree is
 * whole-number arithmetic without a branch, which a processor would often guess wrong.
 */
export interface RankedForest {
  /** By feature: its cuts, rising, each once. */
  cuts: readonly Float32Array[];
  /** STRIDE numbers a node: feature, the place of its left child, and the rank of its cut less one. A leaf leads to itself. */
  nodes: Int32Array;
  /** Where each tree begins in `nodes`, and how deep it is. */
  roots: Int32Array;
  depths: Int32Array;
}

/** Places a node takes in `nodes`: three, and one empty, so that a node's number is a shift away. */
export const STRIDE = 4;
/** The rank of a leaf's cut: no value reaches it. */
const NEVER = 1 << 30;

const ranked = new WeakMap<Forest, RankedForest>();

/** The ranked form of a forest, made once: forests do not change. O(nodes × log nodes). */
export function rankedForest(forest: Forest): RankedForest {
  const known = ranked.get(forest);
  if (known) return known;
  const made = rank(forest);
  ranked.set(forest, made);
  return made;
}

function rank({ feature, threshold, left, roots, featureNames }: Forest): RankedForest {
  const of = featureNames.map((): number[] => []);
  feature.forEach((f, node) => f >= 0 && of[f]!.push(threshold[node]!));
  const cuts = of.map((values) => Float32Array.from(new Set(values)).sort());
  const nodes = new Int32Array(STRIDE * feature.length);
  for (let node = 0; node < feature.length; node++) {
    const f = feature[node]!;
    nodes[STRIDE * node] = Math.max(0, f);
    nodes[STRIDE * node + 1] = STRIDE * (f < 0 ? node : left[node]!);
    nodes[STRIDE * node + 2] = f < 0 ? NEVER : rankOf(cuts[f]!, threshold[node]!) - 1;
  }
  const depthBelow = (node: number): number => (feature[node]! < 0 ? 0 : 1 + Math.max(depthBelow(left[node]!), depthBelow(left[node]! + 1)));
  return { cuts, nodes, roots: Int32Array.from(roots, (root) => STRIDE * root), depths: Int32Array.from(roots, depthBelow) };
}

/** How many cuts are at most the value. `value < cut` is then the same as `rank < rank of the cut`. */
export function rankOf(cuts: Float32Array, value: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
