import type { Forest } from '@/lib/forest/forest';
import { predictProba } from '@/lib/forest/predict';
import { treeSpread } from '@/lib/forest/treeSpread';
import { quantileSorted } from '@/lib/stats/quantile';
import { createRandom } from '@/lib/stats/random';
import { trainForest } from './trainForest';
import type { ForestOptions, TrainingInput } from './trainingInput';

export interface IntervalCalibration {
  /** Share of rows whose true probability the interval is to hold. */
  level: number;
  /** Half-width ÷ standard deviation between trees. */
  multiplier: number;
  /** The simulated worlds in order; the last one gives the multiplier. */
  worlds: { multiplier: number; meanAbsoluteError: number }[];
}

const LEVEL = 0.9;
const WORLDS = 3;
/** Around 1 where trees disagree as far as they err. Of one column alone they may agree nearly everywhere, err all the same, and need a hundred. */
const MOST_MULTIPLIER = 10;

/**
 * How wide an interval around a probability must be, in units of the trees' disagreement, to hold the true probability of `level` of
 * the rows: found in simulated worlds whose truth is known (parametric bootstrap).
 *
 * A world takes a probability for every row as its truth, draws outcomes from it, trains on them as on the real ones, and compares the
 * result with its truth; the `level` quantile of |error| ÷ spread is the multiplier that would have been right there. The forest's own
 * predictions are too smooth to be a good truth: a forest learns them too easily. So each next world corrects its truth by what the
 * forest lost in the last one (iterated bootstrap). The multipliers go on rising with the worlds; that the third is taken was chosen on
 * draws of the bundled population, whose truth is known, and is the one thing here that no customer file can check.
 *
 * @param forest trained on the same input
 * @param trees of each world's forest; half as many as the real one's estimate the spread as well, and the mean's own error a little too high
 * @returns null where the trees' disagreement says nothing about their error: they never disagree, or hardly ever
 * @throws TrainingError as trainForest
 * @see Efron & Tibshirani (1993), An introduction to the bootstrap, §6.5; Hall & Martin (1988), On bootstrap resampling and iteration
 */
export async function calibrateInterval(input: TrainingInput & { options: ForestOptions }, forest: Forest, trees: number): Promise<IntervalCalibration | null> {
  const { X, options } = input;
  const served = predictProba(forest, X);
  const worlds: IntervalCalibration['worlds'] = [];
  let truth = served;
  for (let world = 0; world < WORLDS; world++) {
    const trained = await trainForest({
      ...input,
      y: drawOutcomes(truth, options.seed + world),
      options: { ...options, trees, seed: options.seed + world + 1 },
      onProgress: input.onProgress && ((done, total) => input.onProgress!(world * total + done, WORLDS * total)),
    }).catch((error: Error & { code?: string }) => {
      // A world may draw too few of a class to learn from; the data themselves were checked before.
      if (error.code === 'one-class' || error.code === 'too-few-in-class') return null;
      throw error;
    });
    if (!trained) return null;
    const predicted = predictProba(trained.forest, X);
    const measured = measureWorld(predicted, truth, treeSpread(trained.forest, X));
    if (!measured) return null;
    worlds.push(measured);
    const corrected = truth;
    truth = truth.map((_, row) => Math.min(1, Math.max(0, corrected[row]! + served[row]! - predicted[row]!)));
  }
  const { multiplier } = worlds.at(-1)!;
  return multiplier <= MOST_MULTIPLIER ? { level: LEVEL, multiplier, worlds } : null;
}

function drawOutcomes(probability: Float64Array, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from(probability, (p) => (random() < p ? 1 : 0));
}

function measureWorld(predicted: Float64Array, truth: Float64Array, spread: Float64Array): IntervalCalibration['worlds'][number] | null {
  const ratios: number[] = [];
  let error = 0;
  predicted.forEach((probability, row) => {
    const distance = Math.abs(probability - truth[row]!);
    error += distance;
    if (spread[row]! > 0) ratios.push(distance / spread[row]!);
  });
  if (ratios.length === 0) return null;
  return { multiplier: quantileSorted(Float64Array.from(ratios).sort(), LEVEL), meanAbsoluteError: error / predicted.length };
}
