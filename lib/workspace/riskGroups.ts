import { encodeRows, encodeValues, type Encoder, type FeatureValues } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { applyDesign, fitDesign, type Design } from '@/lib/churn/training/designMatrix';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { stratifiedFolds } from '@/lib/stats/folds';
import { mean } from '@/lib/stats/moments';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { coxRegression, linearPredictor, type CoxModel } from '@/lib/survival/coxRegression';
import { kaplanMeier, type SurvivalCurve } from '@/lib/survival/kaplanMeier';
import { monthsBeforeObservation, type Workspace } from './derive';
import { sharedCache } from './sharedCache';

/** Customers who leave about equally fast, and how long they stay. */
export interface RiskGroup {
  customers: number;
  left: number;
  curve: SurvivalCurve;
}

/** Every customer in one of a few groups of equal size, those who stay longest first. */
export interface RiskGroups {
  groups: RiskGroup[];
  /** Place in `groups` by row. */
  of: Uint8Array;
  /** Log relative hazard by row, from a regression that has not seen the row; null where everyone is one group. */
  score: Float64Array | null;
  /** Standard error of a row's score; 0 without scores. */
  scoreError: (row: number) => number;
  /**
   * Where somebody with other details belongs: a customer of the file by the regression that has not seen their row, so that their own
   * details give their own place; anybody else by the mean of all of them.
   */
  placeOf: (values: FeatureValues, row: number | null) => RiskPlace;
}

/** How fast somebody leaves: their group, and their log relative hazard with its standard error. */
export interface RiskPlace {
  group: number;
  score: number;
  error: number;
}

/** Fifths; more would leave the quickest group unobserved after its first year (docs/decisions/0011). */
const GROUPS = 5;
/** Departures that a group's curve needs behind it, on average. */
const EVENTS_PER_GROUP = 50;
const FOLDS = 5;
const SEED = 20_111;
/** A regression of some twenty columns learns nothing more from more rows. */
const MAX_FIT_ROWS = 20_000;

// Whatever the threshold, the groups are the same: they go with the model.
const known = sharedCache<ChurnModel, RiskGroups>('riskGroups');
const ungrouped = sharedCache<Dataset, RiskGroups>('ungroupedRisk');

/**
 * Groups customers by how fast those with their details leave, whatever their tenure; null for a dataset without tenure.
 *
 * The score is the log relative hazard of a Cox regression on the model's columns without those that grow with time, each fold by
 * a regression on the others. The forest's own probability would not do: it has tenure in it, so its lowest group holds those who
 * stayed long, and a survival curve of them only shows that they did (measured in docs/decisions/0011). Without a model, or with
 * too few departures, everyone is one group.
 */
export function riskGroups(workspace: Workspace): RiskGroups | null {
  const { model, dataset, survival, churned } = workspace;
  if (!survival) return null;
  const [cache, key] = model ? [known as WeakMap<object, RiskGroups>, model] : [ungrouped as WeakMap<object, RiskGroups>, dataset];
  let groups = cache.get(key);
  if (!groups) {
    const events = churned.reduce((sum, left) => sum + left, 0);
    const count = Math.min(GROUPS, Math.floor(events / EVENTS_PER_GROUP));
    const scored = model && count >= 2 ? relativeHazard(workspace, model) : null;
    cache.set(key, (groups = scored ? byScore(workspace, scored, count) : { ...grouped(workspace, null, 1), score: null, scoreError: () => 0, placeOf: () => ({ group: 0, score: 0, error: 0 }) }));
  }
  return groups;
}

function byScore(workspace: Workspace, { score, scoreError, scoreOf }: Scored, count: number): RiskGroups {
  const { groups, of } = grouped(workspace, score, count);
  const sorted = score.slice().sort();
  const bounds = Array.from({ length: count - 1 }, (_, g) => sorted[Math.ceil(((g + 1) * sorted.length) / count)]!);
  const placeOf: RiskGroups['placeOf'] = (values, row) => {
    const place = scoreOf(values, row);
    // Of customers with a score on a bound some are in the group below: the groups are of equal size.
    const own = row !== null && place.score === score[row]! ? of[row]! : null;
    return { ...place, group: own ?? bounds.filter((bound) => bound <= place.score).length };
  };
  return { groups, of, score, scoreError, placeOf };
}

