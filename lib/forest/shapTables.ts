import { gaussLegendre, type Quadrature } from '@/lib/stats/gaussLegendre';
import { type Forest, LEAF, treeEnd } from './forest';

/** A row fails an earlier split on the feature, so it matters no more which way it goes. */
const OUTSIDE = 0;
/** The row satisfies all earlier splits on the feature and goes left here. */
const LEFT = 1;
/** … and goes right here. */
export const RIGHT = 2;
const CASES = 3;

/** A tree's part of the tables. Nodes are numbered from its root. */
export interface ShapTree {
  readonly quadrature: Quadrature;
  /** Its splits are firstSplit … endSplit − 1, a parent before its children. */
  readonly firstSplit: number;
  readonly endSplit: number;
}

/** All that explaining a row needs of a forest, as flat arrays over its splits. */
export interface ShapTables {
  /** Mean over trees of the leaves' values, each weighted by the share of cover that reaches it. */
  readonly baseValue: number;
  readonly trees: readonly ShapTree[];
  /** Nodes of the largest tree. */
  readonly maxNodes: number;
  /** Quadrature nodes of the tree that needs most. */
  readonly maxOrder: number;
  readonly feature: Int32Array;
  readonly threshold: Float32Array;
  readonly node: Int32Array;
  readonly left: Int32Array;
  /** The node below the last earlier split on the same feature; the root if there is none, as the root asks nothing of any feature. */
  readonly earlier: Int32Array;
  /** Split k has the nodes path[pathStart[k]] … path[pathStart[k + 1] − 1] above it: below the last split on each other feature. */
  readonly pathStart: Int32Array;
  readonly path: Int32Array;
  /** Features of the splits above those nodes. */
  readonly pathFeature: Int32Array;
  /**
   * Entries of split k for case c (OUTSIDE, LEFT, RIGHT) start at entryStart[k] + c·4·(quadrature nodes of its tree). Four for each
   * quadrature node t: `factor` of the left and the right child, `slope` of the left and the right child.
   *
   * A feature on the way to a leaf has the factor z(1 − t) + o·t, where z is the share of cover that its splits let through and o is
   * 1 if the row satisfies them all, else 0. Going to a child multiplies by `factor` (the feature's new factor ÷ its old one, and the
   * leaf's value if the child is a leaf) and adds `slope` to the feature's (o − z) ÷ factor, the slope of the factor's logarithm.
   */
  readonly entries: Float64Array;
  readonly entryStart: Int32Array;
}

interface Split {
  node: number;
  earlier: number;
  path: number[];
}

/** Numbers by node of the forest: `passed` is z of the feature split above, `share` the node's part of its parent's cover. */
interface NodeNumbers {
  passed: Float64Array;
  share: Float64Array;
  featureAbove: Int16Array;
}

/** Works the tables out, once per forest. O(nodes × distinct features on a path). */
export function buildShapTables(forest: Forest): ShapTables {
  const nodes = forest.feature.length;
  const numbers = { passed: new Float64Array(nodes).fill(1), share: new Float64Array(nodes).fill(1), featureAbove: new Int16Array(nodes).fill(LEAF) };
  const splits: Split[] = [];
  const rootOf: number[] = [];
  const trees: ShapTree[] = [];
  let base = 0;
  let maxNodes = 0;
  forest.roots.forEach((root, t) => {
    const tree = layOutTree(forest, root, numbers);
    trees.push({ quadrature: tree.quadrature, firstSplit: splits.length, endSplit: splits.length + tree.splits.length });
    for (const split of tree.splits) {
      splits.push(split);
      rootOf.push(root);
    }
    base += tree.mean;
    maxNodes = Math.max(maxNodes, treeEnd(forest, t) - root);
  });
  const pathStart = new Int32Array(splits.length + 1);
  splits.forEach(({ path }, k) => (pathStart[k + 1] = pathStart[k]! + path.length));
  return {
    baseValue: base / trees.length,
    trees,
    maxNodes,
    maxOrder: Math.max(...trees.map((tree) => tree.quadrature.nodes.length)),
    feature: Int32Array.from(splits, ({ node }) => forest.feature[node]!),
    threshold: Float32Array.from(splits, ({ node }) => forest.threshold[node]!),
    node: Int32Array.from(splits, ({ node }, k) => node - rootOf[k]!),
    left: Int32Array.from(splits, ({ node }, k) => forest.left[node]! - rootOf[k]!),
    earlier: Int32Array.from(splits, ({ earlier }, k) => earlier - rootOf[k]!),
    pathStart,
    path: Int32Array.from(splits.flatMap(({ path }, k) => path.map((node) => node - rootOf[k]!))),
    pathFeature: Int32Array.from(splits.flatMap(({ path }) => path.map((node) => numbers.featureAbove[node]!))),
    ...buildEntries(forest, trees, splits, numbers),
  };
}

