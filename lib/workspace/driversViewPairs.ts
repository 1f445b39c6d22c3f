import type { Drivers } from '@/lib/churn/drivers';
import { featureColumns } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { featureGroups, MIN_GROUP } from '@/lib/explanation/featureGroups';
import { formatCount, formatRate } from '@/lib/format';
import { wilsonInterval } from '@/lib/stats/intervals';
import type { Workspace } from './derive';
import { groupOfEach } from './driversViewMembers';
import { points } from './driversViewWords';

/** Customers of one group of each of two features, and the share of them that left with its 95% interval (Wilson). */
export interface Combination {
  labels: [string, string];
  count: number;
  rate: number;
  lower: number;
  upper: number;
}

export interface InteractionsView {
  title: string;
  sentence: string;
  sampleSize: number;
  /** Strongest first. */
  pairs: { label: string; strength: number }[];
  /** Of the strongest pair; null where no two combinations can be held against each other. */
  combinations: { features: [string, string]; sentence: string; /** Highest share first: the ends of the list. */ shown: Combination[] } | null;
}

/** Combinations shown from either end of the list. */
const ENDS = 3;

/** Which pairs of features act together, and what became of the customers along the strongest; null for a model without any. */
export function interactionsView(workspace: Workspace, { sampleSize, pairs }: Drivers['interactions']): InteractionsView | null {
  const [top] = pairs;
  if (!top) return null;
  const label = (name: string) => workspace.dataset.columns.get(name)?.spec.label ?? name;
  const [a, b] = [label(top.features[0]), labelWithin(label(top.features[1]))];
  return {
    title: `${a} and ${b} act together most: ${points(top.strength)} points on average`,
    sentence: `Two features act together where the effect of the one depends on the other. Of what ${labelWithin(a)} and ${b} add to a customer's probability, ${points(top.strength)} points on average, up or down, are this joint effect. They are already within the figures of the two features above, and do not come on top.`,
    sampleSize,
    pairs: pairs.map(({ features, strength }) => ({ label: `${label(features[0])} × ${labelWithin(label(features[1]))}`, strength })),
    combinations: combinationsView(workspace, top.features),
  };
}

function combinationsView(workspace: Workspace, names: readonly [string, string]): InteractionsView['combinations'] {
  const all = combinations(workspace, names).filter(({ count }) => count >= MIN_GROUP).sort((x, y) => y.rate - x.rate || x.count - y.count);
  const [highest, lowest] = [all[0], all.at(-1)];
  if (!highest || !lowest || formatRate(highest.rate) === formatRate(lowest.rate)) return null;
  const inWords = ({ labels, rate, count }: Combination) => `${labels.join(' with ')}: ${formatRate(rate)} of ${formatCount(count)} left`;
  return {
    features: [workspace.dataset.columns.get(names[0])!.spec.label, workspace.dataset.columns.get(names[1])!.spec.label],
    sentence: `Highest of ${formatCount(all.length)} combinations of at least ${MIN_GROUP} customers: ${inWords(highest)}. Lowest: ${inWords(lowest)}. Picked as the ends of a list, so chance makes both look a little further apart than they are.`,
    shown: all.length <= 2 * ENDS ? all : [...all.slice(0, ENDS), ...all.slice(-ENDS)],
  };
}

/** Every combination of the groups of two features that somebody belongs to. O(rows × groups). */
function combinations({ dataset, churned }: Workspace, names: readonly [string, string]): Combination[] {
  const [first, second] = names.map((name) => {
    const column = featureColumns(dataset).find(({ spec }) => spec.name === name);
    const groups = column ? featureGroups(column, churned, dataset.dictionary.currency) : [];
    return { groups, of: column ? groupOfEach(column, groups) : new Int32Array() };
  });
  if (!first?.groups.length || !second?.groups.length) return [];
  const tallies = first.groups.flatMap((a) => second.groups.map((b) => ({ labels: [a.label, b.label] as [string, string], count: 0, left: 0 })));
  churned.forEach((left, row) => {
    const tally = tallies[first.of[row]! * second.groups.length + second.of[row]!]!;
    tally.count++;
    tally.left += left;
  });
  return tallies.filter(({ count }) => count > 0).map(({ labels, count, left }) => {
    const [lower, upper] = wilsonInterval(left, count);
    return { labels, count, rate: left / count, lower, upper };
  });
}
