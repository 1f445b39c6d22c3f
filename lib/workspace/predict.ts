import { featureValues, type FeatureValues } from '@/lib/churn/encoder';
import { predictCustomer, predictionInterval, type Scorer } from '@/lib/churn/model';
import { parseFeatures } from '@/lib/churn/parseFeatures';
import { riskBand } from '@/lib/churn/riskBand';
import type { Prediction } from '@/lib/churn/schema';
import { customerIds, dateByRole, NO_DATE, type Dataset } from '@/lib/dataset/dataset';
import { toIsoDate } from '@/lib/dataset/dates';
import { cautions } from './cautions';
import type { Workspace } from './derive';
import { nearestIds } from './nearestIds';

export interface CustomerRecord {
  customerId: string;
  /** `leftOn` is null for a customer who left in a file without dates. */
  status: { active: true } | { active: false; leftOn: string | null };
  /** Feature values by column name. */
  features: FeatureValues;
}

export type PredictFailure =
  | { ok: false; code: 'no_model'; message: string }
  | { ok: false; code: 'customer_not_found'; message: string; suggestions: string[] }
  | { ok: false; code: 'customer_left'; message: string; leftOn: string | null }
  | { ok: false; code: 'invalid_features'; message: string; fieldErrors: Record<string, string> };

/** `values` are the details as the model took them. */
export type PredictOutcome = { ok: true; prediction: Prediction; values: FeatureValues } | PredictFailure;

const SUGGESTIONS = 8;
/** Of an id that somebody typed, no more than this is repeated to them. */
const MAX_ECHO = 40;
const NEAREST = 3;

/** Ids of the file that somebody may mean by what they typed. */
export function suggestIds(workspace: Workspace, typed: string, limit = SUGGESTIONS): string[] {
  return nearestIds(workspace.dataset.rowById.keys(), typed, limit);
}

/** The record of a customer, or null when the file has no such id. */
export function findCustomer(workspace: Workspace, customerId: string): CustomerRecord | null {
  const { dataset } = workspace;
  const row = findRow(dataset, customerId);
  if (row === undefined) return null;
  const leftOn = dateByRole(dataset, 'churnDate')?.[row];
  return {
    customerId: customerIds(dataset)[row]!,
    status: workspace.churned[row] === 0 ? { active: true } : { active: false, leftOn: leftOn === undefined || leftOn === NO_DATE ? null : toIsoDate(leftOn) },
    features: featureValues(dataset, row),
  };
}

export function customerNotFound(workspace: Workspace, customerId: string): Extract<PredictFailure, { code: 'customer_not_found' }> {
  const suggestions = suggestIds(workspace, customerId, NEAREST);
  const [example] = workspace.dataset.rowById.keys();
  const hint = suggestions.length > 0 ? `Nearest: ${suggestions.join(', ')}.` : `IDs here look like ${example}.`;
  const shown = customerId.length > MAX_ECHO ? `${customerId.slice(0, MAX_ECHO)}…` : customerId;
  return { ok: false, code: 'customer_not_found', message: `No customer has the ID "${shown}". ${hint}`, suggestions };
}

/** The row of an id as it is written, or of the only one that differs from it in letter case. */
function findRow(dataset: Dataset, customerId: string): number | undefined {
  const exact = dataset.rowById.get(customerId);
  if (exact !== undefined) return exact;
  const wanted = customerId.toLowerCase();
  let found: number | undefined;
  for (const [id, row] of dataset.rowById) {
    if (id.toLowerCase() !== wanted) continue;
    if (found !== undefined) return undefined;
    found = row;
  }
  return found;
}

/** Of a record the values that the model sees: one may have been left out at training because it gives the outcome away. */
export function modelFeatures({ model }: Workspace, features: FeatureValues): FeatureValues {
  return model ? Object.fromEntries(model.card.encoder.map(({ name }) => [name, features[name] ?? null])) : features;
}

/** Whether an active customer of the file will leave. Who already left has an outcome, not a prediction. */
export function predictForCustomer(workspace: Workspace, customerId: string): PredictOutcome {
  const record = findCustomer(workspace, customerId);
  if (!record) return customerNotFound(workspace, customerId);
  if (!record.status.active) {
    const { leftOn } = record.status;
    return { ok: false, code: 'customer_left', leftOn, message: `Customer ${record.customerId} already left${leftOn ? ` on ${leftOn}` : ''}; there is nothing to predict.` };
  }
  return predictForFeatures(workspace, modelFeatures(workspace, record.features), record.customerId);
}

/** Whether somebody with these features would leave. */
export function predictForFeatures(workspace: Workspace, features: Readonly<Record<string, string | number | null>>, customerId: string | null = null): PredictOutcome {
  const { model, modelProblem, assumptions, dataset } = workspace;
  if (!model) return { ok: false, code: 'no_model', message: `${modelProblem!.message} ${modelProblem!.remedy}` };
  const parsed = parseFeatures(dataset.dictionary, model.card.encoder, features);
  if (!parsed.ok) return { ok: false, code: 'invalid_features', message: 'Some fields need attention.', fieldErrors: parsed.fieldErrors };
  const probability = predictCustomer(model, parsed.values);
  return {
    ok: true,
    values: parsed.values,
    prediction: {
      customerId,
      churn: probability >= assumptions.threshold ? 'Yes' : 'No',
      probability,
      interval: intervalOf(model, parsed.values),
      riskBand: riskBand(probability, assumptions.riskBands),
      threshold: assumptions.threshold,
      modelVersion: model.card.modelVersion,
      warnings: [...parsed.warnings, ...cautions(dataset, workspace.customary, parsed.values)],
    },
  };
}

function intervalOf(model: Scorer, values: FeatureValues): Prediction['interval'] {
  const ends = predictionInterval(model, values);
  return ends && model.card.interval ? { level: model.card.interval.level, lower: ends[0], upper: ends[1] } : null;
}
