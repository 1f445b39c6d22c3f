import { encodeRows, fitEncoder, type Encoder } from '@/lib/churn/encoder';
import { applyDesign, fitDesign, type Design, type DesignColumn } from '@/lib/churn/training/designMatrix';
import { categoryLabel, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { formatCount, formatNumber, formatWithUnit } from '@/lib/format';
import { chiSquareTail } from '@/lib/stats/chiSquare';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { pick } from '@/lib/stats/rows';
import { concordance } from '@/lib/survival/concordance';
import { coxRegression, linearPredictor, type CoxInput, type CoxModel } from '@/lib/survival/coxRegression';
import { proportionalityTest } from '@/lib/survival/proportionalityTest';
import { monthsBeforeObservation, type Workspace } from '@/lib/workspace/derive';
import { withoutGaps } from '@/lib/workspace/riskScores';
import { sharedCache } from '@/lib/workspace/sharedCache';
import { strongestFeatures } from '@/lib/workspace/strongestFeatures';
import { timeBound, timelessEncoder } from '@/lib/workspace/timeless';
import { periodSlopes, ratioWithLimits, type RatioWithLimits } from './hazardPeriods';
import { ratioTitle, type HazardRatio } from './ratioTitle';
import { listText, pText, SIGNIFICANT } from './words';

/** A ratio within each of the PERIODS; null where too few left. */
export interface ChangingRatio {
  label: string;
  against: string;
  periods: (RatioWithLimits | null)[];
}

export interface HazardRatios {
  title: string;
  /** Largest effect first. */
  rows: HazardRatio[];
  /** Share of comparable pairs in which the one with the higher hazard left first. */
  concordance: number;
  /** Which effects change with tenure, in words. */
  proportionality: string;
  /** The ratios of columns whose effect clearly changes with tenure, by period. */
  changing: ChangingRatio[];
  /** Columns that have no ratio of their own, in words; null where there are none. */
  notEstimated: string | null;
  /** Rows that the regression was fitted to, and departures among them. */
  customers: number;
  left: number;
}

/** A regression of some twenty columns learns nothing more from more rows. */
const MAX_ROWS = 20_000;
const SEED = 20_111;
/** Departures that each column needs behind it; fewer and the ratios are noise. */
const EVENTS_PER_COLUMN = 5;

// Whatever the threshold, the ratios are the same: they go with the model, or without one with the dataset.
const known = sharedCache<object, HazardRatios | string>('hazardRatios');

/**
 * What goes with leaving sooner: hazard ratios of a Cox regression (Efron's ties) on the model's columns without those that grow with
 * time. Association, not cause.
 *
 * @returns a sentence in their place where they cannot be estimated
 */
export function hazardRatios(workspace: Workspace): HazardRatios | string {
  const key = workspace.model ?? workspace.dataset;
  let ratios = known.get(key);
  if (ratios === undefined) known.set(key, (ratios = estimate(workspace)));
  return ratios;
}

function estimate({ dataset, model, churned }: Workspace): HazardRatios | string {
  const all = timelessEncoder(dataset, model?.card.encoder ?? fitEncoder(dataset));
  const encoder = strongestFeatures(all, model?.card.importance ?? []);
  const rows = sampled(dataset.rowCount);
  const X = encodeRows(encoder, dataset);
  const design = encoder.length === 0 ? { features: 0, columns: [] } : withoutGaps(fitDesign(encoder, X, rows), encoder);
  const left = rows.reduce((sum, row) => sum + churned[row]!, 0);
  const lack = lacking(design, left);
  if (lack) return lack;
  const tenure = numberByRole(dataset, 'tenure')!;
  const entry = monthsBeforeObservation(dataset);
  const input = {
    X: applyDesign(design, X, rows).X,
    duration: pick(tenure, rows),
    eventObserved: pick(churned, rows),
    ...(entry && { entry: pick(entry, rows) }),
  };
  const cox = coxRegression(input);
  const names = design.columns.map((column) => named(column, dataset, encoder, X, rows));
  const ratios = names.map((name, j) => ({ feature: name.feature, row: ratioOf(cox, j, names[j]!) }));
  const estimated = ratios.filter((_, j) => !cox.aliased[j]).map(({ row }) => row);
  const test = proportionalityTest(input, cox);
  const changing = clearlyChanging(test, names);
  if (estimated.length === 0) return 'No column varies among customers of the same tenure, so there is nothing to compare.';
  return {
    title: ratioTitle(estimated),
    rows: estimated.toSorted((a, b) => Math.abs(Math.log(b.ratio)) - Math.abs(Math.log(a.ratio))),
    concordance: concordance({ ...input, risk: linearPredictor(cox, input.X) }).value,
    proportionality: proportionality(test, changing),
    changing: byPeriod(input, cox, names, changing),
    notEstimated: [tooMany(all, encoder), notEstimated(dataset, cox, ratios.map(({ row }) => row.label))].filter(Boolean).join(' ') || null,
    customers: rows.length,
    left,
  };
}

function lacking({ columns }: Design, left: number): string | null {
  if (left === 0) return 'Nobody left, so nothing goes with leaving sooner.';
  if (columns.length === 0) return 'No column of the file varies, those that grow with time aside, so there is nothing to compare.';
  if (left < EVENTS_PER_COLUMN * columns.length) return `${formatCount(left)} ${left === 1 ? 'departure is' : 'departures are'} too few for ${formatCount(columns.length)} columns: the ratios would be noise. About ${formatCount(EVENTS_PER_COLUMN * columns.length)} are needed.`;
  return null;
}

function sampled(count: number): Int32Array {
  if (count <= MAX_ROWS) return Int32Array.from({ length: count }, (_, row) => row);
  return Int32Array.from(sampleWithoutReplacement(count, MAX_ROWS, createRandom(SEED)));
}

interface Name {
  feature: string;
  label: string;
  against: string;
  reference: string | null;
  /** The step that the ratio is for, in the unit of the design column. */
  step: number;
}

function named(column: DesignColumn, dataset: Dataset, encoder: Encoder, X: Float32Array, rows: Int32Array): Name {
  const { name } = encoder[column.feature]!;
  const { spec } = dataset.columns.get(name)!;
  if (column.kind === 'number') {
    const step = roundStep(column.sd, spec.type === 'integer');
    const unit = 'unit' in spec ? spec.unit : '';
    return { feature: spec.label, label: spec.label, against: `per ${stepText(step, unit, dataset.dictionary.currency)}`, reference: null, step: step / column.sd };
  }
  const level = (code: number) => {
    const category = spec.type === 'category' ? spec.categories[code] : undefined;
    return spec.type === 'category' && category !== undefined ? categoryLabel(spec, category) : 'not known';
  };
  const reference = level(commonest(X, encoder.length, column.feature, rows));
  return { feature: spec.label, label: `${spec.label}: ${level(column.code)}`, against: `against ${reference}`, reference, step: 1 };
}

/** "€20.00 a month more", "1 more in 90 days" */
function stepText(step: number, unit: string, currency: string): string {
  return unit.startsWith('currency') ? `${formatWithUnit(step, unit, currency)} more` : `${formatNumber(step, 6)} more ${unit}`.trim();
}

/** The reference level, found as the design finds it: the commonest, of equals the lower code. */
function commonest(X: Float32Array, features: number, feature: number, rows: Int32Array): number {
  const counts = new Map<number, number>();
  for (const row of rows) {
    const code = X[row * features + feature]!;
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a))[0];
}

