import type { Drivers } from '@/lib/churn/drivers';
import type { EncodedFeature } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { featureColumns, type FeatureColumn, type NumberColumn } from '@/lib/dataset/dataset';
import { isWhole } from '@/lib/dataset/isWhole';
import { featureGroups, type FeatureGroup } from '@/lib/explanation/featureGroups';
import { mean } from '@/lib/stats/moments';
import { countBelow, quantileSorted } from '@/lib/stats/quantile';
import type { Workspace } from './derive';
import { decomposition, modelTitle, observedTitle, tenureNote } from './driversViewFeatureText';
import { groupOfEach } from './driversViewMembers';

/** Customers alike in the feature: what became of them, and what the model says of them and of everyone, had they this value. */
export interface ComparedGroup extends FeatureGroup {
  /** Mean prediction for these very customers by trees that have not seen them; null where none of them has one. */
  outOfBag: number | null;
  /** Mean probability over the group's values, had everyone the value and all else as it is with each customer; null where the model has no such value. */
  ifEveryone: number | null;
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
  /** Whether it counts in whole numbers. */
  integer: boolean;
  /** Null for a category, whose model is in the groups. */
  curve: FeatureCurve | null;
  groups: ComparedGroup[];
  /** What the model says, and what the file says, as sentences. */
  modelTitle: string;
  observedTitle: string;
  /** Where file and model's curve differ markedly, the way from the one to the other in steps; null where they agree. */
  decomposition: string | null;
  /** What the column itself counts differently for those who left; null where it does not. */
  note: string | null;
}

const TENTHS = 10;
const THIN = 0.05;

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
  const alike = featureGroups(column, churned, currency);
  const heldOut = outOfBagMeans(alike, groupOfEach(column, alike), model.heldOut.forest);
  const groups = alike.map((group, i): ComparedGroup => ({ ...group, outOfBag: heldOut[i]!, ifEveryone: groupProbability(group, column, modelled) }));
  return {
    name,
    label,
    unit: column.kind === 'number' ? column.spec.unit : '',
    integer: column.kind === 'number' && isWhole(column.spec),
    curve: column.kind === 'number' && modelled.points.length > 0 ? curve(column, modelled.points) : null,
    groups,
    modelTitle: modelTitle(column, modelled.points, groups, currency),
    observedTitle: observedTitle(groups),
    decomposition: decomposition(groups),
    note: tenureNote(column),
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
  const isNumber = encoded.kind === 'number';
  const known = code.flatMap((value, i) => (i === missing ? [] : [{ value: isNumber ? exact(value, [encoded.min, encoded.max]) : value, probability: probability[i]! }]));
  return {
    points: isNumber ? known : [],
    byCategory: new Map(isNumber ? [] : known.map((point) => [encoded.categories[point.value]!, point.probability])),
    notKnown: missing < 0 ? null : probability[missing]!,
  };
}

/** Codes are 32-bit floats: the end of the data is to be the end of the curve, and not lie beside it by a rounding. */
function exact(code: number, ends: readonly number[]): number {
  return ends.find((end) => Math.fround(end) === Math.fround(code)) ?? code;
}

/** By group; customers whom every tree has seen have no such prediction and are left out. */
function outOfBagMeans(groups: readonly FeatureGroup[], groupOf: Int32Array, probability: Float64Array): (number | null)[] {
  const sums = groups.map(() => ({ sum: 0, count: 0 }));
  probability.forEach((value, row) => {
    if (Number.isNaN(value)) return;
    const tally = sums[groupOf[row]!]!;
    tally.sum += value;
    tally.count++;
  });
  return sums.map(({ sum, count }) => (count > 0 ? sum / count : null));
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
