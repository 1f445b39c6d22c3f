import fc from 'fast-check';
import { type Forest, LEAF } from './forest';

/** Two trees over two features, small enough to predict by hand. */
export function smallForest(): Forest {
  return {
    featureNames: ['tenure', 'charge'],
    baseRate: 0.25,
    roots: Uint32Array.of(0, 5),
    // Tree 0: tenure < 10 ? (charge < 50 ? .2 : .8) : .1 · Tree 1: one leaf of .4.
    feature: Int16Array.of(0, 1, LEAF, LEAF, LEAF, LEAF),
    threshold: Float32Array.of(10, 50, 0, 0, 0, 0),
    left: Uint32Array.of(1, 3, 0, 0, 0, 0),
    value: Float64Array.of(0.25, 0.5, 0.1, 0.2, 0.8, 0.4),
    cover: Uint32Array.of(100, 40, 60, 20, 20, 100),
  };
}

const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const splits = fc.array(fc.record({ pick: fc.nat(), feature: fc.nat(), threshold: float }), { maxLength: 12 });

/** Any valid forest of up to 4 trees and 5 features, names of any Unicode included. */
export const anyForest: fc.Arbitrary<Forest> = fc
  .record({
    featureNames: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }),
    baseRate: fc.double({ min: 0, max: 1, noNaN: true }),
    trees: fc.array(splits, { minLength: 1, maxLength: 4 }),
    values: fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
    covers: fc.infiniteStream(fc.nat()),
  })
  .map(({ featureNames, baseRate, trees, values, covers }) => {
    const feature: number[] = [];
    const threshold: number[] = [];
    const left: number[] = [];
    const roots: number[] = [];
    const addLeaf = () => {
      feature.push(LEAF);
      threshold.push(0);
      left.push(0);
    };
    for (const tree of trees) {
      roots.push(feature.length);
      const leaves = [feature.length];
      addLeaf();
      for (const split of tree) {
        const node = leaves.splice(split.pick % leaves.length, 1)[0]!;
        feature[node] = split.feature % featureNames.length;
        threshold[node] = split.threshold;
        left[node] = feature.length;
        leaves.push(feature.length, feature.length + 1);
        addLeaf();
        addLeaf();
      }
    }
    return {
      featureNames,
      baseRate,
      roots: Uint32Array.from(roots),
      feature: Int16Array.from(feature),
      threshold: Float32Array.from(threshold),
      left: Uint32Array.from(left),
      value: Float64Array.from(feature, () => values.next().value!),
      cover: Uint32Array.from(feature, () => covers.next().value!),
    };
  });
