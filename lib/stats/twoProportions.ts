import { Z95 } from './intervals';

/**
 * Whether two proportions differ by no more than chance would make them: the pooled two-sample z-test at 5%, two-sided.
 *
 * @returns true also where the test cannot be made (no trials, or both all or nothing)
 * @see Agresti (2013), Categorical Data Analysis, §3.2
 * @example withinChance({ successes: 100, trials: 5616 }, { successes: 78, trials: 5567 }) // true: z = 1.60
 */
export function withinChance(a: { successes: number; trials: number }, b: { successes: number; trials: number }): boolean {
  const pooled = (a.successes + b.successes) / (a.trials + b.trials);
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / a.trials + 1 / b.trials));
  const z = (a.successes / a.trials - b.successes / b.trials) / error;
  return !(Math.abs(z) > Z95);
}
