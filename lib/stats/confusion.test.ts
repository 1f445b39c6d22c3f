import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atThreshold, countsAtThresholds } from './confusion';

describe('countsAtThresholds', () => {
  it('equals counting the rows at or above each threshold', () => {
    const sixth = fc.integer({ min: 0, max: 6 }).map((k) => k / 6);
    fc.assert(
      fc.property(fc.array(fc.record({ y: fc.integer({ min: 0, max: 1 }), p: sixth }), { maxLength: 40 }), fc.array(fc.oneof(sixth, fc.constantFrom(-1, 2, Infinity))), (rows, thresholds) => {
        const counts = countsAtThresholds(rows.map((row) => row.y), rows.map((row) => row.p), thresholds);
        const brute = (label: number) => thresholds.map((threshold) => rows.filter((row) => row.y === label && row.p >= threshold).length);
        expect(counts).toEqual({ truePositives: brute(1), falsePositives: brute(0) });
      }),
    );
  });
});

describe('atThreshold', () => {
  // By hand: 8 of 40 selected, 6 of them right; prevalence ¼.
  it('reads every figure from four counts', () => {
    expect(atThreshold({ truePositives: 6, falsePositives: 2, positives: 10, negatives: 30 })).toEqual({
      truePositives: 6,
      falsePositives: 2,
      falseNegatives: 4,
      trueNegatives: 28,
      precision: 0.75,
      recall: 0.6,
      f1: 12 / 18,
      falsePositiveRate: 2 / 30,
      selectionRate: 0.2,
      lift: 3,
    });
  });

  it('has no precision where nobody is selected, no recall where nobody churned', () => {
    expect(atThreshold({ truePositives: 0, falsePositives: 0, positives: 10, negatives: 30 })).toMatchObject({ precision: NaN, lift: NaN, recall: 0, f1: 0, selectionRate: 0 });
    expect(atThreshold({ truePositives: 0, falsePositives: 3, positives: 0, negatives: 9 })).toMatchObject({ precision: 0, lift: NaN, recall: NaN, f1: 0 });
    expect(atThreshold({ truePositives: 2, falsePositives: 0, positives: 4, negatives: 0 }).falsePositiveRate).toBeNaN();
    expect(atThreshold({ truePositives: 0, falsePositives: 0, positives: 0, negatives: 0 })).toMatchObject({ precision: NaN, recall: NaN, f1: NaN, selectionRate: NaN });
  });
});