function grouped({ dataset, churned }: Workspace, score: Float64Array | null, count: number): Pick<RiskGroups, 'groups' | 'of'> {
  const n = dataset.rowCount;
  const of = new Uint8Array(n);
  if (score) Int32Array.from(score.keys()).sort((a, b) => score[a]! - score[b]! || a - b).forEach((row, rank) => (of[row] = Math.floor((rank * count) / n)));
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const groups = Array.from({ length: count }, (_, group): RiskGroup => {
    const rows = Int32Array.from(of.keys()).filter((row) => of[row] === group);
    const left = Uint8Array.from(rows, (row) => churned[row]!);
    return {
      customers: rows.length,
      left: left.reduce((sum, flag) => sum + flag, 0),
      curve: kaplanMeier(Float64Array.from(rows, (row) => tenure[row]!), left, entry && Int32Array.from(rows, (row) => entry[row]!)),
    };
  });
  return { groups, of };
}

/** The log relative hazard of every row, 0 for the average of the training rows, by a regression on the other folds. */
function relativeHazard({ dataset, churned }: Workspace, { card }: ChurnModel): Scored | null {
  const encoder = timeless(dataset, card.encoder);
  if (encoder.length === 0) return null;
  const X = encodeRows(encoder, dataset);
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const fold = stratifiedFolds(churned, FOLDS, SEED);
  const score = new Float64Array(dataset.rowCount);
  const fits: Fit[] = [];
  for (let held = 0; held < FOLDS; held++) {
    const others = sampled(Int32Array.from(fold.keys()).filter((row) => fold[row] !== held), held);
    const rows = Int32Array.from(fold.keys()).filter((row) => fold[row] === held);
    const design = withoutGaps(fitDesign(encoder, X, others), encoder);
    const training = applyDesign(design, X, others).X;
    const cox = coxRegression({
      X: training,
      duration: Float64Array.from(others, (row) => tenure[row]!),
      eventObserved: Uint8Array.from(others, (row) => churned[row]!),
      ...(entry && { entry: Int32Array.from(others, (row) => entry[row]!) }),
    });
    const centre = columnMeans(training, others.length);
    const average = linearPredictor(cox, centre)[0]!;
    linearPredictor(cox, applyDesign(design, X, rows).X).forEach((value, i) => (score[rows[i]!] = value - average));
    fits.push({ design, centre, average, cox });
  }
  const scoreOf: Scored['scoreOf'] = (values, row) => {
    const x = encodeValues(encoder, values);
    const places = (row === null ? fits : [fits[fold[row]!]!]).map((fit) => placeBy(fit, x, 0));
    return { score: mean(places.map((place) => place.score)), error: mean(places.map((place) => place.error)) };
  };
  return { score, scoreError: (row) => placeBy(fits[fold[row]!]!, X, row).error, scoreOf };
}

/** One regression, on all folds but one. */
interface Fit {
  design: Design;
  centre: Float64Array;
  /** The linear predictor at the centre. */
  average: number;
  cox: CoxModel;
}

interface Scored extends Pick<RiskGroups, 'scoreError'> {
  score: Float64Array;
  scoreOf: (values: FeatureValues, row: number | null) => Omit<RiskPlace, 'group'>;
}

function placeBy({ design, centre, average, cox }: Fit, X: Float32Array, row: number): Omit<RiskPlace, 'group'> {
  const x = applyDesign(design, X, [row]).X;
  return { score: linearPredictor(cox, x)[0]! - average, error: errorOf(x.map((value, j) => value - centre[j]!), cox.covariance) };
}

function columnMeans(X: Float64Array, n: number): Float64Array {
  const p = X.length / n;
  const means = new Float64Array(p);
  X.forEach((value, i) => (means[i % p]! += value / n));
  return means;
}

/** √(xᵀVx) */
function errorOf(x: Float64Array, covariance: Float64Array): number {
  let variance = 0;
  x.forEach((a, j) => x.forEach((b, l) => (variance += a * b * covariance[j * x.length + l]!)));
  return Math.sqrt(variance);
}

/** The model's columns but those that grow with the time a customer stays. */
export function timeless(dataset: Dataset, encoder: Encoder): Encoder {
  return encoder.filter(({ name }) => !GROW_WITH_TIME.includes(dataset.columns.get(name)!.spec.role));
}

/** A number is often missing because a customer is new: that nothing is known would stand for tenure. */
export function withoutGaps(design: Design, encoder: Encoder): Design {
  return { ...design, columns: design.columns.filter((column) => !(column.kind === 'is' && encoder[column.feature]!.kind === 'number')) };
}

function sampled(rows: Int32Array, stream: number): Int32Array {
  if (rows.length <= MAX_FIT_ROWS) return rows;
  return Int32Array.from(sampleWithoutReplacement(rows.length, MAX_FIT_ROWS, createRandom(SEED + stream)), (i) => rows[i]!);
}