/** One tree's splits from the root down; fills in the numbers of its nodes. `mean` is the tree's part of the base value. */
function layOutTree(forest: Forest, root: number, { passed, share, featureAbove }: NodeNumbers): { splits: Split[]; quadrature: Quadrature; mean: number } {
  const splits: Split[] = [];
  let longest = 0;
  let mean = 0;
  // `above`: the node below the last split on each feature so far; `reach`: share of cover that arrives here.
  const queue = [{ node: root, above: [] as number[], reach: 1 }];
  for (const { node, above, reach } of queue) {
    const feature = forest.feature[node]!;
    if (feature === LEAF) {
      longest = Math.max(longest, above.length);
      mean += reach * forest.value[node]!;
      continue;
    }
    const earlier = above.find((other) => featureAbove[other] === feature) ?? root;
    const path = above.filter((other) => other !== earlier);
    splits.push({ node, earlier, path });
    const left = forest.left[node]!;
    const cover = forest.cover[left]! + forest.cover[left + 1]!;
    for (const child of [left, left + 1]) {
      share[child] = cover > 0 ? forest.cover[child]! / cover : 0.5;
      passed[child] = passed[earlier]! * share[child]!;
      featureAbove[child] = feature;
      queue.push({ node: child, above: [...path, child], reach: reach * share[child]! });
    }
  }
  // d factors, one of them differentiated, leave a polynomial of degree d − 1: ⌈d/2⌉ quadrature nodes are exact.
  return { splits, quadrature: gaussLegendre(Math.ceil(longest / 2)), mean };
}

function buildEntries(forest: Forest, trees: readonly ShapTree[], splits: readonly Split[], numbers: NodeNumbers): Pick<ShapTables, 'entries' | 'entryStart'> {
  const size = trees.reduce((sum, tree) => sum + (tree.endSplit - tree.firstSplit) * CASES * 4 * tree.quadrature.nodes.length, 0);
  const entries = new Float64Array(size);
  const entryStart = new Int32Array(splits.length);
  let at = 0;
  for (const { quadrature, firstSplit, endSplit } of trees) {
    for (let k = firstSplit; k < endSplit; k++) {
      entryStart[k] = at;
      fillSplit(forest, splits[k]!, quadrature.nodes, numbers, entries, at);
      at += CASES * 4 * quadrature.nodes.length;
    }
  }
  return { entries, entryStart };
}

/** The entries of one split. No divisor is 0, as 0 < t < 1; a z of 0 that the row fails makes the factor 0, and with it all below. */
function fillSplit(forest: Forest, { node, earlier }: Split, ts: Float64Array, { passed, share }: NodeNumbers, entries: Float64Array, start: number): void {
  const left = forest.left[node]!;
  for (let q = 0; q < ts.length; q++) {
    const t = ts[q]!;
    const before = passed[earlier]! * (1 - t) + t;
    const slopeBefore = (1 - passed[earlier]!) / before;
    for (let side = 0; side < 2; side++) {
      const child = left + side;
      const leaf = forest.feature[child] === LEAF ? forest.value[child]! : 1;
      const failed = passed[child]! * (1 - t);
      const entry = (which: number) => start + 4 * (which * ts.length + q) + side;
      const [entered, avoided] = side === 0 ? [entry(LEFT), entry(RIGHT)] : [entry(RIGHT), entry(LEFT)];
      entries[entry(OUTSIDE)] = share[child]! * leaf;
      entries[entered] = ((failed + t) / before) * leaf;
      entries[entered + 2] = (1 - passed[child]!) / (failed + t) - slopeBefore;
      entries[avoided] = (failed / before) * leaf;
      entries[avoided + 2] = -1 / (1 - t) - slopeBefore;
    }
  }
}
