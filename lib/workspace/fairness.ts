import { compareRates, LOWEST_RATIO, MIN_GROUP_SIZE, groupRates, share, type GroupCounts, type GroupRates, type RateComparison } from '@/lib/churn/groupRates';
import { formatRate, formatFixed } from '@/lib/format';

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
 * How far apart the judged groups are at a cut: who is flagged, and who is found among those who left. The four-fifths rule is about
 * the former; the latter is held to the same ratio. A warning names what explains the difference, or that nothing does. Last, whose
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
  const warns = ratio < LOWEST_RATIO;
  const text = `${what}: ${formatRate(lowest.share.value)} of “${lowest.label}” against ${formatRate(highest.share.value)} of “${highest.label}”, ratio ${formatFixed(ratio, 2)}${warns ? `, below ${LOWEST_RATIO}.` : ': no warning.'}`;
  return { text, warns, caution: warns ? cautionOf(compared, baseRates, pairs) : null };
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
