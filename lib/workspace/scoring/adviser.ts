import type { FeatureValues } from '@/lib/churn/encoder';
import { categoryLabel } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { chooseReasons, reasonText } from '@/lib/workspace/customerList/reasons';
import type { Workspace } from '@/lib/workspace/derive';
import { explainerOf } from '@/lib/workspace/explain';
import { evidenceFor, LEAST_NAMED, LEAST_REASON } from '@/lib/workspace/offers/customerReasons';
import { offerCase } from '@/lib/workspace/offers/offerCase';
import { bestOffer } from '@/lib/workspace/offers/recommend';

/** As many reasons of a customer as a file has columns for. */
export const REASONS = 3;

/** What to say of a new customer beside their probability. */
export interface Advice {
  /** In words, the strongest first, at most three. */
  reasons: string[];
  /** The offer of the highest expected value, in the dataset's currency; null where doing nothing is best, or where none can be weighed. */
  offer: { name: string; expectedValue: number } | null;
}

/**
 * Reasons and offers for customers who are not on file, as pages and the export give them to those who are: exact SHAP values, of which
 * only what is evident counts. Half a millisecond a customer.
 *
 * @param x the customer's codes, as of encodeValues
 * @throws RangeError when the workspace has no model
 */
export function createAdviser(workspace: Workspace): (x: Float32Array, values: FeatureValues, probability: number) => Advice {
  const { model, dataset } = workspace;
  if (!model) throw new RangeError('There is no model to explain');
  const { encoder } = model.card;
  const { currency } = dataset.dictionary;
  const explainer = explainerOf(model);
  const shap = new Float64Array(encoder.length);
  return (x, values, probability) => {
    explainer.shapValues(x, shap);
    const raising = encoder.flatMap(({ name }, j) => (shap[j]! >= LEAST_NAMED ? [{ feature: name, shapValue: shap[j]! }] : []));
    raising.sort((a, b) => b.shapValue - a.shapValue);
    const isEvident = evidenceFor(workspace, values, null);
    const reasons = chooseReasons(dataset, raising, isEvident).slice(0, REASONS).map(({ feature }) => {
      const column = dataset.columns.get(feature)!;
      const value = values[feature] ?? null;
      const valueText = column.kind === 'category' && typeof value === 'string' ? categoryLabel(column.spec, value) : '';
      return reasonText({ label: column.spec.label, value, valueText }, column, currency);
    });
    // Offers ask after all that is evident, those beside the list's columns included; that somebody is new is nothing to answer.
    const answerable = raising.filter(({ shapValue }) => shapValue >= LEAST_REASON).map(({ feature }) => feature).filter((feature) => isEvident(feature) && !GROW_WITH_TIME.includes(dataset.columns.get(feature)!.spec.role));
    const best = bestOffer(workspace, offerCase(workspace, values, null, { probability, reasons: answerable }));
    return { reasons, offer: best && { name: best.offer.name, expectedValue: best.value } };
  };
}
