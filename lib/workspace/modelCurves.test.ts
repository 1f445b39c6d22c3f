import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRoc, modelCurves } from './modelCurves';

const y = Uint8Array.from([0, 1, 0, 1, 0, 1, 0, 1]);
const scores = Float64Array.from([0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9]);

describe('modelCurves', () => {
  it('needs both outcomes', () => {
    expect(modelCurves(Uint8Array.from([1, 1]), scores.subarray(0, 2), scores.subarray(0, 2))).toBeNull();
    expect(modelCurves(new Uint8Array(0), new Float64Array(0), new Float64Array(0))).toBeNull();
  });

  it('draws few points of what thousands of customers give, ends included, and counts every one of them', () => {
    const outcome = fc.record({ y: fc.integer({ min: 0, max: 1 }), a: fc.double({ min: 0, max: 1, noNaN: true }), b: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 2, maxLength: 300 }), (rows) => {
        const labels = Uint8Array.from(rows, (row) => row.y);
        const curves = modelCurves(labels, Float64Array.from(rows, (row) => row.a), Float64Array.from(rows, (row) => row.b));
        const left = rows.filter((row) => row.y === 1).length;
        if (left === 0 || left === rows.length) {
          expect(curves).toBeNull();
          return;
        }
        const { roc, precisionRecall, scores: bins, calibration } = curves!;
        expect(roc.length).toBeLessThanOrEqual(240);
        expect(roc[0]!.falsePositiveRate).toBe(0);
        expect(roc.at(-1)).toEqual({ falsePositiveRate: 1, forest: 1, logisticRegression: 1 });
        roc.slice(1).forEach((row, i) => {
          expect(row.falsePositiveRate).toBeGreaterThanOrEqual(roc[i]!.falsePositiveRate);
          expect(row.forest).toBeGreaterThanOrEqual(roc[i]!.forest);
        });
        expect(precisionRecall.at(-1)!.recall).toBe(1);
        expect(bins.reduce((sum, bin) => sum + bin.leftCount, 0)).toBe(left);
        expect(bins.reduce((sum, bin) => sum + bin.stayedCount, 0)).toBe(rows.length - left);
        expect(calibration.reduce((sum, group) => sum + group.count, 0)).toBe(rows.length);
      }),
    );
  });

  it('puts a score on a boundary into the bin that begins there, and 1 into the last', () => {
    const { scores: bins, medianScore } = modelCurves(Uint8Array.from([1, 1, 0]), Float64Array.from([0.5, 1, 0.05]), scores.subarray(0, 3))!;
    expect(bins.flatMap((bin) => (bin.left > 0 ? [[bin.from, bin.left]] : []))).toEqual([[0.5, 0.5], [0.95, 0.5]]);
    expect(bins.findIndex((bin) => bin.stayed > 0)).toBe(1);
    expect(medianScore).toEqual({ left: 0.75, stayed: 0.05 });
  });
});

describe('mergeRoc', () => {
  it('shows both curves at every point of either, and a vertical piece as such', () => {
    // By hand: the first rises at 0 to ½ and is straight from there; the second is the diagonal.
    expect(mergeRoc([{ x: 0, y: 0 }, { x: 0, y: 0.5 }, { x: 1, y: 1 }], [{ x: 0, y: 0 }, { x: 0.5, y: 0.5 }, { x: 1, y: 1 }])).toEqual([
      { falsePositiveRate: 0, forest: 0, logisticRegression: 0 },
      { falsePositiveRate: 0, forest: 0.5, logisticRegression: 0 },
      { falsePositiveRate: 0.5, forest: 0.75, logisticRegression: 0.5 },
      { falsePositiveRate: 1, forest: 1, logisticRegression: 1 },
    ]);
  });

  it('encloses the published area', () => {
    // AUC of this fixture: 10 of 16 pairs in order, counted by hand.
    const { roc } = modelCurves(y, scores, scores)!;
    const area = roc.slice(1).reduce((sum, row, i) => sum + ((row.falsePositiveRate - roc[i]!.falsePositiveRate) * (row.forest + roc[i]!.forest)) / 2, 0);
    expect(area).toBeCloseTo(10 / 16, 12);
  });
});
