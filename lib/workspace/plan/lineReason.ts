import { categoryLabel, cellValue, columnsByRole } from '@/lib/dataset/dataset';
import { phraseWithin } from '@/lib/dataset/labelWithin';
import { formatMoneyRounded, formatProbability } from '@/lib/format';
import type { ApplicableOffer } from '@/lib/retention/offers';
import type { OfferCondition } from '@/lib/retention/offersSchema';
import { reasonText } from '@/lib/workspace/customerList/reasons';
import type { Workspace } from '@/lib/workspace/derive';

/** What conditions are told by. */
export interface ReasonFacts {
  row: number;
  /** Columns that raise the customer's probability, the strongest first. */
  reasons: readonly string[];
  probability: number | null;
  clv: number;
}

/**
 * Why this offer for this customer: what it answers and raises their risk; else the conditions that they meet, with their own values;
 * never nothing.
 *
 * @example "Support calls 5", "Tenure 31 months (24 months or more)"
 */
export function lineReason(workspace: Workspace, applicable: ApplicableOffer, facts: ReasonFacts): string {
  const { offer, conditions } = applicable;
  const answered = facts.reasons.find((reason) => offer.answers.includes(reason));
  const own = answered === undefined ? null : valueText(workspace, facts.row, answered);
  if (own !== null) return own;
  const met = offer.when.map((condition, k) => metText(workspace, facts, condition, conditions[k]!.text));
  return met.length > 0 ? [met[0]!, ...met.slice(1).map(phraseWithin)].join(', ') : 'Offered to every customer';
}

/** A condition that the customer meets: their value, and behind it what is asked for where that is a range. */
function metText(workspace: Workspace, { row, probability, clv }: ReasonFacts, condition: OfferCondition, text: string): string {
  const asked = `(${text.slice(text.indexOf(': ') + 2)})`;
  if ('estimate' in condition) {
    return condition.estimate === 'clv' ? `Lifetime value ${formatMoneyRounded(clv, workspace.dataset.dictionary.currency)} ${asked}` : `Probability to leave ${formatProbability(probability ?? NaN)} ${asked}`;
  }
  if ('reason' in condition) return valueText(workspace, row, condition.reason) ?? text;
  if ('in' in condition) return valueText(workspace, row, condition.column) ?? text;
  const name = typeof condition.of === 'string' ? columnsByRole(workspace.dataset, condition.of)[0]?.spec.name : condition.of.column;
  const own = valueText(workspace, row, name);
  return own === null ? text : `${own} ${asked}`;
}

/** A customer's detail in a few words; null where the dataset has no such column. */
function valueText({ dataset }: Workspace, row: number, name: string | undefined): string | null {
  const column = dataset.columns.get(name ?? '');
  if (!column) return null;
  const value = cellValue(column, row);
  const text = column.kind === 'category' && value !== null ? categoryLabel(column.spec, String(value)) : String(value);
  return reasonText({ label: column.spec.label, value, valueText: text }, column, dataset.dictionary.currency);
}
