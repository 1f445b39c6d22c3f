import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Forest, LEAF } from './forest';
import { anyForest, smallForest } from './forest.fixture';
import { predictOne } from './predict';
import { bruteInteractionIndex, bruteShapley, expectation } from './shapBruteForce.fixture';
import { createExplainer } from './shapValues';

const near = (values: ArrayLike<number>, digits = 12) => Array.from(values, (value) => expect.closeTo(value, digits));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** A forest with a row for it: values at random, or thresholds, or between them; covers as they come, or small and often 0. */
const anyCase = fc
  .record({ forest: anyForest, values: fc.infiniteStream(fc.float({ noNaN: true })), picks: fc.infiniteStream(fc.nat()), small: fc.boolean(), wide: fc.boolean() })
  .map(({ forest, values, picks, small, wide }) => {
    const cover = small ? forest.cover.map((count) => count % 3) : forest.cover;
    const widened: Forest = wide ? { ...forest, cover, featureNames: Array.from('abcdefgh'), feature: forest.feature.map((f, node) => (f === LEAF ? f : (3 * node + f) % 8)) } : { ...forest, cover };
    const x = Float32Array.from(widened.featureNames, () => {
      const pick = picks.next().value!;
      return pick % 2 ? values.next().value! : widened.threshold[pick % widened.threshold.length]!;
    });
    return { forest: widened, x };
  });

/** `depth` splits one below the other, each with a leaf on its left: f0 < 0, f1 < 0, … over p features, then f0 < −1, f1 < −1, … */
function chain(depth: number, p: number): Forest {
  const nodes = 2 * depth + 1;
  const isLeaf = (node: number) => node % 2 === 1 || node === nodes - 1;
  const indices = Array.from({ length: nodes }, (_, node) => node);
  return {
    featureNames: Array.from({ length: p }, (_, i) => `f${i}`),
    baseRate: 0.5,
    roots: Uint32Array.of(0),
    feature: Int16Array.from(indices, (node) => (isLeaf(node) ? LEAF : (node / 2) % p)),
    threshold: Float32Array.from(indices, (node) => (isLeaf(node) ? 0 : -Math.floor(node / 2 / p))),
    left: Uint32Array.from(indices, (node) => (isLeaf(node) ? 0 : node + 1)),
    value: Float64Array.from(indices, (node) => node / 2 / nodes),
    cover: Uint32Array.from(indices, (node) => (node % 2 === 1 ? 3 : 2 + 5 * (nodes - node))),
  };
}

