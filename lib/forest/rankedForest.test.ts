import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyForest, smallForest } from './forest.fixture';
import { rankedForest, rankOf } from './rankedForest';

describe('rankOf', () => {
  it('counts the cuts up to a value, so that ranks compare as values do', () => {
    fc.assert(fc.property(fc.uniqueArray(fc.float({ noNaN: true })), fc.float({ noNaN: true }), (values, value) => {
      const cuts = Float32Array.from(values).sort();
      expect(rankOf(cuts, value)).toBe(values.filter((cut) => cut <= value).length);
      for (const cut of cuts) expect(rankOf(cuts, value) < rankOf(cuts, cut)).toBe(value < cut);
    }));
  });
});

describe('rankedForest', () => {
  it('has each feature’s cuts once in order, and is made once', () => {
    fc.assert(fc.property(anyForest, (forest) => {
      const { cuts, depths } = rankedForest(forest);
      expect(rankedForest(forest).cuts).toBe(cuts);
      cuts.forEach((values, f) => expect(Array.from(values)).toEqual([...new Set(Array.from(forest.threshold).filter((_, node) => forest.feature[node] === f))].sort((a, b) => a - b)));
      expect(depths).toHaveLength(forest.roots.length);
    }));
  });

  it('leads a leaf to itself', () => {
    const forest = smallForest();
    const { nodes } = rankedForest(forest);
    const leaves = [...forest.feature.keys()].filter((node) => forest.feature[node]! < 0);
    expect(leaves.length).toBeGreaterThan(2);
    expect(leaves.map((node) => nodes[4 * node + 1])).toEqual(leaves.map((node) => 4 * node));
  });
});
