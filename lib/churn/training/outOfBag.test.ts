import { describe, expect, it } from 'vitest';
import { outOfBagPrediction } from './outOfBag';
import { recalibrate } from './recalibrate';
import { trainForest } from './trainForest';
import { plantedRows, valueByDefinition } from './training.fixture';

describe('outOfBagPrediction', () => {
  it('agrees with the definition: unseen trees only, own label out, recalibrated tree by tree', async () => {
    const data = plantedRows(120, 3);
    const options = { trees: 6, maxDepth: 4, minLeaf: 4, minNumSamples: 6, shrinkage: 3 };
    const { evidence, outOfBag } = await trainForest({ ...data, options });
    for (let row = 0; row < data.n; row++) {
      const x = data.X.subarray(row * data.p, (row + 1) * data.p);
      const values = evidence.trees
        .filter((_, t) => evidence.inBag[t * data.n + row] === 0)
        .map((tree) => recalibrate(evidence.recalibration, valueByDefinition(tree, data, 3, x, row, true)));
      expect(outOfBag.treeCount[row]).toBe(values.length);
      if (values.length === 0) expect(outOfBag.probability[row]).toBeNaN();
      else expect(outOfBag.probability[row]).toBeCloseTo(values.reduce((sum, value) => sum + value) / values.length, 12);
    }
  });

  it('ties all rows exactly when recalibration has removed all signal', async () => {
    const data = plantedRows(200, 4);
    const { evidence } = await trainForest({ ...data, options: { trees: 7 } });
    const { probability } = outOfBagPrediction({ ...evidence, recalibration: { a: 0.3, b: 0 } }, data.X, data.y, data.p);
    expect(new Set(Array.from(probability).filter((v) => !Number.isNaN(v)))).toEqual(new Set([0.3]));
  });
});
