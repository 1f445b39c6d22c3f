import { lacksColumn } from '@/lib/dataset/roleWords';
import { formatCount, formatFixed, formatMoneyRounded, formatRate } from '@/lib/format';
import { columnsByRole, type Dataset } from '@/lib/dataset/dataset';
import type { Clusters } from '@/lib/segments/clusters/clusters';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import type { Workspace } from '@/lib/workspace/derive';
import { listText } from '@/lib/workspace/survivalPage/words';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import { throughModel, unseenSegments } from './modelSegments';
import { profiles, type Profile } from './profiles';
import { sameAsColumn } from './sameAsColumn';

/** A group of customers on its card. */
export interface GroupCard extends Profile {
  id: string;
  label: string;
  /** What the group is: its rule, or how stable it is. */
  text: string;
  /** Whether the model has a say in who is in it: the rate is then by predictions that had not seen the customer. */
  throughModel: boolean;
  /** The list of exactly these customers. */
  query: Record<string, string>;
}

/** The groups of one partition, and what they add up to. */
export interface GroupCards {
  /** A finding, with its number. */
  title: string;
  cards: GroupCard[];
  total: Profile;
}

/** The rule segments as cards, in order of precedence: a segment keeps its place whatever its size. Computed once for each loaded state. */
export const segmentCards = cachedByWorkspace('segmentCards', (workspace): GroupCards => {
  const { segments: { segments, of }, dataset } = workspace;
  const found = profiles(workspace, of, segments.length, { tautologies: (group) => madeFrom(segments[group]!.columns, dataset), rateOf: unseenSegments(workspace) });
  const modelled = throughModel(workspace);
  const cards = segments.map(({ id, label, text }, i): GroupCard => ({ id, label, text, throughModel: modelled[i]!, query: { segment: id }, ...found[i]! }));
  return { title: whereRiskIs(cards, total(workspace), workspace), cards, total: total(workspace) };
});

/** The columns of a rule and, with one that grows as time goes by, all that do: of "six months or less", low total charges tell nothing. */
function madeFrom(columns: readonly string[], dataset: Dataset): ReadonlySet<string> {
  const growing = [...dataset.columns.values()].filter(({ spec }) => GROW_WITH_TIME.includes(spec.role)).map(({ spec }) => spec.name);
  return new Set(columns.some((name) => growing.includes(name)) ? [...columns, ...growing] : columns);
}

export interface ClusterCards extends GroupCards {
  tried: Clusters['tried'];
  /** Why the groups are hardly groups, in a sentence; null where they are some. */
  weakness: string | null;
  resamples: number;
}

/** The learned groups as cards, in their own order; null where there are none. Computed once for each loaded state. */
export const clusterCards = cachedByWorkspace('clusterCards', (workspace): ClusterCards | null => {
  const { clusters: learned } = workspace;
  if (!learned) return null;
  const { clusters, assignment, tried, resamples } = learned;
  const found = profiles(workspace, assignment, clusters.length);
  const cards = clusters.map(({ id, name, jaccard }, i): GroupCard => ({ id: String(id), label: name, text: stability(jaccard), throughModel: false, query: { cluster: String(id) }, ...found[i]! }));
  return { title: whoLeavesMost(cards), cards, total: total(workspace), tried, weakness: weakness(learned, sameAsColumn(workspace.dataset, assignment, clusters.length)), resamples };
});

const total = cachedByWorkspace('total', (workspace) => profiles(workspace, new Uint8Array(workspace.dataset.rowCount), 1)[0]!);

/** From here on a group is found again whenever it is looked for; below the lower mark it is not to be relied on. */
const [STABLE, UNSTABLE] = [0.75, 0.6];

/**
 * How much of a learned group is found again in resamples, in words.
 *
 * @see Hennig (2007), "Cluster-wise assessment of cluster stability", for the marks
 * @example stability(0.52) // "Unstable: 0.52, read with care"
 */
