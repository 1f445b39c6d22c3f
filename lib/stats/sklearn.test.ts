import { describe, expect, it } from 'vitest';
import { expectedCalibrationError } from './calibration';
import { atThreshold, countsAtThresholds } from './confusion';
import { precisionRecallCurve, rocCurve } from './curves';
import { averagePrecision, brierScore, logLoss, rocAuc } from './metrics';
import reference from './sklearn.fixture.json';

// Written by scripts/fixtures/sklearn_metrics.py: 60 rows with ties, and probabilities of exactly 0 and 1, two of them wrong.
const { y, probability } = reference;

function expectClose(actual: ArrayLike<number>, expected: readonly number[]): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(actual[i]).toBeCloseTo(value, 9));
}

describe(`as scikit-learn ${reference.versions.scikitLearn}`, () => {
  it.each([
    ['roc_auc_score', rocAuc, reference.rocAuc],
    ['average_precision_score', averagePrecision, reference.averagePrecision],
    ['log_loss', logLoss, reference.logLoss],
    ['brier_score_loss', brierScore, reference.brierScore],
  ])('%s', (_, metric, expected) => expect(metric(y, probability)).toBeCloseTo(expected, 9));

  it('roc_curve, but for the value that stands for infinity', () => {
    const curve = rocCurve(y, probability);
    expect(curve.threshold[0]).toBe(Infinity);
    expectClose(curve.threshold.slice(1), reference.rocCurve.threshold);
    expectClose(curve.falsePositiveRate, reference.rocCurve.falsePositiveRate);
    expectClose(curve.truePositiveRate, reference.rocCurve.truePositiveRate);
  });

  it('precision_recall_curve, in reverse and without its appended point', () => {
    const curve = precisionRecallCurve(y, probability);
    const { threshold, precision, recall } = reference.precisionRecallCurve;
    expectClose(curve.threshold, threshold.toReversed());
    expectClose(curve.precision, precision.slice(0, -1).toReversed());
    expectClose(curve.recall, recall.slice(0, -1).toReversed());
    expect([precision.at(-1), recall.at(-1)]).toEqual([1, 0]);
  });

  it('confusion_matrix, precision_score, recall_score and f1_score at thresholds', () => {
    const counts = countsAtThresholds(y, probability, reference.atThresholds.map((at) => at.threshold));
    const positives = y.filter((label) => label === 1).length;
    reference.atThresholds.forEach(({ threshold, ...expected }, i) => {
      const actual = atThreshold({ truePositives: counts.truePositives[i]!, falsePositives: counts.falsePositives[i]!, positives, negatives: y.length - positives });
      for (const name of Object.keys(expected) as (keyof typeof expected)[]) expect(actual[name], `${name} at ${threshold}`).toBeCloseTo(expected[name], 9);
    });
  });
});

it('expectedCalibrationError is as computed with numpy alone', () => {
  for (const [groups, expected] of Object.entries(reference.expectedCalibrationError)) {
    expect(expectedCalibrationError(y, probability, Number(groups))).toBeCloseTo(expected, 9);
  }
});
