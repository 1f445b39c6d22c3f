import { expectedCalibrationError } from '@/lib/stats/calibration';
import { averagePrecision, brierScore, logLoss, rocAuc } from '@/lib/stats/metrics';

/** Goodness of probabilities for rows that were not used to make them. */
export interface ProbabilityMetrics {
  rocAuc: number;
  averagePrecision: number;
  logLoss: number;
  brierScore: number;
  /** Over ten groups of equal size. */
  expectedCalibrationError: number;
  /** Rows measured. */
  n: number;
}

/** The five metrics over rows that have a prediction; NaN predictions are left out. */
export function measure(y: ArrayLike<number>, probability: Float64Array): ProbabilityMetrics {
  const predicted = Array.from(probability.keys()).filter((row) => !Number.isNaN(probability[row]!));
  const labels = predicted.map((row) => y[row]!);
  const scores = predicted.map((row) => probability[row]!);
  return {
    rocAuc: rocAuc(labels, scores),
    averagePrecision: averagePrecision(labels, scores),
    logLoss: logLoss(labels, scores),
    brierScore: brierScore(labels, scores),
    expectedCalibrationError: expectedCalibrationError(labels, scores),
    n: predicted.length,
  };
}
