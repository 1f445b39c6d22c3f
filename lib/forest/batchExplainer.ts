import type { Forest } from './forest';
import { shapCases, type CasePart, type ShapCases } from './shapCases';
import { leafContributions, type ShapLeaf } from './shapLeaf';
import { createExplainer } from './shapValues';

/** Rows explained by one part before the next one's turn: rows and part then both stay in the cache. */
const BLOCK_ROWS = 4096;
/** Places found between two yields: some milliseconds. */
const BINS_AT_ONCE = 8192;
/** Numbers that are kept of cases that came before: 128 MiB. */
const KEPT_NUMBERS = 16 * 1024 * 1024;

export interface BatchExplainer {
  /**
   * SHAP values of many rows: those of `createExplainer` but for rounding, the same sums in another order. They do not depend on the rows beside
   * or before them.
   *
   * @param X n×p row-major, finite
   * @param out at least n×p numbers, of which the first n×p are overwritten
   */
  shapValues(X: Float32Array, out: Float64Array): void;
  /** The same bit by bit, for a program that has something else to do as well: it stops after every part of some ten milliseconds at most. */
  passes(X: Float32Array, out: Float64Array): Generator<void, void>;
}

/**
 * Exact SHAP values for many rows. The trees are cut into parts; what a part adds depends on a row only by the outcomes of its few splits and of
 * those above it, a case, and after some thousand rows hardly any case is new. So most of the work is to look up and add: some fifteen times as
 * quick as row by row. Where a leaf lies below too many features, it is row by row. Not to be shared between threads.
 */
export function createBatchExplainer(forest: Forest): BatchExplainer {
  const cases = shapCases(forest);
  const passes = cases ? byCases(cases) : rowByRow(forest);
  return {
    passes,
    shapValues(X, out) {
      const pass = passes(X, out);
      while (!pass.next().done);
    },
  };
}

function rowByRow(forest: Forest): BatchExplainer['passes'] {
  const p = forest.featureNames.length;
  const explainer = createExplainer(forest);
  return function* passes(X, out) {
    for (let at = 0; at < X.length; at += p) {
      explainer.shapValues(X.subarray(at, at + p), out.subarray(at, at + p));
      yield;
    }
  };
}

/** A part with the SHAP values of the cases that came so far: those of case c start at values[starts[c] − 1]; 0 has not come. */
interface Part extends CasePart { starts: Int32Array; values: Float64Array; used: number; sums: LeafSums[] }
/** A leaf, where its features stand in the part, and its contributions once they were asked for. */
interface LeafSums { leaf: ShapLeaf; places: number[]; contributions: Float64Array | null }

function byCases({ thresholds, parts: cut }: ShapCases): BatchExplainer['passes'] {
  const p = thresholds.length;
  const parts = cut.map((part): Part => {
    const sums = part.leaves.map((leaf) => ({ leaf, places: leaf.asks.map(({ feature }) => part.features.indexOf(feature)), contributions: null }));
    return { ...part, starts: new Int32Array(part.cases), values: new Float64Array(8 * part.features.length), used: 0, sums };
  });
  const room = { numbers: KEPT_NUMBERS };
  return function* passes(X, out) {
    out.fill(0, 0, X.length);
    const bins = new Uint16Array(Math.min(BLOCK_ROWS * p, X.length));
    for (let start = 0; start < X.length; start += BLOCK_ROWS * p) {
      const length = Math.min(BLOCK_ROWS * p, X.length - start);
      for (let i = 0, j = 0; i < length; i++) {
        bins[i] = binOf(thresholds[j]!, X[start + i]!);
        if (++j === p) j = 0;
        if (i % BINS_AT_ONCE === BINS_AT_ONCE - 1) yield;
      }
      for (const part of parts) {
        addPart(part, bins, p, length, out, start, room);
        yield;
      }
    }
  };
}

/** How many of the thresholds, which rise, are not above x. */
function binOf(thresholds: Float32Array, x: number): number {
  let [from, to] = [0, thresholds.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (x < thresholds[middle]!) to = middle;
    else from = middle + 1;
  }
  return from;
}

function addPart(part: Part, bins: Uint16Array, p: number, length: number, out: Float64Array, start: number, room: { numbers: number }): void {
  const { features, offsetStart, offsets, starts } = part;
  const d = features.length;
  for (let row = 0; row < length; row += p) {
    let at = 0;
    for (let j = 0; j < d; j++) at += offsets[offsetStart[j]! + bins[row + features[j]!]!]!;
    const from = (starts[at]! || newCase(part, at, bins, row, room)) - 1;
    const { values } = part;
    const to = start + row;
    for (let j = 0; j < d; j++) out[to + features[j]!]! += values[from + j]!;
  }
}

/** Works a case out; where no more can be kept it is overwritten by the next one. */
function newCase(part: Part, at: number, bins: Uint16Array, row: number, room: { numbers: number }): number {
  const d = part.features.length;
  const from = part.used;
  if (from + d > part.values.length) {
    const grown = new Float64Array(part.values.length * 2);
    grown.set(part.values);
    part.values = grown;
  }
  part.values.fill(0, from, from + d);
  for (const sum of part.sums) addLeaf(sum, part.values, from, bins, row);
  if (room.numbers >= d) {
    room.numbers -= d;
    part.used += d;
    part.starts[at] = from + 1;
  }
  return from + 1;
}

function addLeaf(sum: LeafSums, values: Float64Array, from: number, bins: Uint16Array, row: number): void {
  const { leaf: { asks }, places } = sum;
  const contributions = (sum.contributions ??= leafContributions(sum.leaf));
  let met = 0;
  for (let k = 0; k < asks.length; k++) {
    const ask = asks[k]!;
    const bin = bins[row + ask.feature]!;
    if (bin >= ask.from && bin <= ask.to) met |= 1 << k;
  }
  for (let k = 0; k < asks.length; k++) values[from + places[k]!]! += contributions[met * asks.length + k]!;
}
