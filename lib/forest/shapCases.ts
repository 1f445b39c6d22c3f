import { type Forest, LEAF } from './forest';
import type { ShapLeaf } from './shapLeaf';

/**
 * A part of a tree. What it adds to a row's SHAP values depends on the row only by its case: for each feature whether the row comes this way at
 * all as far as the splits above ask, and on which side it is of each split below.
 */
export interface CasePart {
  /** The features that the part depends on. */
  readonly features: Int32Array;
  /** Where the row of `offsets` for features[j] starts. By the row's bin it is what the feature adds to the number of the row's case. */
  readonly offsetStart: Int32Array;
  readonly offsets: Uint16Array;
  /** How many cases there are. */
  readonly cases: number;
  readonly leaves: readonly ShapLeaf[];
}

export interface ShapCases {
  /** By feature, rising: all thresholds of the forest. A row's bin is how many of them it is not below. */
  readonly thresholds: readonly Float32Array[];
  readonly parts: readonly CasePart[];
}

/** Cases of one part. More make fewer parts, but cases that come less often. */
const MAX_CASES = 16_384;
/** Features above a leaf: there are 2^12 sets of them. */
const MAX_ASKS = 12;

/** A split above a part; `threshold` is its place among the feature's thresholds. */
interface Step { feature: number; threshold: number; isLeft: boolean; share: number }

/** Cuts the trees into parts; null where a leaf lies below splits on more than twelve features. */
export function shapCases(forest: Forest): ShapCases | null {
  const thresholds = thresholdsOf(forest);
  const places = thresholds.map((list) => new Map(Array.from(list, (value, place) => [value, place])));
  const placeOf = (node: number) => places[forest.feature[node]!]!.get(forest.threshold[node]!)!;
  const parts: CasePart[] = [];
  const cut = (node: number, path: readonly Step[]): boolean => {
    const ways = waysThrough(forest, node, path, placeOf);
    const cases = ways.reduce((product, way) => product * statesOf(way), 1);
    if (cases > MAX_CASES && forest.feature[node] !== LEAF) return childrenOf(forest, node, placeOf(node)).every(({ child, step }) => cut(child, [...path, step]));
    const leaves = leavesBelow(forest, node, path, placeOf);
    if (leaves.some(({ asks }) => asks.length > MAX_ASKS)) return false;
    if (ways.length > 0) parts.push({ ...offsetsOf(ways, thresholds), cases, leaves });
    return true;
  };
  return Array.from(forest.roots).every((root) => cut(root, [])) ? { thresholds, parts } : null;
}

function thresholdsOf({ featureNames, feature, threshold }: Forest): Float32Array[] {
  const found = featureNames.map(() => new Set<number>());
  feature.forEach((f, node) => f !== LEAF && found[f]!.add(threshold[node]!));
  return found.map((values) => Float32Array.from(values).sort());
}

function childrenOf({ feature, left, cover }: Forest, node: number, threshold: number): { child: number; step: Step }[] {
  const first = left[node]!;
  const all = cover[first]! + cover[first + 1]!;
  return [first, first + 1].map((child) => ({ child, step: { feature: feature[node]!, threshold, isLeft: child === first, share: all > 0 ? cover[child]! / all : 0.5 } }));
}

/** What a part asks of one feature. */
interface Way {
  feature: number;
  /** Whether splits above ask for it, and the bins that they let through. */
  isAsked: boolean;
  from: number;
  to: number;
  /** Places of the thresholds below, rising: they divide what comes through. */
  bounds: number[];
}

/** A row does not come this way, or it is between two of the bounds. */
const statesOf = ({ bounds, isAsked }: Way) => bounds.length + 1 + Number(isAsked);

function waysThrough(forest: Forest, node: number, path: readonly Step[], placeOf: (node: number) => number): Way[] {
  const ways = new Map<number, Way>();
  const wayOf = (feature: number) => {
    let way = ways.get(feature);
    if (!way) ways.set(feature, (way = { feature, isAsked: false, from: 0, to: Infinity, bounds: [] }));
    return way;
  };
  for (const { feature, threshold, isLeft } of path) {
    const way = wayOf(feature);
    way.isAsked = true;
    if (isLeft) way.to = Math.min(way.to, threshold);
    else way.from = Math.max(way.from, threshold + 1);
  }
  const queue = [node];
  for (const at of queue) {
    if (forest.feature[at] === LEAF) continue;
    const { bounds } = wayOf(forest.feature[at]!);
    if (!bounds.includes(placeOf(at))) bounds.push(placeOf(at));
    queue.push(forest.left[at]!, forest.left[at]! + 1);
  }
  for (const { bounds } of ways.values()) bounds.sort((a, b) => a - b);
  return [...ways.values()];
}

function leavesBelow(forest: Forest, node: number, path: readonly Step[], placeOf: (node: number) => number): ShapLeaf[] {
  if (forest.feature[node] !== LEAF) return childrenOf(forest, node, placeOf(node)).flatMap(({ child, step }) => leavesBelow(forest, child, [...path, step], placeOf));
  const asks = new Map<number, ShapLeaf['asks'][number]>();
  for (const { feature, threshold, isLeft, share } of path) {
    const { passed, from, to } = asks.get(feature) ?? { passed: 1, from: 0, to: Infinity };
    asks.set(feature, { feature, passed: passed * share, from: isLeft ? from : Math.max(from, threshold + 1), to: isLeft ? Math.min(to, threshold) : to });
  }
  return [{ value: forest.value[node]! / forest.roots.length, asks: [...asks.values()] }];
}

function offsetsOf(ways: readonly Way[], thresholds: readonly Float32Array[]): Pick<CasePart, 'features' | 'offsetStart' | 'offsets'> {
  const offsetStart = new Int32Array(ways.length);
  const offsets: number[] = [];
  let stride = 1;
  ways.forEach((way, j) => {
    offsetStart[j] = offsets.length;
    let below = 0;
    for (let bin = 0; bin <= thresholds[way.feature]!.length; bin++) {
      while (below < way.bounds.length && bin > way.bounds[below]!) below++;
      const comes = bin >= way.from && bin <= way.to;
      offsets.push(stride * (way.isAsked ? Number(comes) * (1 + below) : below));
    }
    stride *= statesOf(way);
  });
  return { features: Int32Array.from(ways, ({ feature }) => feature), offsetStart, offsets: Uint16Array.from(offsets) };
}
