import { learnedFrom } from '@/lib/churn/card';
import type { ChurnModel } from '@/lib/churn/model';
import { categoryLabel } from '@/lib/dataset/dataset';
import { labelWithin } from '@/lib/dataset/labelWithin';
import { numberText } from '@/lib/explanation/featureGroups';
import { formatNumber, MISSING } from '@/lib/format';
import { mean } from '@/lib/stats/moments';
import type { Workspace } from './derive';
import { interactionsView, type InteractionsView } from './driversViewPairs';
import { points, signedPoints } from './driversViewWords';

export interface DriverRow {
  name: string;
  label: string;
  /** Mean |SHAP value| with its standard error, in probability. */
  shap: { mean: number; standardError: number };
  /** Rise in log loss, in nats, when the feature is shuffled: mean and standard deviation over repeats; null where it was not measured. */
  permutation: { mean: number; sd: number } | null;
  /** "High values raise it", "Highest for Month-to-month, lowest for Two year" */
  direction: string;
}

export interface BeeswarmRow extends DriverRow {
  shapValue: readonly number[];
  /** Place of the customer's value among all, 0 lowest, 1 highest. */
  rank: readonly number[];
  /** The values that the first and the last colour stand for: the ends of a number, or the first and the last category of the dictionary. */
  lowest: string;
  highest: string;
  /** Whether its order is no more than that of the dictionary. */
  isCategory: boolean;
}

export interface DriversView {
  /** Strongest first by mean |SHAP value|. */
  rows: DriverRow[];
  importanceTitle: string;
  /** Where the two measures put the features in another order, and where not. */
  agreement: string;
  sampleSize: number;
  /** Customers that partial dependence is averaged over. */
  dependenceSampleSize: number;
  /** Times that each feature was shuffled. */
  repeats: number;
  /** Customers whom the model learned from. */
  trainedOn: number;
  baseValue: number;
  beeswarm: BeeswarmRow[];
  beeswarmTitle: string;
  interactions: InteractionsView | null;
}

/** What moves the model's probability over all customers, for a model of the workspace's dataset. */
export function driversView(workspace: Workspace, model: ChurnModel): DriversView {
  const { dataset } = workspace;
  const { drivers, card } = model;
  const label = (name: string) => dataset.columns.get(name)?.spec.label ?? name;
  const permutation = new Map(card.importance.map(({ feature, logLossRise }) => [feature, logLossRise]));
  const rows = drivers.importance.map(({ feature, mean: size, standardError }): DriverRow => ({
    name: feature,
    label: label(feature),
    shap: { mean: size, standardError },
    permutation: permutation.get(feature) ?? null,
    direction: direction(dataset, model, feature),
  }));
  const byName = new Map(rows.map((row) => [row.name, row]));
  const beeswarm = drivers.beeswarm.flatMap(({ feature, shapValue, rank }): BeeswarmRow[] => {
    const row = byName.get(feature);
    return row ? [{ ...row, shapValue, rank, ...colourEnds(dataset, model, feature) }] : [];
  });
  return {
    rows,
    importanceTitle: importanceTitle(rows),
    agreement: agreement(rows),
    sampleSize: drivers.sampleSize,
    dependenceSampleSize: drivers.partialDependence.sampleSize,
    repeats: card.importanceRepeats,
    trainedOn: learnedFrom(card),
    baseValue: drivers.baseValue,
    beeswarm,
    beeswarmTitle: beeswarmTitle(beeswarm),
    interactions: interactionsView(workspace, drivers.interactions),
  };
}

function importanceTitle([first, second]: readonly DriverRow[]): string {
  if (!first) return 'No feature moves the probability';
  const claim = `${first.label} moves a customer's probability most: by ${points(first.shap.mean)} points on average`;
  return second ? `${claim}, ${labelWithin(second.label)} by ${points(second.shap.mean)}` : claim;
}

/** How far down a list a feature must stand from its place in the other for that to be worth a word. */
const FAR = 2;

