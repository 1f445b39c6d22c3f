import { expectedCalibrationErrorOfBlocks } from './calibration';
import { averagePrecisionOfBlocks, logLossOfRow, METRICS, rocAucOfBlocks, type MetricName } from './metrics';
import { quantileSorted } from './quantile';
import { createRandom } from './random';
import { assertPaired, distinctScores } from './scoreBlocks';

/** A figure with its 95% interval. */
export interface Estimate {
  value: number;
  lower: number;
  upper: number;
}

export interface BootstrapInput {
  /** n labels, 1 = churned. */
  y: ArrayLike<number>;
  /** n probabilities of each model, by its name. */
  probabilities: Readonly<Record<string, ArrayLike<number>>>;
  /** Resamples; 500 when absent. */
  replicates?: number;
  seed: number;
}

export interface MetricBootstrap {
  /** Every metric of every model. */
  models: Record<string, Record<MetricName, Estimate>>;
  /**
   * Every metric of one model less that of another, over the same resampled rows: what the rows' luck does to both cancels out.
   *
   * @throws RangeError for a model that was not given
   */
  difference: (model: string, other: string) => Record<MetricName, Estimate>;
}

type Metrics = Record<MetricName, number>;
const NAMES = Object.keys(METRICS) as MetricName[];
const byName = <T>(of: (name: MetricName) => T): Record<MetricName, T> => Object.fromEntries(NAMES.map((name) => [name, of(name)])) as Record<MetricName, T>;

/**
 * Percentile bootstrap intervals, 95%, of the goodness of several models on the same rows: rows are drawn with replacement, each draw
 * measures every model. The intervals carry the chance in these rows, not what training anew would change. A replicate in which a
 * metric is undefined (no churner drawn) is left out of its interval. O(models · (n log n + replicates · n)).
 *
 * Resampling adds noise of its own to the expected calibration error, which raises it on average: its interval lies high, and may lie
 * above its value where a model is well calibrated. The interval of a difference is freer of that.
 *
 * @returns NaN throughout for no rows
 * @throws RangeError when lengths differ, a probability is NaN, or `replicates` is not a whole number of at least 1
 * @see Efron (1979), "Bootstrap methods: another look at the jackknife"; Efron & Tibshirani (1993), §13.3
 * @example bootstrapMetrics({ y, probabilities: { forest, logistic }, seed: 42 }).difference('forest', 'logistic').logLoss.upper < 0
 */
export function bootstrapMetrics({ y, probabilities, replicates = 500, seed }: BootstrapInput): MetricBootstrap {
  if (!Number.isInteger(replicates) || replicates < 1) throw new RangeError(`Replicates must be a whole number of at least 1: got ${replicates}`);
  const measures = Object.entries(probabilities).map(([model, probability]) => ({ model, measure: weightedMetrics(y, probability), draws: [] as Metrics[] }));
  const random = createRandom(seed);
  for (let replicate = 0; replicate < replicates; replicate++) {
    const weight = drawWeights(y.length, random);
    for (const { measure, draws } of measures) draws.push(measure(weight));
  }
  const once = new Uint32Array(y.length).fill(1);
  const measured = new Map(measures.map(({ model, measure, draws }) => [model, { value: measure(once), draws }]));
  const find = (model: string) => {
    const found = measured.get(model);
    if (!found) throw new RangeError(`Model must be one of ${[...measured.keys()].join(', ')}: got ${model}`);
    return found;
  };
  return {
    models: Object.fromEntries(Array.from(measured, ([model, { value, draws }]) => [model, byName((name) => estimate(value[name], draws.map((draw) => draw[name])))])),
    difference: (model, other) => {
      const [a, b] = [find(model), find(other)];
      return byName((name) => estimate(a.value[name] - b.value[name], a.draws.map((draw, i) => draw[name] - b.draws[i]![name])));
    },
  };
}

/** How often each of n rows is drawn in n draws with replacement. */
function drawWeights(n: number, random: () => number): Uint32Array {
  const weight = new Uint32Array(n);
  for (let draw = 0; draw < n; draw++) weight[Math.floor(random() * n)]! += 1;
  return weight;
}

function estimate(value: number, draws: number[]): Estimate {
  const sorted = Float64Array.from(draws.filter((draw) => !Number.isNaN(draw))).sort();
  return { value, lower: quantileSorted(sorted, 0.025), upper: quantileSorted(sorted, 0.975) };
}

/**
 * Measures a model under row weights: a row counts as often as its weight says, and the metrics equal those of rows repeated that often.
 * Sorting is done once, O(n log n); each weighting then costs O(n).
 *
 * @param y n labels, 1 = churned
 * @param probability n probabilities
 * @returns from n whole weights of at least 0 to every metric; NaN as the metrics themselves
 * @throws RangeError when the lengths differ, or for a NaN probability
 * @example weightedMetrics([1, 0], [0.8, 0.4])([1, 3]).brierScore // (.04 + 3 · .16) / 4 = .13
 */
export function weightedMetrics(y: ArrayLike<number>, probability: ArrayLike<number>): (weight: ArrayLike<number>) => Record<MetricName, number> {
  assertPaired(y, probability);
  const { score, blockOf } = distinctScores(probability);
  const rowLogLoss = Float64Array.from(probability, (p, row) => logLossOfRow(y[row]!, p));
  const squaredError = Float64Array.from(probability, (p, row) => (p - y[row]!) ** 2);
  return (weight) => {
    const blocks = { score, count: new Float64Array(score.length), churned: new Float64Array(score.length) };
    const sums = { rows: 0, logLoss: 0, squaredError: 0 };
    for (let row = 0; row < blockOf.length; row++) {
      const times = weight[row]!;
      blocks.count[blockOf[row]!]! += times;
      blocks.churned[blockOf[row]!]! += times * y[row]!;
      sums.rows += times;
      sums.logLoss += times * rowLogLoss[row]!;
      sums.squaredError += times * squaredError[row]!;
    }
    return {
      rocAuc: rocAucOfBlocks(blocks),
      averagePrecision: averagePrecisionOfBlocks(blocks),
      logLoss: sums.logLoss / sums.rows,
      brierScore: sums.squaredError / sums.rows,
      expectedCalibrationError: expectedCalibrationErrorOfBlocks(blocks),
    };
  };
}
