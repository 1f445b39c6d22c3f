import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBatchExplainer } from './batchExplainer';
import { type Forest, LEAF } from './forest';
import { anyForest, smallForest } from './forest.fixture';
import { bruteShapley } from './shapBruteForce.fixture';
import { shapCases } from './shapCases';
import { createExplainer } from './shapValues';

/** A forest with rows for it: values at random, or thresholds themselves. */
const anyCase = fc.record({ forest: anyForest, values: fc.infiniteStream(fc.float({ noNaN: true, noDefaultInfinity: true })), picks: fc.infiniteStream(fc.nat()), rows: fc.integer({ min: 1, max: 12 }), few: fc.boolean() })
  .map(({ forest, values, picks, rows, few }) => ({
    forest: { ...forest, cover: few ? forest.cover.map((count) => count % 3) : forest.cover },
    X: Float32Array.from({ length: rows * forest.featureNames.length }, () => {
      const pick = picks.next().value!;
      return pick % 2 ? values.next().value! : forest.threshold[pick % forest.threshold.length]!;
    }),
  }));

/** One tree that asks every feature once, one below the other. */
function chain(features: number): Forest {
  const nodes = 2 * features + 1;
  const at = Array.from({ length: nodes }, (_, node) => node);
  const isLeaf = (node: number) => node % 2 === 1 || node === nodes - 1;
  return {
    featureNames: Array.from({ length: features }, (_, j) => `f${j}`),
    baseRate: 0.5,
    roots: Uint32Array.of(0),
    feature: Int16Array.from(at, (node) => (isLeaf(node) ? LEAF : node / 2)),
    threshold: new Float32Array(nodes),
    left: Uint32Array.from(at, (node) => (isLeaf(node) ? 0 : node + 1)),
    value: Float64Array.from(at, (node) => node / nodes),
    cover: Uint32Array.from(at, (node) => nodes + 1 - node),
  };
}

function explained(forest: Forest, X: Float32Array): Float64Array {
  const out = new Float64Array(X.length).fill(7);
  createBatchExplainer(forest).shapValues(X, out);
  return out;
}

describe('createBatchExplainer', () => {
  it('gives each row the SHAP values of the definition', () => {
    fc.assert(fc.property(anyCase, ({ forest, X }) => {
      const p = forest.featureNames.length;
      const out = explained(forest, X);
      for (let at = 0; at < X.length; at += p) {
        const brute = bruteShapley(forest, X.subarray(at, at + p));
        for (let j = 0; j < p; j++) expect(Math.abs(out[at + j]! - brute[j]!)).toBeLessThan(1e-12);
      }
    }), { numRuns: 500 });
  });

  it('does not depend on the rows beside or before a row, to the last bit', () => {
    fc.assert(fc.property(anyCase, ({ forest, X }) => {
      const p = forest.featureNames.length;
      const explainer = createBatchExplainer(forest);
      const [together, again, alone] = [new Float64Array(X.length), new Float64Array(X.length), new Float64Array(p)];
      explainer.shapValues(X, together);
      explainer.shapValues(X, again);
      expect(again).toEqual(together);
      for (let at = 0; at < X.length; at += p) {
        createBatchExplainer(forest).shapValues(X.subarray(at, at + p), alone);
        expect(alone).toEqual(together.subarray(at, at + p));
      }
    }), { numRuns: 200 });
  });

  it('goes row by row where a leaf lies below more features than can be laid out', () => {
    expect(shapCases(chain(12))).not.toBeNull();
    expect(shapCases(chain(13))).toBeNull();
    for (const features of [12, 13]) {
      const X = Float32Array.from({ length: features * 3 }, (_, i) => ((i * 7) % 3) - 1);
      const out = explained(chain(features), X);
      for (let row = 0; row < 3; row++) {
        createExplainer(chain(features)).shapValues(X.subarray(row * features, (row + 1) * features)).forEach((value, j) => expect(out[row * features + j]).toBeCloseTo(value, 12));
      }
    }
  });

  it('has nothing to say without rows, or of a forest that asks nothing', () => {
    expect(explained(smallForest(), new Float32Array())).toEqual(new Float64Array());
    const leaf: Forest = { ...smallForest(), roots: Uint32Array.of(0), feature: Int16Array.of(LEAF), threshold: Float32Array.of(0), left: Uint32Array.of(0), value: Float64Array.of(0.4), cover: Uint32Array.of(100) };
    expect(explained(leaf, Float32Array.of(1, 2))).toEqual(new Float64Array(2));
  });
});
