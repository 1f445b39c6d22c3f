import type { FeatureWarning } from '@/lib/churn/parseFeatures';
import type { Workspace } from './derive';
import { explain } from './explain';
import { reasonsOf } from './offers/customerReasons';
import { offerCase } from './offers/offerCase';
import { recommend } from './offers/recommend';
import { predictForFeatures } from './predict';

/** What the answer was before the details of a record were edited. */
export interface Before {
  probability: number;
  /** Chance to leave in the months that count; null without tenure. */
  leaving: number | null;
  /** Lifetime value; null where it is not known. */
  clv: number | null;
  /** Expected value of the best offer, 0 where doing nothing is best; null where offers cannot be weighed. */
  best: number | null;
}

/** An answer for edited details beside that for the record. */
export interface BesideRecord {
  before: Before | null;
  /** By field name what speaks against its value, and not against the record's. */
  flags: Record<string, string>;
}

/** The answer for a record, and what was remarked of it. */
interface OnRecord {
  before: Before;
  remarks: ReadonlySet<string>;
}

/** As many customers as may be tried out at about the same time: while a slider moves, the record's answer stays. */
const KEPT = 64;
const kept = new WeakMap<Workspace, Map<number, OnRecord | null>>();

/**
 * What edits change: the answer before them, and the remarks that they bring about.
 *
 * @param record the values on file as text; null for somebody who is not on file, all of whose remarks count
 * @param row the record's; null with it
 * @param edited whether anything differs from the record; where nothing does there is nothing before it
 */
export function besideRecord(workspace: Workspace, record: Readonly<Record<string, string>> | null, row: number | null, edited: boolean, warnings: readonly FeatureWarning[]): BesideRecord {
  if (record === null) return { before: null, flags: byField(warnings) };
  const found = edited && row !== null ? onRecord(workspace, record, row) : null;
  if (!found) return { before: null, flags: {} };
  return { before: found.before, flags: byField(warnings.filter(({ message }) => !found.remarks.has(message))) };
}

function onRecord(workspace: Workspace, record: Readonly<Record<string, string>>, row: number): OnRecord | null {
  let answers = kept.get(workspace);
  if (!answers) kept.set(workspace, (answers = new Map()));
  let answer = answers.get(row);
  if (answer === undefined) {
    answer = answerFor(workspace, record, row);
    // The oldest goes: a map keeps the order of its keys.
    if (answers.size >= KEPT) answers.delete(answers.keys().next().value!);
    answers.set(row, answer);
  }
  return answer;
}

function answerFor(workspace: Workspace, record: Readonly<Record<string, string>>, row: number): OnRecord | null {
  const found = predictForFeatures(workspace, record);
  if (!found.ok) return null;
  const { probability, warnings } = found.prediction;
  const explanation = explain(workspace, found.values);
  const customer = offerCase(workspace, found.values, row, { probability, reasons: reasonsOf(workspace, explanation, found.values, row) });
  const advice = recommend(workspace, customer);
  const before: Before = { probability, leaving: customer.leaving?.probability ?? null, clv: customer.clv, best: 'missing' in advice ? null : (advice.best?.terms.value ?? 0) };
  return { before, remarks: new Set(warnings.map(({ message }) => message)) };
}

function byField(warnings: readonly FeatureWarning[]): Record<string, string> {
  const messages = new Map<string, string>();
  for (const { feature, message } of warnings) messages.set(feature, messages.has(feature) ? `${messages.get(feature)} ${message}` : message);
  return Object.fromEntries(messages);
}