/** The largest of 1, 2 or 5 times a power of ten that is no more than a standard deviation; whole numbers from 1 up. */
export function roundStep(sd: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(sd));
  const step = [5, 2, 1].map((factor) => factor * power).find((candidate) => candidate <= sd) ?? power;
  return whole ? Math.max(1, step) : Number(step.toPrecision(1));
}

function ratioOf({ coefficients, standardErrors }: CoxModel, j: number, { label, against, reference, step }: Name): HazardRatio {
  const [slope, error] = [coefficients[j]! * step, standardErrors[j]! * step];
  const pValue = Number.isNaN(error) ? NaN : chiSquareTail((slope / error) ** 2, 1);
  return { label, against, reference, pValue, ...ratioWithLimits({ slope, error }) };
}

type Proportionality = ReturnType<typeof proportionalityTest>;

/** Columns whose effect changes, clearest first; corrected for the number of columns, because among twenty one would by chance alone. */
function clearlyChanging({ columns }: Proportionality, names: readonly Name[]): string[] {
  const tested = columns.filter(({ pValue }) => !Number.isNaN(pValue)).length;
  const clearest = columns.map((test, j) => ({ ...test, feature: names[j]!.feature })).filter(({ pValue }) => pValue * tested < SIGNIFICANT).sort((a, b) => b.chiSquare - a.chiSquare);
  return [...new Set(clearest.map(({ feature }) => feature))];
}

function byPeriod(input: CoxInput, { aliased }: CoxModel, names: readonly Name[], changing: readonly string[]): ChangingRatio[] {
  if (changing.length === 0) return [];
  const slopes = periodSlopes(input);
  return names.flatMap(({ feature, label, against, step }, j) => {
    if (aliased[j] || !changing.includes(feature)) return [];
    const periods = slopes.map((columns) => {
      const fit = columns[j]!;
      return fit && ratioWithLimits({ slope: fit.slope * step, error: fit.error * step });
    });
    return periods.some((period) => period) ? [{ label, against, periods }] : [];
  });
}

const MOST_NAMED = 4;

function proportionality({ global }: Proportionality, all: readonly string[]): string {
  const changing = all.length > MOST_NAMED ? [...all.slice(0, MOST_NAMED - 1), `${all.length - MOST_NAMED + 1} others`] : all;
  const overall = `(all columns together: ${pText(global.pValue)})`;
  if (changing.length === 0) return global.pValue < SIGNIFICANT ? `No single effect clearly changes with tenure, but all together do ${overall}: read the ratios as averages over the months.` : `The effects hold at every tenure, as far as this file can tell ${overall}.`;
  return `The effect of ${listText(changing)} changes with tenure ${overall}: read ${changing.length === 1 ? 'it as an average' : 'them as averages'} over the months.`;
}

function tooMany({ length: of }: Encoder, { length }: Encoder): string | null {
  return length < of ? `Of ${formatCount(of)} details the ${formatCount(length)} that count most in the model are compared.` : null;
}

function notEstimated(dataset: Dataset, { aliased, converged }: CoxModel, labels: readonly string[]): string | null {
  const same = labels.filter((_, j) => aliased[j]);
  const bound = [...timeBound(dataset).values()];
  const parts = [
    ...(bound.length > 0 ? [`Left out, because ${bound.length === 1 ? 'it says' : 'they say'} how long a customer has stayed, which a ratio would take for an effect, too near 1 or below it: ${listText(bound)}.`] : []),
    ...(same.length > 0 ? [`${listText(same)} ${same.length === 1 ? 'has' : 'have'} no ratio of ${same.length === 1 ? 'its' : 'their'} own: the other columns already say it, it holds for the same customers.`] : []),
    ...(converged ? [] : ['A column separates those who leave from those who stay, so its ratio has no end: read the most extreme as "very far".']),
  ];
  return parts.length > 0 ? parts.join(' ') : null;
}
