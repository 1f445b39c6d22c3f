import { countsAtThresholds } from '@/lib/stats/confusion';
import { wilsonInterval } from '@/lib/stats/intervals';
import { withinChance } from '@/lib/stats/twoProportions';

/** One group of customers, counted at every threshold. */
export interface GroupCounts {
  label: string;
  n: number;
  positives: number;
  /** Mean probability of the group. */
  predicted: number;
  /** Counts at each of t thresholds: predicted to leave and left, predicted to leave and stayed. */
  truePositives: number[];
  falsePositives: number[];
}

/** A share with what it is made of and its 95% Wilson interval; all but the counts NaN where there is nothing to divide by. */
export interface Share {
  count: number;
  of: number;
  value: number;
  lower: number;
  upper: number;
}

export interface GroupRates {
  /** Predicted to leave ÷ all. */
  selection: Share;
  /** Predicted to leave ÷ left. */
  truePositive: Share;
  /** Predicted to leave ÷ stayed. */
  falsePositive: Share;
}

/** Below this many customers a group's rates are too vague to be held against another's. */
export const MIN_GROUP_SIZE = 30;
/** The four-fifths rule: a lowest rate under this share of the highest asks for a reason. */
export const LOWEST_RATIO = 0.8;

export function share(count: number, of: number): Share {
  const [lower, upper] = wilsonInterval(count, of);
  return { count, of, value: count / of, lower, upper };
}

/**
 * Counts each group at each threshold. O(n log n).
 *
 * @param y n labels, 1 = churned
 * @param probability n probabilities
 * @param group n positions in `labels`; a row of another number belongs to no group
 * @param thresholds t thresholds
 * @returns the groups in the order of `labels`, empty ones left out
 * @throws RangeError for a NaN probability
 */
export function groupCounts(y: ArrayLike<number>, probability: ArrayLike<number>, group: ArrayLike<number>, labels: readonly string[], thresholds: readonly number[]): GroupCounts[] {
  const rows: number[][] = labels.map(() => []);
  for (let row = 0; row < y.length; row++) rows[group[row]!]?.push(row);
  return labels.flatMap((label, i) => {
    const members = rows[i]!;
    if (members.length === 0) return [];
    const labelsOf = members.map((row) => y[row]!);
    const scores = members.map((row) => probability[row]!);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    return [{ label, n: members.length, positives: sum(labelsOf), predicted: sum(scores) / members.length, ...countsAtThresholds(labelsOf, scores, thresholds) }];
  });
}

/** The rates of a group at one of its thresholds. */
export function groupRates({ n, positives, truePositives, falsePositives }: GroupCounts, at: number): GroupRates {
  const [found, alarms] = [truePositives[at]!, falsePositives[at]!];
  return { selection: share(found + alarms, n), truePositive: share(found, positives), falsePositive: share(alarms, n - positives) };
}

export interface RateComparison {
  lowest: { label: string; share: Share };
  highest: { label: string; share: Share };
  /** Lowest rate ÷ highest. */
  ratio: number;
  /** Whether two groups of one rate would differ as much by chance, at 5%. */
  withinChance: boolean;
}

/**
 * The lowest of some groups' rates against the highest.
 *
 * @param groups each with at least one row behind its rate to count
 * @returns null where fewer than two groups have a rate, or where all rates are 0
 * @see Uniform Guidelines on Employee Selection Procedures (1978), 29 CFR 1607.4 D, the four-fifths rule
 * @example compareRates([{ label: 'A', share: share(12, 100) }, { label: 'B', share: share(24, 100) }])?.ratio // .5
 */
export function compareRates(groups: readonly { label: string; share: Share }[]): RateComparison | null {
  const known = groups.filter((group) => group.share.of > 0);
  if (known.length < 2) return null;
  const lowest = known.reduce((a, b) => (b.share.value < a.share.value ? b : a));
  const highest = known.reduce((a, b) => (b.share.value > a.share.value ? b : a));
  if (highest.share.value === 0) return null;
  const trials = (of: Share) => ({ successes: of.count, trials: of.of });
  return { lowest, highest, ratio: lowest.share.value / highest.share.value, withinChance: withinChance(trials(lowest.share), trials(highest.share)) };
}
