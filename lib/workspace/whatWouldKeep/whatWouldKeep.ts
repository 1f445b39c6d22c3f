import { encodeValues, type FeatureValues } from '@/lib/churn/encoder';
import { categoryLabel, type FeatureColumn } from '@/lib/dataset/dataset';
import { numberText } from '@/lib/explanation/featureGroups';
import { missingText } from '@/lib/explanation/words';
import { predictOne } from '@/lib/forest/predict';
import { cautions } from '@/lib/workspace/cautions';
import type { Workspace } from '@/lib/workspace/derive';
import { offerCase } from '@/lib/workspace/offers/offerCase';
import { findCustomer, modelFeatures } from '@/lib/workspace/predict';
import { actionableColumns, otherValues } from './otherValues';
import { nearestChange, scoreChanges, smallestChanges, type Change, type ScoredChange } from './searchChanges';
import { seenBefore } from './seenBefore';

/** A change of a customer's details that the company can make, in words, and what the model says to it. */
export interface KeepingChange {
  /** "Contract", "Month-to-month", "One year" */
  changes: { label: string; from: string; to: string }[];
  /** What the changed fields of the form then hold, by column name. */
  fields: Record<string, string>;
  /** What predicting these details gives, to the last bit. */
  probability: number;
  /** Lifetime value after the change; null where it is not known. */
  clv: number | null;
}

/** What would keep a customer, as far as the model tells. */
export interface WhatWouldKeep {
  probability: number;
  threshold: number;
  /** Lifetime value as on record; null where it is not known. */
  clv: number | null;
  /** Labels of the details that the company can change; none where the dictionary marks none. */
  actionable: string[];
  /** Changes that bring the probability under the threshold, the smallest first; none where it is under it already. */
  answers: KeepingChange[];
  /** Where there are none, the change that comes nearest; null where nothing lowers the probability. */
  nearest: KeepingChange | null;
}

const ANSWERS = 3;

/**
 * The smallest and cheapest changes of what the company can change that bring the probability of an active customer under the
 * threshold. Only values of other customers, only such as occur together in the file and that `cautions` has nothing against.
 * At most 3,000 details are scored (see `scoreChanges`).
 *
 * @returns null without a model, and for who left or is not on file
 */
export function whatWouldKeep(workspace: Workspace, customerId: string): WhatWouldKeep | null {
  const { model, dataset, assumptions: { threshold } } = workspace;
  const record = findCustomer(workspace, customerId);
  if (!model || !record?.status.active) return null;
  const values = modelFeatures(workspace, record.features);
  const row = dataset.rowById.get(record.customerId)!;
  const columns = actionableColumns(workspace);
  const clvOf = (details: FeatureValues, probability: number) => offerCase(workspace, details, row, { probability, reasons: [] }).clv;
  const probability = predictOne(model.forest, encodeValues(model.card.encoder, values));
  const found: WhatWouldKeep = { probability, threshold, clv: clvOf(values, probability), actionable: columns.map(({ spec }) => spec.label), answers: [], nearest: null };
  if (probability < threshold) return found;
  const search = searchOf(workspace, values, columns);
  const scored = scoreChanges(search);
  const inWords = ({ changes, probability: after }: ScoredChange): KeepingChange => ({
    changes: changes.map((change) => changeText(columns[change.column]!, values, change, dataset.dictionary.currency)),
    fields: Object.fromEntries(changes.map(({ column, value }) => [columns[column]!.spec.name, String(value)])),
    probability: after,
    clv: clvOf(withChanges(columns, values, changes), after),
  });
  const answers = smallestChanges(scored, threshold, search.isPlausible, ANSWERS);
  const nearest = answers.length > 0 ? null : nearestChange(scored, probability, search.isPlausible);
  return { ...found, answers: answers.map(inWords), nearest: nearest && inWords(nearest) };
}

function searchOf({ dataset, model, customary }: Workspace, values: FeatureValues, columns: readonly FeatureColumn[]) {
  const { forest, card: { encoder } } = model!;
  const place = columns.map(({ spec }) => encoder.findIndex(({ name }) => name === spec.name));
  const x = encodeValues(encoder, values);
  const options = otherValues(dataset, columns, values);
  const codes = new Map(options.flat().map((change) => [change, encodeValues(encoder, withChanges(columns, values, [change]))[place[change.column]!]!]));
  const before = new Set(cautions(dataset, customary, values).map(({ message }) => message));
  return {
    options,
    score: (changes: readonly Change[]) => {
      const changed = x.slice();
      for (const change of changes) changed[place[change.column]!] = codes.get(change)!;
      return predictOne(forest, changed);
    },
    isPossible: (changes: readonly Change[]) =>
      seenBefore(dataset, customary.together, withChanges(columns, values, changes), new Set(changes.map(({ column }) => columns[column]!.spec.name))),
    isPlausible: (changes: readonly Change[]) => cautions(dataset, customary, withChanges(columns, values, changes)).every(({ message }) => before.has(message)),
  };
}

function withChanges(columns: readonly FeatureColumn[], values: FeatureValues, changes: readonly Change[]): FeatureValues {
  return { ...values, ...Object.fromEntries(changes.map(({ column, value }) => [columns[column]!.spec.name, value])) };
}

function changeText({ spec }: FeatureColumn, values: FeatureValues, { value }: Change, currency: string): KeepingChange['changes'][number] {
  const text = (one: number | string | null) => {
    if (one === null) return missingText(spec);
    return spec.type === 'category' ? categoryLabel(spec, String(one)) : numberText(Number(one), spec, currency);
  };
  return { label: spec.label, from: text(values[spec.name] ?? null), to: text(value) };
}
