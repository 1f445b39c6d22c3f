import { featureValues } from '@/lib/churn/encoder';
import type { Column } from '@/lib/dataset/dataset';
import { GROW_WITH_TIME, type Role } from '@/lib/dataset/schema';
import type { Contribution } from '@/lib/explanation/explainCustomer';
import { numberText } from '@/lib/explanation/featureGroups';
import { lowerFirst } from '@/lib/explanation/words';
import { formatMoney } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { explain } from '@/lib/workspace/explain';
import { modelFeatures } from '@/lib/workspace/predict';
import { Recent } from './recent';

/** A thousandth: what raises a probability by less is not printed as a reason. */
const LEAST = 0.0005;
/** Twenty pages of a list. */
const KEPT = 1000;

const kept = new WeakMap<Workspace, Recent<number, string | null>>();

/**
 * The two things that raise an active customer's probability most, in a few words; null for who left, without a model, and where
 * nothing raises it. What grows with time is left out: a short tenure is nothing to talk about, and the riskiest would all have
 * the same reason. An explanation costs half a millisecond, so the last thousand are kept.
 *
 * @example "Month-to-month contract, support calls 5"
 */
export function mainReason(workspace: Workspace, row: number): string | null {
  let reasons = kept.get(workspace);
  if (!reasons) kept.set(workspace, (reasons = new Recent(KEPT)));
  return reasons.get(row, () => {
    const [first, second] = topReasons(workspace, row, 2, (role) => !GROW_WITH_TIME.includes(role));
    return second ? `${first}, ${lowerFirst(second)}` : (first ?? null);
  });
}

/** The strongest things that raise an active customer's probability, in words, strongest first; of columns of the roles asked for. */
export function topReasons(workspace: Workspace, row: number, count: number, asked: (role: Role) => boolean = () => true): string[] {
  const { dataset, model, churned } = workspace;
  if (!model || churned[row] === 1) return [];
  const values = modelFeatures(workspace, featureValues(dataset, row));
  const gaps = new Set(Object.keys(values).filter((name) => values[name] === null));
  const { contributions } = explain(workspace, values, gaps);
  return contributions.filter(({ feature, shapValue }) => shapValue >= LEAST && asked(dataset.columns.get(feature)!.spec.role)).slice(0, count)
    .map((contribution) => reasonText(contribution, dataset.columns.get(contribution.feature)!, dataset.dictionary.currency));
}

/**
 * A detail in as few words as tell it apart: a category as people say it, "No tech support", a number behind its label.
 *
 * @example { label: "Contract", valueText: "Month-to-month" } → "Month-to-month contract"
 */
export function reasonText({ label, value, valueText }: Pick<Contribution, 'label' | 'value' | 'valueText'>, column: Column, currency: string): string {
  if (value === null) return `${label}: no record`;
  if (column.kind === 'number') return `${label} ${shortNumber(Number(value), column.spec, currency)}`;
  if (/^yes$/i.test(valueText)) return label;
  if (/^(no|none)$/i.test(valueText)) return `No ${lowerFirst(label)}`;
  return isAdjective(valueText) ? `${valueText} ${lowerFirst(label)}` : `${label}: ${valueText}`;
}

/** "No internet" is no kind of tech support, and what has a comma or three words does not stand before a noun. */
function isAdjective(text: string): boolean {
  return !/^no /i.test(text) && !/[,;:()]/.test(text) && text.split(/\s+/).length <= 2;
}

/** Without "a month" and "in 90 days", which the label or the reader knows. */
function shortNumber(value: number, spec: Extract<Column, { kind: 'number' }>['spec'], currency: string): string {
  const { unit } = spec;
  if (unit.startsWith('currency')) return formatMoney(value, currency);
  const [word = ''] = unit.split(' ');
  return numberText(value, { ...spec, unit: /^(in|of|per)$/i.test(word) ? '' : word }, currency);
}