export function stability(jaccard: number): string {
  const figure = formatFixed(jaccard, 2);
  if (jaccard >= STABLE) return `Stable: ${figure}`;
  return `${jaccard >= UNSTABLE ? 'Not quite stable' : 'Unstable'}: ${figure}, read with care`;
}

/**
 * Whether groups are so close to each other that they are hardly groups.
 *
 * @param silhouette mean over the customers, −1 … 1
 * @see Kaufman & Rousseeuw (1990), Finding Groups in Data, table 4: up to 0.25 there is no substantial structure
 */
export function isWeak(silhouette: number): boolean {
  return silhouette <= 0.25;
}

/**
 * Why learned groups tell little, in a sentence: a column says the same, they lie too close to each other, or they are not found
 * again. Null where none of it is so.
 *
 * @param sameAs label of the column that says almost the same as the groups
 * @example weakness(clusters, 'Plan') // "The 3 groups that were learned are almost the same as Plan"
 */
export function weakness({ clusters, tried }: { clusters: readonly { jaccard: number }[]; tried: readonly { k: number; silhouette: number }[] }, sameAs: string | null): string | null {
  const silhouette = tried.find(({ k }) => k === clusters.length)?.silhouette ?? NaN;
  const unstable = clusters.filter(({ jaccard }) => jaccard < UNSTABLE).length;
  const reasons = [
    ...(sameAs === null ? [] : [`almost the same as ${sameAs}`]),
    ...(isWeak(silhouette) ? [`weakly separated (silhouette ${formatFixed(silhouette, 2)})`] : []),
    ...(unstable > 0 ? [`not found again when customers are drawn anew (${unstable} of ${clusters.length})`] : []),
  ];
  return reasons.length > 0 ? `The ${clusters.length} groups that were learned are ${listText(reasons)}` : null;
}

function whereRiskIs(cards: readonly GroupCard[], all: Profile, { dataset }: Workspace): string {
  const first = (size: (card: GroupCard) => number) => cards.reduce((a, b) => (size(b) > size(a) ? b : a));
  if (all.active === 0) return 'Nobody in the file is active';
  const { currency } = dataset.dictionary;
  if (all.atRisk && all.atRisk.sum > 0) {
    const most = first((card) => card.atRisk!.sum);
    return `"${most.label}" holds ${formatMoneyRounded(most.atRisk!.sum, currency)} of the ${formatMoneyRounded(all.atRisk.sum, currency)} of monthly revenue at risk, with ${formatRate(most.share)} of the active customers`;
  }
  const largest = first((card) => card.active);
  return `${largest.label} is the largest segment: ${formatCount(largest.active)} of ${formatCount(all.active)} active customers`;
}

function whoLeavesMost(cards: readonly GroupCard[]): string {
  const ranked = cards.toSorted((a, b) => b.rate - a.rate);
  const [most, least] = [ranked[0]!, ranked.at(-1)!];
  const lead = `By what they do and pay, customers fall into ${cards.length} groups`;
  // A claim is made only where the two intervals are apart.
  if (!(most.lower > least.upper)) return `${lead}, which leave about equally often`;
  return `${lead}: ${formatRate(most.rate)} of "${most.label}" left, ${formatRate(least.rate)} of "${least.label}"`;
}

/** What a card lacks in this dataset, and the column or the step that would bring it. */
export function missing({ dataset, modelProblem, model }: Workspace): string[] {
  const has = (role: 'monthlyCharge' | 'tenure') => columnsByRole(dataset, role).length > 0;
  return [
    ...(has('monthlyCharge') ? [] : [lacksColumn(['monthlyCharge'], 'bring the average of it, the lifetime value and the revenue at risk')]),
    ...(has('monthlyCharge') && !has('tenure') ? [lacksColumn(['tenure'], 'bring the lifetime value')] : []),
    ...(model ? [] : [`Without a model there is no revenue at risk. ${modelProblem?.message ?? ''} ${modelProblem?.remedy ?? ''}`.trim()]),
  ];
}
