import { learnedFrom } from '@/lib/churn/card';
import { typicalValues, type FeatureValues } from '@/lib/churn/encoder';
import type { RiskBand } from '@/lib/churn/riskBand';
import type { Prediction } from '@/lib/churn/schema';
import { categoryLabel, numberByRole } from '@/lib/dataset/dataset';
import { isWhole } from '@/lib/dataset/isWhole';
import { waterfall, type Waterfall } from '@/lib/explanation/waterfall';
import { ACTION_FOR_NEWCOMER, actionForBand, type RecommendedAction } from '@/lib/retention/actionByBand';
import { countBelow } from '@/lib/stats/quantile';
import { isTooNew } from './cautions';
import type { Workspace } from './derive';
import { explain } from './explain';
import { besideRecord, type BesideRecord } from './besideRecord';
import { lookingAheadOf, type LookingAhead } from './customerPage/lookingAhead';
import { reasonsOf, reasonTests } from './offers/customerReasons';
import { offerCase } from './offers/offerCase';
import { recommend, type Recommendation } from './offers/recommend';
import { growsWithTime } from './growsWithTime';
import { customerNotFound, findCustomer, modelFeatures, predictForFeatures } from './predict';
import { headline, inPeople, TOO_NEW } from './predictWords';
import { sliderRange, type SliderRange } from './sliderRange';

/** One input of the prediction form. */
export interface FormField {
  name: string;
  label: string;
  unit: string;
  /** Shown at once; the others wait under "More details". */
  primary: boolean;
  required: boolean;
  /** Null for numbers. */
  options: { value: string; label: string }[] | null;
  /** Numbers only. */
  min: number | null;
  max: number | null;
  whole: boolean;
  /** Where customers of the file lie; null for categories, and where all have the same. */
  slider: SliderRange | null;
}

/** What the form needs to know about the dataset and its model, once a page. */
export interface FormDefinition {
  fields: FormField[];
  currency: string;
  /** Active customers by probability to leave, in twenty bins of 5 points. */
  distribution: number[];
  riskBands: { low: number; medium: number; high: number };
  threshold: number;
  meaning: string;
  /** How many customers the model learned from; their mean prediction is the average customer's. */
  learnedFrom: number;
  /** What makes a detail a reason to act on: "raises this customer’s probability by at least …". */
  actOn: string;
  /** Which columns tell something of the outcome by growing until it; null for none. */
  growsWithTime: string | null;
  /** Ids worth trying, for an empty form. */
  examples: string[];
}

export interface PredictionView extends BesideRecord {
  /** "Yes, likely to leave", or how little can be said. */
  headline: string;
  /** The probability in counted people. */
  inPeople: string;
  /** Newer than anybody who left: the number says little, and the band nothing. */
  tooNew: boolean;
  probability: number;
  interval: Prediction['interval'];
  riskBand: RiskBand;
  /** Share of active customers with a lower probability, 0–1. */
  higherThan: number;
  /** probability × monthly charge, or null where the charge is not known, and for a prospect, who pays none yet. */
  atRisk: number | null;
  action: RecommendedAction;
  warnings: string[];
  /** Whether the details are those of the record, differ from it, or belong to nobody on file. */
  basis: 'record' | 'edited' | 'prospect';
  explanation: Waterfall;
  /** The chance to leave that lies ahead, beside the probability, which looks back; null without tenure. */
  ahead: LookingAhead | null;
  /** What to do for them, weighed; or what is not known, without which nothing can be weighed. */
  offers: Recommendation | { missing: string };
}

export interface PredictFormState {
  customerId: string;
  /** What the fields hold, as text. */
  values: Record<string, string>;
  /** The record's values of a customer on file, to tag what was not edited. */
  record: Record<string, string> | null;
  /** Whether the values are those of a typical customer, as a start for a prospect. */
  typical: boolean;
  /** By field name; `customerId` for the search. */
  errors: Record<string, string>;
  outcome: ({ kind: 'prediction' } & PredictionView) | { kind: 'left'; leftOn: string | null; tenure: number | null } | null;
}

export const EMPTY_FORM: PredictFormState = { customerId: '', values: {}, record: null, typical: false, errors: {}, outcome: null };

const PRIMARY_FIELDS = 5;
const BINS = 20;

/** Fields in the order of what they tell about leaving, the strongest first. Null without a model. */
export function formDefinition(workspace: Workspace, examples: string[]): FormDefinition | null {
  const { model, dataset, sortedProbability, assumptions } = workspace;
  if (!model || !sortedProbability) return null;
  const order = model.card.importance.map((entry) => entry.feature);
  const encoded = new Map(model.card.encoder.map((feature) => [feature.name, feature]));
  const distribution = Array<number>(BINS).fill(0);
  for (const probability of sortedProbability) distribution[Math.min(BINS - 1, Math.floor(probability * BINS))]!++;
  return {
    fields: order.map((name, rank): FormField => {
      const spec = dataset.columns.get(name)!.spec;
      const isNumber = spec.type === 'integer' || spec.type === 'number';
      const feature = encoded.get(name)!;
      return {
        name,
        label: spec.label,
        unit: isNumber ? spec.unit : '',
        primary: rank < PRIMARY_FIELDS,
        required: !spec.nullable,
        options: spec.type === 'category' ? spec.categories.map((value) => ({ value, label: categoryLabel(spec, value) })) : null,
        min: isNumber ? spec.min : null,
        max: isNumber ? spec.max : null,
        whole: isNumber && isWhole(spec),
        slider: isNumber && feature.kind === 'number' ? sliderRange(feature, spec) : null,
      };
    }),
    currency: dataset.dictionary.currency,
    distribution,
    riskBands: assumptions.riskBands,
    threshold: assumptions.threshold,
    meaning: model.card.meaning,
    learnedFrom: learnedFrom(model.card),
    actOn: reasonTests(workspace),
    growsWithTime: growsWithTime(dataset),
    examples,
  };
}

