import type { Drivers } from '@/lib/churn/drivers';
import type { EncodedFeature } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { featureColumns, type FeatureColumn, type NumberColumn } from '@/lib/dataset/dataset';
import { featureGroups, MIN_GROUP, numberText, type FeatureGroup } from '@/lib/explanation/featureGroups';
import { formatProbability, formatRate } from '@/lib/format';
import { mean } from '@/lib/stats/moments';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import type { Workspace } from './derive';
import { inSentence } from './driversView';

/** Customers alike in the feature: what became of them, and what the model says of everyone, had they this value. */
export interface ComparedGroup extends FeatureGroup {
  /** Mean probability over the group's values, all else as it is with each customer; null where the model has no such value. */
  probability: number | null;
}

export interface FeatureCurve {
  /** In the unit of the column, ascending. */
  points: { value: number; probability: number }[];
  /** Stretches of the axis, each a tenth of it, where under 5% of the customers lie; neighbours are one. */
  thin: [from: number, to: number][];
  /** 101 percentiles of the customers' values: between two neighbours lies 1% of them. */
  rug: number[];
}

export interface FeatureView {
  name: string;
  label: string;
  unit: string;
  /** Null for a category, whose model is in the groups. */
  curve: FeatureCurve | null;
  groups: ComparedGroup[];
  /** What the model says, and what the file says, as sentences. */
  modelTitle: string;
  observedTitle: string;
  /** Where the two differ markedly, that they do and why they may; null where they agree. */
  difference: string | null;
}

const TENTHS = 10;
const THIN = 0.05;
/** In probability. */
const MARKED = 0.05;
const HARDLY = 0.01;

/** One feature in the model and in the file; null where either does not know it. */
export function featureView(workspace: Workspace, model: ChurnModel, name: string): FeatureView | null {
  const { dataset, churned } = workspace;
  const column = featureColumns(dataset).find((candidate) => candidate.spec.name === name);
  const encoded = model.card.encoder.find((feature) => feature.name === name);
  const dependence = model.drivers.partialDependence.curves.find(({ feature }) => feature === name);
  if (!column || !encoded || !dependence) return null;
  const { currency } = dataset.dictionary;
  const { label } = column.spec;
  const modelled = modelOf(encoded, dependence);
  const groups = featureGroups(column, churned, currency).map((group): ComparedGroup => ({ ...group, probability: groupProbability(group, column, modelled) }));
  return {
    name,
    label,
    unit: column.kind === 'number' ? column.spec.unit : '',
    curve: column.kind === 'number' && modelled.points.length > 0 ? curve(column, modelled.points) : null,
    groups,
    modelTitle: modelTitle(column, modelled, groups, currency),
    observedTitle: observedTitle(groups),
    difference: difference(label, groups),
  };
}

interface Modelled {
  /** Numbers only. */
  points: FeatureCurve['points'];
  /** Categories only, by category. */
  byCategory: Map<string, number>;
  /** Of those for whom it is not known; null where the training rows had no gaps. */
  notKnown: number | null;
}

/** The measured codes back in the words of the file: a code below all others stands for a missing value. */
function modelOf(encoded: EncodedFeature, { code, probability }: Drivers['partialDependence']['curves'][number]): Modelled {
  const missing = encoded.missing.as === 'bucket' ? code.indexOf(Math.fround(encoded.missing.code)) : -1;
  const known = code.flatMap((value, i) => (i === missing ? [] : [{ value, probability: probability[i]! }]));
  const isNumber = encoded.kind === 'number';
  return {
    points: isNumber ? known : [],
    byCategory: new Map(isNumber ? [] : known.map((point) => [encoded.categories[point.value]!, point.probability])),
    notKnown: missing < 0 ? null : probability[missing]!,
  };
}

function groupProbability(group: FeatureGroup, column: FeatureColumn, { points, byCategory, notKnown }: Modelled): number | null {
  if (group.value === '') return notKnown;
  if (column.kind === 'category') return byCategory.get(group.value) ?? null;
  if (points.length === 0) return null;
  return mean(column.values.filter((value) => value >= group.from! && value <= group.to!).map((value) => interpolate(points, value)));
}

/** On the straight line between the two points that enclose the value; beyond the ends, at the end. */
function interpolate(points: FeatureCurve['points'], value: number): number {
  const after = points.findIndex((point) => point.value >= value);
  const to = points[after] ?? points.at(-1)!;
  const from = points[after - 1] ?? to;
  const share = to.value === from.value ? 0 : (value - from.value) / (to.value - from.value);
  return from.probability + Math.min(1, share) * (to.probability - from.probability);
}

