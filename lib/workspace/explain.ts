import { encodeValues, type FeatureValues } from '@/lib/churn/encoder';
import { predictCustomer, type ChurnModel } from '@/lib/churn/model';
import type { Prediction } from '@/lib/churn/schema';
import { featureColumns, type Dataset } from '@/lib/dataset/dataset';
import { companions, type Companion } from '@/lib/explanation/companions';
import { explainCustomer, type Explanation } from '@/lib/explanation/explainCustomer';
import { featureGroups, type FeatureGroup } from '@/lib/explanation/featureGroups';
import { createExplainer, type Explainer } from '@/lib/forest/shapValues';
import type { Workspace } from './derive';
import { sharedCache } from './sharedCache';

// Each costs far more than one explanation, and goes with what it was made from.
const explainers = sharedCache<ChurnModel, Explainer>('explainers');
const groups = sharedCache<Dataset, ReadonlyMap<string, FeatureGroup[]>>('featureGroups');
const companionsOf = sharedCache<Dataset, ReadonlyMap<string, Companion[]>>('companions');

/**
 * Why the model gives these details their probability.
 *
 * @param values as parseFeatures reads them
 * @param gapsOnFile columns without a value in the customer's record itself
 * @throws RangeError when the workspace has no model
 */
export function explain(workspace: Workspace, values: FeatureValues, gapsOnFile: ReadonlySet<string> = new Set()): Explanation {
  const { model, dataset } = workspace;
  if (!model) throw new RangeError('There is no model to explain');
  const { encoder } = model.card;
  const explainer = explainerOf(model);
  return explainCustomer({
    encoder,
    columns: dataset.columns,
    groups: groupsByFeature(workspace),
    companions: companionsByFeature(dataset),
    currency: dataset.dictionary.currency,
    values,
    gapsOnFile,
    baseValue: explainer.baseValue,
    shapValues: explainer.shapValues(encodeValues(encoder, values)),
    probability: predictCustomer(model, values),
  });
}

/** The explanation as the API gives it: raw values, and no words. */
export function explanationForApi({ baseValue, contributions }: Explanation): NonNullable<Prediction['explanation']> {
  return { baseValue, contributions: contributions.map(({ feature, label, value, shapValue }) => ({ feature, label, value, shapValue })) };
}

/** The groups that customers are compared in, by column name; computed once for each dataset. */
export function groupsByFeature({ dataset, churned }: Workspace): ReadonlyMap<string, FeatureGroup[]> {
  let found = groups.get(dataset);
  if (!found) {
    found = new Map(featureColumns(dataset).map((column) => [column.spec.name, featureGroups(column, churned, dataset.dictionary.currency)]));
    groups.set(dataset, found);
  }
  return found;
}

function companionsByFeature(dataset: Dataset): ReadonlyMap<string, Companion[]> {
  let found = companionsOf.get(dataset);
  if (!found) companionsOf.set(dataset, (found = companions(featureColumns(dataset), dataset.rowCount)));
  return found;
}

/** Prepared once for each model. */
export function explainerOf(model: ChurnModel): Explainer {
  let explainer = explainers.get(model);
  if (!explainer) explainers.set(model, (explainer = createExplainer(model.forest)));
  return explainer;
}
