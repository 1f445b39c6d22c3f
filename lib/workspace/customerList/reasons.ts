import { featureValues } from '@/lib/churn/encoder';
import type { Column, Dataset } from '@/lib/dataset/dataset';
import { labelWithin, phraseWithin } from '@/lib/dataset/labelWithin';
import { GROW_WITH_TIME } from '@/lib/dataset/schema';
import type { Contribution } from '@/lib/explanation/explainCustomer';
import { numberText } from '@/lib/explanation/featureGroups';
import { formatMoney } from '@/lib/format';
import type { Workspace } from '@/lib/workspace/derive';
import { explain } from '@/lib/workspace/explain';
import { modelFeatures } from '@/lib/workspace/predict';
import { evidenceFor, LEAST_NAMED } from '@/lib/workspace/offers/customerReasons';
import { listText } from '@/lib/workspace/survivalPage/words';
import { Recent } from './recent';
import { shownColumns } from './shownColumns';

/** Twenty pages of a list. */
const KEPT = 1000;

const kept = new WeakMap<Workspace, Recent<number, string | null>>();

/**
 * The two strongest of `topReasons` in a few words; null where there are none. An explanation costs half a millisecond, so the last
 * thousand are kept.
 *
 * @example "Electronic check payment method, support calls 5"
 */
export function mainReason(workspace: Workspace, row: number): string | null {
  let reasons = kept.get(workspace);
  if (!reasons) kept.set(workspace, (reasons = new Recent(KEPT)));
  return reasons.get(row, () => {
    const [first, second] = topReasons(workspace, row, 2);
    return second ? `${first}, ${phraseWithin(second)}` : (first ?? null);
  });
}

/**
 * The strongest things that raise an active customer's probability, in words, strongest first; none of who left, without a model, and
 * where nothing raises it. What the list shows in columns of its own is left out, or half of it would read "Month-to-month contract",
 * and so is what grows with time, which restates the tenure; only where nothing else raises the probability, they are the reasons. What only
 * goes with something that matters is none (see `evidenceFor`).
 */
export function topReasons(workspace: Workspace, row: number, count: number): string[] {
  const { dataset, model, churned } = workspace;
  if (!model || churned[row] === 1) return [];
  const values = modelFeatures(workspace, featureValues(dataset, row));
  const gaps = new Set(Object.keys(values).filter((name) => values[name] === null));
  const isEvident = evidenceFor(workspace, values, row);
  const chosen = chooseReasons(dataset, explain(workspace, values, gaps).contributions, isEvident);
  return chosen.slice(0, count).map((contribution) => reasonText(contribution, dataset.columns.get(contribution.feature)!, dataset.dictionary.currency));
}

/**
 * Of what adds to a probability that which counts as a reason, in the same order; see `topReasons` for what is left out.
 *
 * @param isEvident see `evidenceFor`
 */
export function chooseReasons<T extends Pick<Contribution, 'feature' | 'shapValue'>>(dataset: Dataset, contributions: readonly T[], isEvident: (column: string) => boolean): T[] {
  const columnOf = ({ feature }: T) => dataset.columns.get(feature)!;
  const grows = (contribution: T) => GROW_WITH_TIME.includes(columnOf(contribution).spec.role);
  const raising = contributions.filter((contribution) => contribution.shapValue >= LEAST_NAMED && (isEvident(contribution.feature) || grows(contribution)));
  const told = new Set<Column | null>(Object.values(shownColumns(dataset)));
  const beside = raising.filter((contribution) => !told.has(columnOf(contribution)) && !grows(contribution));
  return beside.length > 0 ? beside : raising;
}

/** What the reasons stand beside, by the dictionary's labels: "beside contract, tenure and monthly charge"; "" where the list shows no such column. */
export function besideText({ dataset }: Workspace): string {
  const { group, tenure, monthlyCharge } = shownColumns(dataset);
  const labels = [group, tenure, monthlyCharge].filter((column) => column !== null).map(({ spec }) => labelWithin(spec.label));
  return labels.length > 0 ? `beside ${listText(labels)}` : '';
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
  if (/^(no|none)$/i.test(valueText)) return `No ${labelWithin(label)}`;
  return isAdjective(valueText) ? `${valueText} ${labelWithin(label)}` : `${label}: ${valueText}`;
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