describe('shapValues', () => {
  // smallForest by hand for tenure 9, charge 60, trees halved at the end. Tree 0 knows nothing: .4·(½·.2 + ½·.8) + .6·.1 = .26;
  // tenure alone: ½·.2 + ½·.8 = .5; charge alone: .4·.8 + .6·.1 = .38; both: .8.
  // φ tenure = ½((.5 − .26) + (.8 − .38)) = .33, φ charge = ½((.38 − .26) + (.8 − .5)) = .21. Tree 1 is .4 whatever is known.
  // Interaction index .8 − .5 − .38 + .26 = .18: half of it, .09, off the diagonal; .33 − .09 and .21 − .09 on it.
  it('equals the hand calculation', () => {
    const { baseValue, shapValues, shapInteractions } = createExplainer(smallForest());
    const x = Float32Array.of(9, 60);
    expect(baseValue).toBeCloseTo((0.26 + 0.4) / 2, 15);
    expect(Array.from(shapValues(x))).toEqual(near([0.33 / 2, 0.21 / 2], 15));
    expect(Array.from(shapInteractions(x))).toEqual(near([0.24 / 2, 0.09 / 2, 0.09 / 2, 0.12 / 2], 15));
  });

  it('adds up to the prediction, on any forest and row', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, x }) => {
        const { baseValue, shapValues } = createExplainer(forest);
        expect(Math.abs(baseValue + sum(shapValues(x)) - predictOne(forest, x))).toBeLessThan(1e-12);
      }),
      { numRuns: 500 },
    );
  });

  it('equals the definition over all subsets of features', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, x }) => {
        const { baseValue, shapValues } = createExplainer(forest);
        expect(baseValue).toBeCloseTo(expectation(forest, x, 0), 12);
        expect(Array.from(shapValues(x))).toEqual(near(bruteShapley(forest, x)));
      }),
      { numRuns: 300 },
    );
  });

  it('gives exactly 0 to a feature without a split, and the same to two that cannot be told apart', () => {
    // f0 < 0 and then f1 < 0, or f1 < 0 and then f0 < 0: one tree each, alike but for the order. f2 is never asked.
    const trees = chain(2, 2);
    const forest: Forest = {
      ...trees,
      featureNames: ['f0', 'f1', 'f2'],
      roots: Uint32Array.of(0, 5),
      feature: Int16Array.of(...trees.feature, ...trees.feature.map((f) => (f === LEAF ? f : 1 - f))),
      threshold: Float32Array.of(...trees.threshold, ...trees.threshold),
      left: Uint32Array.of(...trees.left, ...trees.left.map((left) => left && left + 5)),
      value: Float64Array.of(...trees.value, ...trees.value),
      cover: Uint32Array.of(...trees.cover, ...trees.cover),
    };
    const [a, b, unused] = createExplainer(forest).shapValues(Float32Array.of(1, 1, -1));
    expect(unused).toBe(0);
    expect(a).not.toBe(0);
    expect(a).toBeCloseTo(b!, 15);
    expect(Array.from(createExplainer(forest).shapInteractions(Float32Array.of(1, 1, -1)).subarray(6))).toEqual([0, 0, 0]);
  });

  it('knows a feature that is split again and again on one path', () => {
    const forest = chain(12, 3);
    for (const value of [1, 0, -1, -2, -3, -9]) {
      const x = Float32Array.of(value, 1, -value);
      expect(Array.from(createExplainer(forest).shapValues(x))).toEqual(near(bruteShapley(forest, x)));
    }
  });

  it.each([
    [40, 25],
    [64, 64],
    [200, 128],
  ])('still adds up after %i splits over %i features in a chain', (depth, p) => {
    const forest = chain(depth, p);
    const { baseValue, shapValues, shapInteractions } = createExplainer(forest);
    for (let seed = 1; seed <= 20; seed++) {
      // The first `seed` twentieths of the features let the row pass, so that it ends ever deeper.
      const x = Float32Array.from({ length: p }, (_, i) => (i < (p * seed) / 20 ? 1 : -20));
      const phi = shapValues(x);
      expect(Math.abs(baseValue + sum(phi) - predictOne(forest, x))).toBeLessThan(1e-12);
      expect(Math.abs(sum(shapInteractions(x)) - sum(phi))).toBeLessThan(1e-12);
    }
  });

  it('has only a base value in a forest without splits', () => {
    const forest: Forest = { ...smallForest(), roots: Uint32Array.of(0), feature: Int16Array.of(LEAF), threshold: Float32Array.of(0), left: Uint32Array.of(0), value: Float64Array.of(0.4), cover: Uint32Array.of(100) };
    const { baseValue, shapValues, shapInteractions } = createExplainer(forest);
    expect(baseValue).toBe(0.4);
    expect(shapValues(Float32Array.of(1, 2))).toEqual(new Float64Array(2));
    expect(shapInteractions(Float32Array.of(1, 2))).toEqual(new Float64Array(4));
  });

  it('writes into the array it is given, whatever was in it, and leaves the row alone', () => {
    const { shapValues } = createExplainer(smallForest());
    const x = Float32Array.of(9, 60);
    const out = Float64Array.of(7, 7);
    expect(shapValues(x, out)).toBe(out);
    expect(out).toEqual(shapValues(x));
    expect(x).toEqual(Float32Array.of(9, 60));
  });

  it('refuses a row or an array of another width', () => {
    const { shapValues, shapInteractions } = createExplainer(smallForest());
    expect(() => shapValues(Float32Array.of(1))).toThrowErrorMatchingInlineSnapshot(`[RangeError: A row must have 2 features: got 1]`);
    expect(() => shapInteractions(Float32Array.of(1, 2, 3))).toThrowErrorMatchingInlineSnapshot(`[RangeError: A row must have 2 features: got 3]`);
    expect(() => shapValues(Float32Array.of(1, 2), new Float64Array(3))).toThrowErrorMatchingInlineSnapshot(`[RangeError: There must be room for 2 SHAP values: got 3]`);
  });
});

describe('shapInteractions', () => {
  it('halves the interaction index of the definition off the diagonal, is symmetric, and its rows add up to the SHAP values', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, x }) => {
        const p = x.length;
        const { shapValues, shapInteractions } = createExplainer(forest);
        const phi = shapValues(x);
        const values = shapInteractions(x);
        const index = bruteInteractionIndex(forest, x);
        for (let i = 0; i < p; i++) {
          expect(sum(values.subarray(i * p, (i + 1) * p))).toBeCloseTo(phi[i]!, 12);
          for (let j = 0; j < p; j++) {
            expect(values[i * p + j]).toBe(values[j * p + i]);
            if (j !== i) expect(values[i * p + j]).toBeCloseTo(index[i]![j]! / 2, 12);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same on the second call', () => {
    fc.assert(
      fc.property(anyCase, ({ forest, x }) => {
        const { shapInteractions } = createExplainer(forest);
        expect(shapInteractions(x)).toEqual(shapInteractions(x));
      }),
    );
  });
});