function agreement(rows: readonly DriverRow[]): string {
  const byPermutation = rows.filter((row) => row.permutation).sort((a, b) => b.permutation!.mean - a.permutation!.mean);
  if (byPermutation.length < 2) return '';
  const places = byPermutation.map((row, i) => ({ row, shap: rows.indexOf(row) + 1, permutation: i + 1 }));
  const agreed = places.findIndex(({ shap, permutation }) => shap !== permutation);
  if (agreed < 0) return 'Here both put the features in the same order.';
  const same = agreed === 0 ? 'Here they differ from the first place on' : agreed === 1 ? 'Here both put the same feature first' : `Here both agree on the first ${agreed} places`;
  const widest = places.reduce((a, b) => (Math.abs(b.shap - b.permutation) > Math.abs(a.shap - a.permutation) ? b : a));
  if (Math.abs(widest.shap - widest.permutation) < FAR) return `${same}; the others change places with their neighbours only.`;
  return `${same}; they differ most on ${labelWithin(widest.row.label)}: place ${widest.shap} by the left bars, ${widest.permutation} by the right.`;
}

/** Below this correlation between value and SHAP value, "high values raise it" would be a half-truth. */
const STEADY = 0.5;

function direction(dataset: Workspace['dataset'], { card, drivers }: ChurnModel, name: string): string {
  const column = dataset.columns.get(name);
  const encoded = card.encoder.find((feature) => feature.name === name);
  if (column?.kind === 'category' && encoded?.kind === 'category') {
    const dependence = drivers.partialDependence.curves.find(({ feature }) => feature === name);
    const known = (dependence?.code ?? []).flatMap((code, i) => (code < 0 ? [] : [{ label: categoryLabel(column.spec, encoded.categories[code]!), probability: dependence!.probability[i]! }]));
    if (known.length < 2) return 'One category only';
    const high = known.reduce((a, b) => (b.probability > a.probability ? b : a));
    const low = known.reduce((a, b) => (b.probability < a.probability ? b : a));
    return high === low ? 'The same for all' : `Highest for ${high.label}, lowest for ${low.label}`;
  }
  const swarm = drivers.beeswarm.find(({ feature }) => feature === name);
  if (!swarm) return 'Too weak to say';
  const steadiness = correlation(swarm.rank, swarm.shapValue);
  if (!(Math.abs(steadiness) >= STEADY)) return 'No steady direction';
  return steadiness > 0 ? 'High values raise it' : 'High values lower it';
}

function colourEnds(dataset: Workspace['dataset'], { card }: ChurnModel, name: string): Pick<BeeswarmRow, 'lowest' | 'highest' | 'isCategory'> {
  const column = dataset.columns.get(name);
  const encoded = card.encoder.find((feature) => feature.name === name);
  const first = encoded?.missing.as === 'bucket' ? 'Not known, then ' : '';
  if (column?.kind === 'category' && encoded?.kind === 'category') {
    const label = (category: string | undefined) => (category === undefined ? MISSING : categoryLabel(column.spec, category));
    return { lowest: `${first}${label(encoded.categories[0])}`, highest: label(encoded.categories.at(-1)), isCategory: true };
  }
  const text = (value: number) => (column?.kind === 'number' ? numberText(value, column.spec, dataset.dictionary.currency) : formatNumber(value));
  return encoded?.kind === 'number' ? { lowest: `${first}${text(encoded.min)}`, highest: text(encoded.max), isCategory: false } : { lowest: MISSING, highest: MISSING, isCategory: false };
}

/** Pearson's r; NaN where one of the two does not vary. */
function correlation(x: readonly number[], y: readonly number[]): number {
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    const [dx, dy] = [value - meanX, y[i]! - meanY];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xy / Math.sqrt(xx * yy);
}

function beeswarmTitle(rows: readonly BeeswarmRow[]): string {
  const ranges = rows.filter((row) => row.shapValue.length > 0).map((row) => ({ row, low: Math.min(...row.shapValue), high: Math.max(...row.shapValue) }));
  if (ranges.length === 0) return 'No feature moves the probability';
  const { row, low, high } = ranges.reduce((a, b) => (b.high - b.low > a.high - a.low ? b : a));
  return `${row.label} sets single customers furthest apart: from ${signedPoints(low)} to ${signedPoints(high)} points`;
}
