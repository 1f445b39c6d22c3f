import { assertPaired, scoreBlocks, type ScoreBlocks } from './scoreBlocks';

/** How a metric is to be read, as data, so that no screen gets "better" backwards. `range` is [worst possible … best possible] in value order. */
export interface MetricInfo {
  label: string;
  direction: 'maximize' | 'minimize';
  range: readonly [number, number];
}

export const METRICS = {
  rocAuc: { label: 'ROC AUC', direction: 'maximize', range: [0, 1] },
  averagePrecision: { label: 'Average precision', direction: 'maximize', range: [0, 1] },
  logLoss: { label: 'Log loss (nats)', direction: 'minimize', range: [0, Infinity] },
  brierScore: { label: 'Brier score', direction: 'minimize', range: [0, 1] },
  expectedCalibrationError: { label: 'Expected calibration error', direction: 'minimize', range: [0, 1] },
} as const satisfies Record<string, MetricInfo>;

export type MetricName = keyof typeof METRICS;

type Labels = ArrayLike<number>;
type Scores = ArrayLike<number>;

/**
 * Area under the ROC curve: the chance that a random churned row scores above a random staying one, ties counted ½
 * (the Mann–Whitney statistic). O(n log n). NaN when one class is absent.
 *
 * @param y n labels, 1 = churned
 * @param score n scores; only their order counts
 * @throws RangeError when the lengths differ, or for a score that is NaN
 */
export function rocAuc(y: Labels, score: Scores): number {
  return rocAucOfBlocks(scoreBlocks(y, score));
}

/** `rocAuc` of rows that are gathered by score. O(m). */
export function rocAucOfBlocks({ count, churned }: ScoreBlocks): number {
  let positives = 0;
  let negativesBelow = 0;
  let wins = 0;
  for (let b = 0; b < count.length; b++) {
    const tiedNegatives = count[b]! - churned[b]!;
    wins += churned[b]! * (negativesBelow + tiedNegatives / 2);
    positives += churned[b]!;
    negativesBelow += tiedNegatives;
  }
  return wins / (positives * negativesBelow);
}

/**
 * Average precision Σ (Rₙ − Rₙ₋₁) Pₙ over distinct thresholds, not interpolated (as scikit-learn's `average_precision_score`).
 * O(n log n). NaN when nobody churned.
 *
 * @throws RangeError when the lengths differ, or for a score that is NaN
 */
export function averagePrecision(y: Labels, score: Scores): number {
  return averagePrecisionOfBlocks(scoreBlocks(y, score));
}

/** `averagePrecision` of rows that are gathered by score. O(m). */
export function averagePrecisionOfBlocks({ count, churned }: ScoreBlocks): number {
  let contacted = 0;
  let found = 0;
  let sum = 0;
  for (let b = count.length - 1; b >= 0; b--) {
    contacted += count[b]!;
    found += churned[b]!;
    if (churned[b]! > 0) sum += churned[b]! * (found / contacted);
  }
  return sum / found;
}

/**
 * Mean negative log-likelihood of the outcomes, in nats. Probabilities are held within [1e-15, 1 − 1e-15], so one certain
 * mistake costs 34.5 nats instead of infinity.
 *
 * @throws RangeError when the lengths differ
 */
export function logLoss(y: Labels, probability: Scores): number {
  assertPaired(y, probability);
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += logLossOfRow(y[i]!, probability[i]!);
  return sum / y.length;
}

/** What one outcome adds to the log loss, in nats. */
export function logLossOfRow(label: number, probability: number): number {
  const p = Math.min(Math.max(probability, 1e-15), 1 - 1e-15);
  return label === 1 ? -Math.log(p) : -Math.log1p(-p);
}

/**
 * Mean squared difference between probability and outcome (Brier 1950). Despite its name, lower is better.
 *
 * @throws RangeError when the lengths differ
 */
export function brierScore(y: Labels, probability: Scores): number {
  assertPaired(y, probability);
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += (probability[i]! - y[i]!) ** 2;
  return sum / y.length;
}
