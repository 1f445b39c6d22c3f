import { compareRates, LOWEST_RATIO, MIN_GROUP_SIZE, groupRates, share, type GroupCounts, type GroupRates, type RateComparison, type Share } from '@/lib/churn/groupRates';
import { formatRate, formatFixed } from '@/lib/format';
import { Z95 } from '@/lib/stats/intervals';

/** A protected column with its groups, counted at every cut. */
export interface FairnessColumn {
  name: string;
  label: string;
  /** Largest groups only, where there are many; in the column's order. */
  groups: GroupCounts[];
  /** Groups too many to show. */
  notShown: number;
}

/** What is held against what, in words. */
export interface FairnessFinding {
  /** The comparison with its numbers and what comes of it. */
  text: string;
  /** Whether it needs a reason or care. */
  warns: boolean;
  /** What speaks against reading the difference as unfair, or asks for it; null where there is nothing to add. */
  caution: string | null;
}

export interface GroupAtCut extends GroupRates {
  label: string;
  n: number;
  baseRate: ReturnType<typeof share>;
  predicted: number;
  /** False for a group of too few customers. */
  judged: boolean;
}

/** The rates of each group at a cut. */
export function groupsAtCut(column: FairnessColumn, at: number): GroupAtCut[] {
  return column.groups.map((group) => ({
    label: group.label, n: group.n, predicted: group.predicted,
    baseRate: share(group.positives, group.n),
    judged: group.n >= MIN_GROUP_SIZE,
    ...groupRates(group, at),
  }));
}

/**
 * How far apart the judged groups are at a cut: who is flagged, who is found among those who left, and who is flagged of those who stayed.
 * The four-fifths rule is about the first; the others are held to the same ratio. A warning names what explains the difference, or that nothing does. Last, whose
 * probabilities are too high or too low as a group, at any cut.
 */
export function fairnessFindings(groups: readonly GroupAtCut[]): FairnessFinding[] {
  const judged = groups.filter((group) => group.judged);
  const of = (rate: (group: GroupAtCut) => GroupAtCut['baseRate']) => compareRates(judged.map((group) => ({ label: group.label, share: rate(group) })));
  const baseRates = of((group) => group.baseRate);
  const pairs = (judged.length * (judged.length - 1)) / 2;
  return [
    finding('Flagged', of((group) => group.selection), baseRates, pairs),
    finding('Found among those who left', of((group) => group.truePositive), baseRates, pairs),
    finding('Flagged among those who stayed', of((group) => group.falsePositive), baseRates, pairs),
    ...judged.map(calibrationFinding),
  ].filter((found) => found !== null);
}

/** A group whose mean probability lies outside the 95% interval of what happened to it. */
function calibrationFinding({ label, predicted, baseRate }: GroupAtCut): FairnessFinding | null {
  if (predicted >= baseRate.lower && predicted <= baseRate.upper) return null;
  const interval = `${formatRate(baseRate.lower)} to ${formatRate(baseRate.upper)}`;
  const text = `Predicted too ${predicted < baseRate.lower ? 'low' : 'high'} for “${label}”: ${formatRate(predicted)} on average, while ${formatRate(baseRate.value)} left (95% interval ${interval}).`;
  return { text, warns: true, caution: 'Of groups that are predicted rightly, one in twenty shows this by chance.' };
}

function finding(what: string, compared: RateComparison | null, baseRates: RateComparison | null, pairs: number): FairnessFinding | null {
  if (!compared) return null;
  const { lowest, highest, ratio } = compared;
  if (lowest.label === highest.label) return { text: `${what}: ${formatRate(lowest.share.value)} of every group: no warning.`, warns: false, caution: null };
  const warns = ratio < LOWEST_RATIO;
  const text = `${what}: ${formatRate(lowest.share.value)} of “${lowest.label}” against ${formatRate(highest.share.value)} of “${highest.label}”, ratio ${formatFixed(ratio, 2)}${intervalText(ratioInterval(lowest.share, highest.share))}${warns ? `, below ${LOWEST_RATIO}.` : ': no warning.'}`;
  return { text, warns, caution: warns ? cautionOf(compared, baseRates, pairs) : null };
}

/**
 * 95% interval of the ratio of two shares of different customers, by the log method: log ratio ± z·√(1/a − 1/n + 1/b − 1/m).
 *
 * @returns null where a share is 0, which has no logarithm
 * @see Katz, Baptista, Azen & Pike (1978), "Obtaining confidence intervals for the risk ratio in cohort studies", method C
 * @example ratioInterval(share(10, 100), share(20, 100)) // [.2466…, 1.0137…]
 */
export function ratioInterval(a: Share, b: Share): [lower: number, upper: number] | null {
  if (a.count === 0 || b.count === 0) return null;
  const factor = Math.exp(Z95 * Math.sqrt(1 / a.count - 1 / a.of + 1 / b.count - 1 / b.of));
  const ratio = a.value / b.value;
  return [ratio / factor, ratio * factor];
}

function intervalText(interval: [number, number] | null): string {
  return interval ? ` (95% interval ${interval.map((end) => formatFixed(end, 2)).join(' to ')})` : '';
}

function cautionOf(compared: RateComparison, baseRates: RateComparison | null, pairs: number): string {
  if (compared.withinChance) return 'The groups are so small that chance alone could make this difference.';
  const many = pairs > 1 ? ` It is the largest of ${pairs} differences, of which chance alone makes one in twenty stand out.` : '';
  const explains = baseRates && !baseRates.withinChance && baseRates.lowest.label === compared.lowest.label && baseRates.highest.label === compared.highest.label;
  if (explains) {
    const [low, high] = [formatRate(baseRates.lowest.share.value), formatRate(baseRates.highest.share.value)];
    return `The groups left at different rates too (${low} and ${high}, ratio ${formatFixed(baseRates.ratio, 2)}), and a model that is right about each must then flag them at different rates. Whether to act on that is for people to decide.${many}`;
  }
  return `How often these groups leave does not explain it: find the reason before you act on it.${many}`;
}
