import type { Forest } from './forest';
import { buildShapTables, RIGHT, type ShapTables, type ShapTree } from './shapTables';

export interface Explainer {
  /** What the forest says of a row of which nothing is known, 0–1. */
  readonly baseValue: number;
  /**
   * SHAP values of one row: baseValue + their sum = predictOne, and exactly 0 for a feature that no split uses.
   *
   * @param x p features, finite
   * @param out p numbers, overwritten; a new array when absent
   * @returns `out`
   * @throws RangeError when x or out has not p values
   */
  shapValues(x: Float32Array, out?: Float64Array): Float64Array;
  /**
   * SHAP interaction values of one row: p × p, row-major and symmetric, row i adding up to the SHAP value of feature i.
   *
   * Off the diagonal half the Shapley interaction index of the pair; on it what is left of the feature's SHAP value.
   *
   * @param x p features, finite
   * @throws RangeError when x has not p features
   */
  shapInteractions(x: Float32Array): Float64Array;
}

/**
 * Exact path-dependent SHAP values of a forest (TreeSHAP's definition), prepared once and then quick for each row.
 *
 * An unknown feature sends a row down both sides of a split, in proportion to cover (half each where no training row came). Then a
 * leaf's part in the game is v·Π (oᵢ if feature i is known, else zᵢ), over the distinct features on its path: oᵢ is 1 if the row
 * satisfies all splits on i, else 0, and zᵢ the share of cover that they let through. Shapley's value of a product is, by its
 * multilinear extension, φᵢ = v·∫₀¹ (oᵢ − zᵢ) Π_{j≠i} (zⱼ(1 − t) + oⱼt) dt: a polynomial that Gauss–Legendre quadrature integrates
 * without error. At each of its few nodes one run down the trees multiplies the factors and one run up adds the leaves, so that a
 * row costs O(splits × nodes), where Lundberg's recursion costs O(leaves × depth²).
 *
 * Not to be shared between threads: it works in arrays of its own.
 *
 * Sources: Lundberg et al., From local explanations to global understanding (2020); Owen, Multilinear extensions of games (1972);
 * Grabisch & Roubens, An axiomatic approach to the concept of interaction (1999).
 * @example createExplainer(forest).shapValues(x)[0] // what feature 0 adds to or takes from this row's probability
 */
export function createExplainer(forest: Forest): Explainer {
  const p = forest.featureNames.length;
  const tables = buildShapTables(forest);
  const work = createWork(tables);
  const checkRow = (x: Float32Array) => {
    if (x.length !== p) throw new RangeError(`A row must have ${p} features: got ${x.length}`);
  };
  return {
    baseValue: tables.baseValue,
    shapValues(x, out = new Float64Array(p)) {
      checkRow(x);
      if (out.length !== p) throw new RangeError(`There must be room for ${p} SHAP values: got ${out.length}`);
      out.fill(0);
      for (const tree of tables.trees) {
        runDown(tables, work, tree, x);
        runUp(tables, work, tree, out);
      }
      return out;
    },
    shapInteractions(x) {
      checkRow(x);
      const phi = new Float64Array(p);
      const pairs = new Float64Array(p * p);
      for (const tree of tables.trees) {
        runDown(tables, work, tree, x);
        runUp(tables, work, tree, phi);
        addPairs(tables, work, tree, pairs, p);
      }
      return spread(pairs, phi);
    },
  };
}

/** Room for one tree at a time; nodes are numbered from its root. */
interface Work {
  /** By node: 1 if the row satisfies the splits so far on the feature split above. A root stays 1. */
  readonly satisfied: Uint8Array;
  /** By split of the forest: where the entries of the row's case start. */
  readonly caseStart: Int32Array;
  /** By node and quadrature node: on the way down the product of the factors above, on the way up the sum over the leaves below. */
  readonly product: Float64Array;
  /** By node and quadrature node: (o − z) ÷ factor of the feature split above. */
  readonly slopes: Float64Array;
  /** By quadrature node, for one split. */
  readonly change: Float64Array;
}

function createWork({ maxNodes, maxOrder, feature }: ShapTables): Work {
  return {
    satisfied: new Uint8Array(maxNodes).fill(1),
    caseStart: new Int32Array(feature.length),
    product: new Float64Array(maxNodes * maxOrder),
    slopes: new Float64Array(maxNodes * maxOrder),
    change: new Float64Array(maxOrder),
  };
}

