import { columnsOfTree } from './growTrees';
import type { ForestOptions, TrainingInput } from './trainingInput';
import { trainForest } from './trainForest';

/**
 * Small on purpose: the optimum is flat but for the share of features that a tree sees, and every try costs a forest. Features are drawn
 * once for a tree, so that with few trees the luck of the draw ranks the settings; sixty are enough.
 */
export const TUNING_GRID: readonly Partial<ForestOptions>[] = [0.6, 0.8, 1].map((maxFeatures) => ({ maxFeatures }));
export const TUNING_TREES = 60;

export interface TunedOptions {
  /** Out-of-bag figures of each try, lowest log loss first. */
  tried: { options: Partial<ForestOptions>; logLoss: number; rocAuc: number }[];
  trees: number;
}

/**
 * Tries each setting of a grid with a small forest and ranks them by out-of-bag log loss; of equals the earlier in the grid wins.
 * All tries share their seed, so that settings are compared on the same subsamples.
 *
 * @throws TrainingError as trainForest
 */
export async function tuneForest(input: TrainingInput, { base, grid, trees }: { base: ForestOptions; grid: readonly Partial<ForestOptions>[]; trees: number }): Promise<TunedOptions> {
  const tried: TunedOptions['tried'] = [];
  for (const options of differing(grid, base, input.p)) {
    const { metrics } = await trainForest({
      ...input,
      options: { ...base, ...options, trees },
      onProgress: input.onProgress && ((done, total) => input.onProgress!(tried.length * total + done, differing(grid, base, input.p).length * total)),
    });
    tried.push({ options, logLoss: metrics.logLoss, rocAuc: metrics.rocAuc });
  }
  return { tried: tried.sort((a, b) => a.logLoss - b.logLoss), trees };
}

/** Where a tree may use no more of very many features, settings that ask for more come to the same. */
function differing(grid: readonly Partial<ForestOptions>[], base: ForestOptions, p: number): Partial<ForestOptions>[] {
  const columns = (options: Partial<ForestOptions>) => columnsOfTree(p, options.maxFeatures ?? base.maxFeatures);
  const same = (options: Partial<ForestOptions>) => JSON.stringify({ ...options, maxFeatures: columns(options) });
  return grid.filter((options, i) => grid.findIndex((other) => same(other) === same(options)) === i);
}