/** The form filled in from a customer's record with the answer for it; who already left comes with the outcome. */
export function answerFor(workspace: Workspace, customerId: string): PredictFormState {
  const found = lookUp(workspace, customerId);
  return found.record && !found.outcome ? predictFromForm(workspace, found.customerId, found.values) : found;
}

/** The form filled in from a customer's record; who already left comes with the outcome. */
export function lookUp(workspace: Workspace, customerId: string): PredictFormState {
  const id = customerId.trim();
  const record = findCustomer(workspace, id);
  if (!record) {
    const message = id === '' ? 'Enter a customer ID.' : customerNotFound(workspace, id).message;
    return { ...EMPTY_FORM, customerId: id, errors: { customerId: message } };
  }
  const values = asText(modelFeatures(workspace, record.features));
  const tenure = numberByRole(workspace.dataset, 'tenure')?.[workspace.dataset.rowById.get(record.customerId)!] ?? null;
  return {
    ...EMPTY_FORM,
    customerId: record.customerId,
    values,
    record: values,
    outcome: record.status.active ? null : { kind: 'left', leftOn: record.status.leftOn, tenure },
  };
}

/** A prospect to start from, with the answer for it: medians and commonest categories. */
export function startFromTypical(workspace: Workspace): PredictFormState {
  if (!workspace.model) return EMPTY_FORM;
  return { ...predictFromForm(workspace, '', asText(typicalValues(workspace.model.card.encoder))), typical: true };
}

/** The details of a customer on file as those of a prospect: so they can be tried out even of one who left. */
export function startFromCustomer(workspace: Workspace, customerId: string): PredictFormState {
  const found = lookUp(workspace, customerId);
  return found.record ? predictFromForm(workspace, '', found.values) : found;
}

/** The answer for what the form holds. `customerId` is the record it was filled from, or empty for a prospect. */
export function predictFromForm(workspace: Workspace, customerId: string, values: Record<string, string>): PredictFormState {
  const start = customerId.trim() === '' ? EMPTY_FORM : lookUp(workspace, customerId);
  // Somebody who left has an outcome, and an unknown id an error: neither gets a number.
  if (start.outcome || start.errors.customerId) return start;
  const state: PredictFormState = { ...start, values };
  const outcome = predictForFeatures(workspace, values, start.customerId || null);
  if (!outcome.ok) {
    return { ...state, errors: outcome.code === 'invalid_features' ? outcome.fieldErrors : { form: outcome.message } };
  }
  const { probability, interval, churn, riskBand, warnings } = outcome.prediction;
  const { sortedProbability, dataset, assumptions: { threshold }, customary } = workspace;
  const tooNew = isTooNew(dataset, customary, outcome.values);
  const chargeColumn = dataset.dictionary.columns.find((column) => column.role === 'monthlyCharge');
  const charge = Number.parseFloat(values[chargeColumn?.name ?? ''] ?? '');
  const basis = basisOf(start.record, values);
  const explanation = explain(workspace, outcome.values, gapsIn(start.record));
  const row = start.customerId === '' ? null : dataset.rowById.get(start.customerId)!;
  const reasons = reasonsOf(workspace, explanation, outcome.values, row);
  const customer = offerCase(workspace, outcome.values, row, { probability, reasons });
  const offers = recommend(workspace, customer);
  // What the offer answers is in the chart, be it a reason of theirs or not.
  const alsoShown = 'missing' in offers ? [] : (offers.best?.offer.answers.slice(0, 1) ?? []);
  return {
    ...state,
    outcome: {
      kind: 'prediction',
      headline: headline({ churn, interval, threshold, tooNew }),
      inPeople: tooNew ? TOO_NEW : inPeople(probability, interval, dataset.dictionary.observationWindow),
      tooNew,
      probability,
      // Nobody like them ever left: of so new a customer the spread between trees says nothing.
      interval: tooNew ? null : interval,
      riskBand,
      higherThan: sortedProbability && sortedProbability.length > 0 ? countBelow(sortedProbability, probability) / sortedProbability.length : 0,
      atRisk: basis === 'prospect' || tooNew || Number.isNaN(charge) ? null : probability * charge,
      action: tooNew ? ACTION_FOR_NEWCOMER : actionForBand(riskBand),
      warnings: warnings.map((warning) => warning.message),
      basis,
      explanation: waterfall(explanation, { record: start.customerId, edited: `the edited ${start.customerId}`, prospect: 'this prospect' }[basis], { actOn: reasons, alsoShown }),
      ahead: customer.leaving && lookingAheadOf(workspace, customer.leaving, { probability, tooNew }),
      offers,
      ...besideRecord(workspace, start.record, row, basis === 'edited', warnings),
    },
  };
}

function basisOf(record: PredictFormState['record'], values: Record<string, string>): PredictionView['basis'] {
  if (record === null) return 'prospect';
  return Object.entries(record).some(([name, value]) => (values[name] ?? '').trim() !== value) ? 'edited' : 'record';
}

/** Details that a record itself lacks. */
function gapsIn(record: PredictFormState['record']): ReadonlySet<string> {
  return new Set(Object.keys(record ?? {}).filter((name) => record![name] === ''));
}

function asText(values: FeatureValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? '' : String(value)]));
}
