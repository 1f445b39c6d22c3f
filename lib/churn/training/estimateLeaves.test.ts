import { describe, expect, it } from 'vitest';
import { estimateLeaves } from './estimateLeaves';
import { growTree } from './growTrees.worker.mjs';
import { leafOf } from './outOfBag';
import { plantedRows, valueByDefinition } from './training.fixture';

const LEAF_TREE = { feature: Int16Array.of(-1), threshold: Float32Array.of(0), left: Uint32Array.of(0) };
/** x0 < 1 ? leaf : (x0 < 2 ? leaf : leaf) */
const CHAIN = { feature: Int16Array.of(0, -1, 0, -1, -1), threshold: Float32Array.of(1, 0, 2, 0, 0), left: Uint32Array.of(1, 0, 3, 0, 0) };

describe('estimateLeaves', () => {
  // By hand, λ = 2: root 3/6 = .5; left (0 + 2·.5)/(2 + 2) = .25; right (3 + 2·.5)/(4 + 2) = 2/3;
  // below it (1 + 2·⅔)/(2 + 2) = 7/12 and (2 + 2·⅔)/(2 + 2) = 5/6.
  it('shrinks each node towards its parent', () => {
    const tree = estimateLeaves(CHAIN, Float32Array.of(0, 0, 1, 1, 2, 2), Uint8Array.of(0, 0, 1, 0, 1, 1), 1, { shrinkage: 2, minLeaf: 2 });
    expect(Array.from(tree.cover)).toEqual([6, 2, 4, 2, 2]);
    expect(Array.from(tree.churned)).toEqual([3, 0, 3, 1, 2]);
    expect(Array.from(tree.value)).toEqual([0.5, 0.25, 2 / 3, 7 / 12, 5 / 6].map((v) => expect.closeTo(v, 14)));
  });

  it('agrees with the definition on a grown tree, with every row in and with the row itself out', () => {
    const data = plantedRows(300, 1);
    const options = { shrinkage: 5, minLeaf: 5 };
    const tree = estimateLeaves(growTree({ ...data, maxDepth: 5, minNumSamples: 10, columns: data.p, seed: 1 }), data.X, data.y, data.p, options);
    expect(tree.feature.length).toBeGreaterThan(10);
    for (let row = 0; row < data.n; row++) {
      const leaf = leafOf(tree, data.X, row * data.p);
      const x = data.X.subarray(row * data.p, (row + 1) * data.p);
      expect(tree.value[leaf]).toBeCloseTo(valueByDefinition(tree, data, options.shrinkage, x, row, false), 12);
      expect(tree.valueWithout[data.y[row] === 1 ? 1 : 0][leaf]).toBeCloseTo(valueByDefinition(tree, data, options.shrinkage, x, row, true), 12);
    }
  });

  it('keeps at least minLeaf rows in each leaf, and the cuts behind a dropped split', () => {
    // Only one row has x < 1: the first cut goes, the second stays.
    const tree = estimateLeaves(CHAIN, Float32Array.of(0, 1, 1, 2, 2), Uint8Array.of(0, 1, 0, 1, 1), 1, { shrinkage: 0, minLeaf: 2 });
    expect(Array.from(tree.feature)).toEqual([0, -1, -1]);
    expect(tree.threshold[0]).toBe(2);
    expect(Array.from(tree.cover)).toEqual([5, 3, 2]);
  });

  it('gives a single leaf the base rate', () => {
    const tree = estimateLeaves(LEAF_TREE, Float32Array.of(1, 2, 3, 4), Uint8Array.of(1, 0, 0, 0), 1, { shrinkage: 5, minLeaf: 20 });
    expect(Array.from(tree.value)).toEqual([0.25]);
  });
});
