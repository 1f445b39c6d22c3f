import { categoryLabel } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import { createBatchExplainer } from '@/lib/forest/batchExplainer';
import { offersFor } from '@/lib/retention/offers';
import { reasonText } from '@/lib/workspace/customerList/reasons';
import { shownColumns } from '@/lib/workspace/customerList/shownColumns';
import { LEAST_NAMED, LEAST_REASON } from '@/lib/workspace/offers/customerReasons';
import { bestOffer } from '@/lib/workspace/offers/recommend';
import { datasetWithoutRows, type ScoringKit } from './scoringKit';
import { riskByCode, strangerOutlook } from './strangerCase';

/** As many reasons of a customer as a file has columns for. */
export const REASONS = 3;

/** A detail of a customer; one object for all who share it, so that it is put into words once. */
export interface Detail {
  value: number | string | null;
  /** In X. */
  code: number;
  /** As a reason, once it was asked for. */
  text: string | null;
}

/** What to say of a new customer beside their probability. */
export interface Advice {
  /** In words, the strongest first, at most three. */
  reasons: string[];
  /** The offer of the highest expected value, in the dataset's currency; null where doing nothing is best, or where none can be weighed. */
  offer: { name: string; expectedValue: number } | null;
}

/**
 * Reasons and offers for customers who are not on file, as pages and the export give them to those who are: exact SHAP values, of which
 * only what is evident counts.
 *
 * @returns from n×p codes and as many details, row-major, and n probabilities, an advice for each
 */
export function createAdviser(kit: ScoringKit): (X: Float32Array, details: readonly Detail[], probabilities: ArrayLike<number>) => Advice[] {
  const { encoder, strangers } = kit;
  const p = encoder.length;
  const dataset = datasetWithoutRows(kit.dictionary);
  const explainer = createBatchExplainer(kit.forest);
  const columns = encoder.map(({ name }) => dataset.columns.get(name)!);
  const told = new Set(Object.values(shownColumns(dataset)));
  const grows = columns.map(({ spec }) => GROW_WITH_TIME.includes(spec.role));
  const isBeside = columns.map((column, j) => !told.has(column) && !grows[j]);
  const risks = riskByCode(encoder, strangers);
  const isEvident = encoder.map(({ name }) => strangers === null || (strangers.risks.find((risk) => risk.name === name)?.isEvident ?? false));
  const place = new Map(encoder.map(({ name }, j) => [name, j]));
  const placeOfRole = (role: 'tenure' | 'monthlyCharge') => place.get(kit.dictionary.columns.find((spec) => spec.role === role)?.name ?? '') ?? -1;
  const [tenureAt, chargeAt] = [placeOfRole('tenure'), placeOfRole('monthlyCharge')];
  const outlook = kit.courses && strangerOutlook(kit, risks);
  const weighing = { offers: offersFor(kit.offersFile, dataset), assumptions: kit.assumptions };
  let shap = new Float64Array();

  const textOf = (j: number, detail: Detail) => {
    const column = columns[j]!;
    const valueText = column.kind === 'category' && typeof detail.value === 'string' ? categoryLabel(column.spec, detail.value) : '';
    return (detail.text ??= reasonText({ label: column.spec.label, value: detail.value, valueText }, column, kit.dictionary.currency));
  };

  const offerOf = (X: Float32Array, details: readonly Detail[], at: number, probability: number, reasons: string[]): Advice['offer'] => {
    const numberAt = (j: number) => (j >= 0 && typeof details[at + j]!.value === 'number' ? (details[at + j]!.value as number) : NaN);
    const [tenure, monthlyCharge] = [numberAt(tenureAt), numberAt(chargeAt)];
    if (!outlook || Number.isNaN(tenure) || Number.isNaN(monthlyCharge)) return null;
    const { leaving, multiplier } = outlook(X, at, tenure);
    const value = (name: string) => {
      const j = place.get(name);
      return j === undefined ? null : details[at + j]!.value;
    };
    const best = bestOffer(weighing, { probability, reasons, value, monthlyCharge, clv: monthlyCharge * multiplier, leaving: { probability: leaving } });
    return best && { name: best.offer.name, expectedValue: best.value };
  };

  return (X, details, probabilities) => {
    if (shap.length < X.length) shap = new Float64Array(X.length);
    explainer.shapValues(X, shap);
    return Array.from(probabilities, (probability, i) => {
      const at = i * p;
      const raising: number[] = [];
      for (let j = 0; j < p; j++) if (shap[at + j]! >= LEAST_NAMED) raising.push(j);
      raising.sort((a, b) => shap[at + b]! - shap[at + a]!);
      const evident = raising.filter((j) => isEvident[j]! && (strangers === null || risks[j]!(X[at + j]!) > 0));
      const beside = evident.filter((j) => isBeside[j]);
      const named = beside.length > 0 ? beside : raising.filter((j) => grows[j] || evident.includes(j));
      // Offers ask after all that is evident, those beside the list's columns included; that somebody is new is nothing to answer.
      const answerable = evident.filter((j) => shap[at + j]! >= LEAST_REASON && !grows[j]).map((j) => encoder[j]!.name);
      return { reasons: named.slice(0, REASONS).map((j) => textOf(j, details[at + j]!)), offer: offerOf(X, details, at, probability, answerable) };
    });
  };
}
