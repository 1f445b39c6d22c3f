import { encodeRows, encodeValues, type Encoder, type FeatureValues } from '@/lib/churn/encoder';
import type { ChurnModel } from '@/lib/churn/model';
import { applyDesign, fitDesign, linearScores, type Design } from '@/lib/churn/training/designMatrix';
import { numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { stratifiedFolds } from '@/lib/stats/folds';
import { mean } from '@/lib/stats/moments';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { pick, rowsWhere } from '@/lib/stats/rows';
import { coxRegression, linearPredictor, type CoxModel } from '@/lib/survival/coxRegression';
import { monthsBeforeObservation, type Workspace } from './derive';
import { strongestFeatures } from './strongestFeatures';

const FOLDS = 5;
const SEED = 20_111;
/** A regression of some twenty columns learns nothing more from more rows. */
const MAX_FIT_ROWS = 20_000;
/** Standard errors from nothing at which a column is taken to tell who leaves sooner: the 1% level. */
const EVIDENCE = 2.576;

/** How fast everybody leaves by their details, each by a regression that has not seen them. */
export interface RiskScores {
  /** Log relative hazard by row, 0 for the average. */
  score: Float64Array;
  /** Standard error of a row's score. */
  scoreError: (row: number) => number;
  /** The same of other details: for a row of the file by its own regression, for anybody else by the mean of all. */
  scoreOf: (values: FeatureValues, row: number | null) => { score: number; error: number };
  /** The columns that make somebody with these details leave sooner than average, as far as that can be told from chance with the other columns held. */
  raises: (values: FeatureValues, row: number | null) => ReadonlySet<string>;
  /** The same two for somebody who is not on file, by column. */
  strangers: StrangerRisk[];
}

/** What one column adds to the log relative hazard of somebody who is not on file: the mean over the regressions, of which none has seen them. */
export interface StrangerRisk {
  name: string;
  /** Whether it tells who leaves sooner, beyond chance. */
  isEvident: boolean;
  /** By code: a number's intercept + slope · code, except for the code of a missing one. */
  intercept: number;
  slope: number;
  missing: { code: number; adds: number } | null;
  /** By a category's code; what is not in it adds `intercept`. */
  byCode: ReadonlyMap<number, number>;
}

/** The scores of a dataset by the columns of its model, the strongest of many, without those that grow with time; null where there are none. */
export function riskScores({ dataset, churned }: Workspace, { card }: ChurnModel): RiskScores | null {
  const encoder = strongestFeatures(timeless(dataset, card.encoder), card.importance);
  if (encoder.length === 0) return null;
  const X = encodeRows(encoder, dataset);
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const fold = stratifiedFolds(churned, FOLDS, SEED);
  const score = new Float64Array(dataset.rowCount);
  const fits: Fit[] = [];
  for (let held = 0; held < FOLDS; held++) {
    const others = sampled(rowsWhere(fold.length, (row) => fold[row] !== held), held);
    const rows = rowsWhere(fold.length, (row) => fold[row] === held);
    const design = withoutGaps(fitDesign(encoder, X, others), encoder);
    const training = applyDesign(design, X, others).X;
    const cox = coxRegression({
      X: training,
      duration: pick(tenure, others),
      eventObserved: pick(churned, others),
      ...(entry && { entry: pick(entry, others) }),
    });
    const centre = columnMeans(training, others.length);
    const average = linearPredictor(cox, centre)[0]!;
    linearScores(design, cox.coefficients, X, rows).forEach((value, i) => (score[rows[i]!] = value - average));
    fits.push({ design, centre, average, cox });
  }
  const fitsFor = (row: number | null) => (row === null ? fits : [fits[fold[row]!]!]);
  const scoreOf: RiskScores['scoreOf'] = (values, row) => {
    const x = encodeValues(encoder, values);
    const places = fitsFor(row).map((fit) => placeBy(fit, x, 0));
    return { score: mean(places.map((place) => place.score)), error: mean(places.map((place) => place.error)) };
  };
  const evident = encoder.map((_, feature) => fits.every((fit) => strength(fit, feature) >= EVIDENCE));
  const raises: RiskScores['raises'] = (values, row) => {
    const x = encodeValues(encoder, values);
    const parts = fitsFor(row).map((fit) => contributions(fit, x, encoder.length));
    return new Set(encoder.flatMap(({ name }, feature) => (evident[feature] && mean(parts.map((part) => part[feature]!)) > 0 ? [name] : [])));
  };
  const strangers = encoder.map(({ name }, feature) => ({ name, isEvident: evident[feature]!, ...strangerRisk(fits, feature) }));
  return { score, scoreError: (row) => placeBy(fits[fold[row]!]!, X, row).error, scoreOf, raises, strangers };
}

function strangerRisk(fits: readonly Fit[], feature: number): Omit<StrangerRisk, 'name' | 'isEvident'> {
  const risk = { intercept: 0, slope: 0, missing: null as StrangerRisk['missing'], byCode: new Map<number, number>() };
  const columns = fits.flatMap(({ design, centre, cox }) => design.columns.flatMap((column, j) => (column.feature === feature ? [{ column, centre: centre[j]!, weight: cox.coefficients[j]! / fits.length }] : [])));
  for (const { column, centre, weight } of columns) {
    risk.intercept -= weight * centre;
    if (column.kind === 'is') continue;
    risk.slope += weight / column.sd;
    if (column.missingCode !== null) risk.missing = { code: column.missingCode, adds: (risk.missing?.adds ?? 0) - weight * centre };
    risk.intercept -= (weight * column.mean) / column.sd;
  }
  for (const { column, weight } of columns) if (column.kind === 'is') risk.byCode.set(column.code, (risk.byCode.get(column.code) ?? risk.intercept) + weight);
  return risk;
}

/** The strongest of a feature's columns, in standard errors. */
function strength({ design, cox }: Fit, feature: number): number {
  return design.columns.reduce((most, column, j) => (column.feature === feature && cox.aliased[j] === 0 ? Math.max(most, Math.abs(cox.coefficients[j]! / cox.standardErrors[j]!)) : most), 0);
}

/** What each feature of one row adds to the log relative hazard. */
function contributions({ design, centre, cox }: Fit, X: Float32Array, features: number): Float64Array {
  const x = applyDesign(design, X, [0]).X;
  const part = new Float64Array(features);
  design.columns.forEach((column, j) => (part[column.feature]! += cox.coefficients[j]! * (x[j]! - centre[j]!)));
  return part;
}

/** One regression, on all folds but one. */
interface Fit {
  design: Design;
  centre: Float64Array;
  /** The linear predictor at the centre. */
  average: number;
  cox: CoxModel;
}

function placeBy({ design, centre, average, cox }: Fit, X: Float32Array, row: number): { score: number; error: number } {
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
