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
} as const satisfies Record<string, MetricInfo>;

type Labels = ArrayLike<number>;
type Scores = ArrayLike<number>;

function assertPaired(y: Labels, score: Scores): void {
  if (y.length !== score.length) throw new RangeError(`Labels and scores must pair up: got ${y.length} labels, ${score.length} scores`);
}

/** Row numbers by descending score; ties stay in row order. */
function descending(score: Scores): Uint32Array {
  return Uint32Array.from({ length: score.length }, (_, i) => i).sort((i, j) => score[j]! - score[i]! || i - j);
}

/**
 * Area under the ROC curve: the chance that a random churned row scores above a random staying one, ties counted ½
 * (the Mann–Whitney statistic). O(n log n). NaN when one class is absent.
 *
 * @param y n labels, 1 = churned
 * @param score n scores; only their order counts
 * @throws RangeError when the lengths differ
 */
export function rocAuc(y: Labels, score: Scores): number {
  assertPaired(y, score);
  const order = descending(score);
  let positivesAbove = 0;
  let negatives = 0;
  let wins = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    let tiedPositives = 0;
    while (j < order.length && score[order[j]!] === score[order[i]!]) tiedPositives += y[order[j++]!]!;
    const tiedNegatives = j - i - tiedPositives;
    wins += tiedNegatives * (positivesAbove + tiedPositives / 2);
    positivesAbove += tiedPositives;
    negatives += tiedNegatives;
    i = j;
  }
  return wins / (positivesAbove * negatives);
}

/**
 * Average precision Σ (Rₙ − Rₙ₋₁) Pₙ over distinct thresholds, not interpolated (as scikit-learn's `average_precision_score`).
 * O(n log n). NaN when nobody churned.
 *
 * @throws RangeError when the lengths differ
 */
export function averagePrecision(y: Labels, score: Scores): number {
  assertPaired(y, score);
  const order = descending(score);
  let found = 0;
  let sum = 0;
  for (let i = 0; i < order.length; ) {
    let j = i;
    let gained = 0;
    while (j < order.length && score[order[j]!] === score[order[i]!]) gained += y[order[j++]!]!;
    found += gained;
    sum += gained * (found / j);
    i = j;
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
  for (let i = 0; i < y.length; i++) {
    const p = Math.min(Math.max(probability[i]!, 1e-15), 1 - 1e-15);
    sum -= y[i] === 1 ? Math.log(p) : Math.log1p(-p);
  }
  return sum / y.length;
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