// The loops below read arrays through local names and choose by arithmetic: a branch on which side the row goes would be mispredicted
// half the time.

function runDown(tables: ShapTables, { satisfied, caseStart, product }: Work, { firstSplit, endSplit, quadrature }: ShapTree, x: Float32Array): void {
  const { trees, feature, threshold, node, left, earlier, entries, entryStart } = tables;
  const { weights } = quadrature;
  const order = weights.length;
  for (let q = 0; q < order; q++) product[q] = weights[q]! / trees.length;
  for (let k = firstSplit; k < endSplit; k++) {
    const child = left[k]!;
    const isLeft = Number(x[feature[k]!]! < threshold[k]!);
    const before = satisfied[earlier[k]!]!;
    satisfied[child] = before & isLeft;
    satisfied[child + 1] = before & (isLeft ^ 1);
    // OUTSIDE 0, LEFT 1, RIGHT 2.
    let entry = entryStart[k]! + 4 * order * (before * (RIGHT - isLeft));
    caseStart[k] = entry;
    let from = node[k]! * order;
    let to = child * order;
    for (let q = 0; q < order; q++, from++, to++, entry += 4) {
      const above = product[from]!;
      product[to] = above * entries[entry]!;
      product[to + order] = above * entries[entry + 1]!;
    }
  }
}

/** After the run down: adds the tree's SHAP values to φ. */
function runUp(tables: ShapTables, { caseStart, product }: Work, { firstSplit, endSplit, quadrature }: ShapTree, phi: Float64Array): void {
  const { feature, node, left, entries } = tables;
  const order = quadrature.weights.length;
  for (let k = endSplit - 1; k >= firstSplit; k--) {
    let entry = caseStart[k]!;
    let from = left[k]! * order;
    let to = node[k]! * order;
    let sum = 0;
    for (let q = 0; q < order; q++, from++, to++, entry += 4) {
      const ofLeft = product[from]!;
      const ofRight = product[from + order]!;
      product[to] = ofLeft + ofRight;
      sum += ofLeft * entries[entry + 2]! + ofRight * entries[entry + 3]!;
    }
    phi[feature[k]!]! += sum;
  }
}

/**
 * After the run up: adds the tree's interaction indices, each at (feature of the deeper split, other feature).
 *
 * The index is that of the leaf's product without two factors: ∫ (oᵢ − zᵢ)(oⱼ − zⱼ) Π_{k≠i,j}(…) dt. Its slopes build up split by
 * split, so each change of one feature's slope meets the slopes that the other features have above it.
 */
function addPairs(tables: ShapTables, { caseStart, product, slopes, change }: Work, { firstSplit, endSplit, quadrature }: ShapTree, pairs: Float64Array, p: number): void {
  const { feature, left, earlier, entries, pathStart, path, pathFeature } = tables;
  const order = quadrature.weights.length;
  // A root asks nothing: slope 0. The last tree, of another order, may have had a child here.
  slopes.fill(0, 0, order);
  for (let k = firstSplit; k < endSplit; k++) {
    const before = earlier[k]! * order;
    const child = left[k]! * order;
    for (let q = 0, entry = caseStart[k]!; q < order; q++, entry += 4) {
      const ofLeft = entries[entry + 2]!;
      const ofRight = entries[entry + 3]!;
      slopes[child + q] = slopes[before + q]! + ofLeft;
      slopes[child + order + q] = slopes[before + q]! + ofRight;
      change[q] = product[child + q]! * ofLeft + product[child + order + q]! * ofRight;
    }
    const row = feature[k]! * p;
    for (let i = pathStart[k]!; i < pathStart[k + 1]!; i++) {
      const other = path[i]! * order;
      let sum = 0;
      for (let q = 0; q < order; q++) sum += change[q]! * slopes[other + q]!;
      pairs[row + pathFeature[i]!]! += sum;
    }
  }
}

/** Indices to interaction values, in place: half an index for each of the two, and what is left of φ on the diagonal. */
function spread(pairs: Float64Array, phi: Float64Array): Float64Array {
  const p = phi.length;
  for (let i = 0; i < p; i++) {
    for (let j = i + 1; j < p; j++) {
      const half = (pairs[i * p + j]! + pairs[j * p + i]!) / 2;
      pairs[i * p + j] = half;
      pairs[j * p + i] = half;
      phi[i]! -= half;
      phi[j]! -= half;
    }
    pairs[i * p + i] = phi[i]!;
  }
  return pairs;
}