function curve(column: NumberColumn, points: FeatureCurve['points']): FeatureCurve {
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  return { points, thin: thinStretches(sorted), rug: Array.from({ length: 101 }, (_, i) => quantileSorted(sorted, i / 100)) };
}

function thinStretches(sorted: Float64Array): FeatureCurve['thin'] {
  const [min, max] = [sorted[0]!, sorted.at(-1)!];
  const end = (tenth: number) => (tenth === TENTHS ? max : min + ((max - min) * tenth) / TENTHS);
  const below = (tenth: number) => (tenth === TENTHS ? sorted.length : countBelow(sorted, end(tenth)));
  const thin: FeatureCurve['thin'] = [];
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    if (below(tenth + 1) - below(tenth) >= THIN * sorted.length || min === max) continue;
    const last = thin.at(-1);
    if (last && last[1] === end(tenth)) last[1] = end(tenth + 1);
    else thin.push([end(tenth), end(tenth + 1)]);
  }
  return thin;
}

/** The two ends of what the model says, in the order in which they stand on the axis. */
function modelTitle(column: FeatureColumn, { points }: Modelled, groups: ComparedGroup[], currency: string): string {
  const ends = column.kind === 'number'
    ? extremes(points.map(({ value, probability }) => ({ label: numberText(shortened(value, column), column.spec, currency), probability })))
    : extremes(groups.flatMap(({ label: group, value, probability }) => (probability === null || value === '' ? [] : [{ label: group, probability }])));
  if (!ends) return "It does not move the model's probability";
  const [first, last] = ends;
  const [from, to] = [formatProbability(first.probability), formatProbability(last.probability)];
  if (from === to || Math.abs(first.probability - last.probability) < HARDLY) return `It hardly moves the model's probability, which stays near ${to}`;
  if (column.kind === 'category') return `The model's probability is ${from} for ${first.label} and ${to} for ${last.label}`;
  return `The model's probability ${first.probability > last.probability ? 'falls' : 'rises'} from ${from} at ${first.label} to ${to} at ${last.label}`;
}

/** A point of the curve lies between the values of the file, and 32-bit floats add digits: neither is to be read. */
function shortened(value: number, { spec }: NumberColumn): number {
  if (spec.type === 'integer' || Math.abs(value) >= 100) return Math.round(value);
  return Number(value.toFixed(2));
}

/** The lowest and the highest, in the order in which they stand; null where there are no two. */
function extremes<T extends { probability: number }>(all: T[]): [T, T] | null {
  if (all.length < 2) return null;
  const low = all.reduce((a, b) => (b.probability < a.probability ? b : a));
  const high = all.reduce((a, b) => (b.probability > a.probability ? b : a));
  if (low === high) return null;
  return all.indexOf(low) < all.indexOf(high) ? [low, high] : [high, low];
}

function observedTitle(groups: readonly FeatureGroup[]): string {
  const sure = groups.filter((group) => group.count >= MIN_GROUP && group.value !== '');
  if (sure.length < 2) return 'In the file there is only one group to compare';
  const high = sure.reduce((a, b) => (b.rate > a.rate ? b : a));
  const low = sure.reduce((a, b) => (b.rate < a.rate ? b : a));
  if (formatRate(high.rate) === formatRate(low.rate)) return `In the file as many left in every group: ${formatRate(low.rate)}`;
  return `In the file ${formatRate(high.rate)} left with ${high.label} and ${formatRate(low.rate)} with ${low.label}`;
}

function difference(label: string, groups: readonly ComparedGroup[]): string | null {
  const apart = groups
    .flatMap(({ probability, ...group }) => (probability === null || group.count < MIN_GROUP || (probability >= group.lower && probability <= group.upper) ? [] : [{ ...group, probability }]))
    .filter((group) => Math.abs(group.probability - group.rate) >= MARKED)
    .sort((a, b) => Math.abs(b.probability - b.rate) - Math.abs(a.probability - a.rate));
  const [widest] = apart;
  if (!widest) return null;
  return `The two differ most for ${widest.value === '' ? 'customers for whom it is not known' : widest.label}: ${formatProbability(widest.probability)} by the model, ${formatRate(widest.rate)} in the file. ` +
    `The model's figure changes ${inSentence(label)} alone and leaves everything else as it is with each customer; the customers of two groups also differ in other features, and the file counts all of that together.`;
}
