import { customerIds, numberByRole } from '@/lib/dataset/dataset';
import { formatMoney, formatProbability } from '@/lib/format';
import { customerBase } from '@/lib/workspace/customerBase';
import type { Workspace } from '@/lib/workspace/derive';
import { idPattern, mayStandWithin } from './idPattern';
import { isNewcomer } from './newcomers';

/** A customer to choose from: the id, and in a few words who that is. */
export interface CustomerHit {
  id: string;
  /** "risk 86%, €70.50 a month", or "left" */
  detail: string;
}

const HITS = 8;

/**
 * IDs that begin with a text, then those that hold it further on, as many ask who know only the digits of an ID; letter case ignored.
 * A text without a digit must be a beginning: a word is rather the name of a page. One pass at most; none for an empty text.
 *
 * @example ["HF-113586"] for "113586"
 */
export function findCustomerIds(ids: readonly string[], text: string): string[] {
  const wanted = text.trim();
  if (wanted === '') return [];
  const pattern = idPattern(wanted, 'contains');
  const within = mayStandWithin(wanted);
  const found: string[] = [];
  const holding: string[] = [];
  for (const id of ids) {
    const at = id.search(pattern);
    if (at === 0) found.push(id);
    else if (at > 0 && within && holding.length < HITS) holding.push(id);
    if (found.length === HITS) break;
  }
  return [...found, ...holding].slice(0, HITS);
}

/** Customers with their risk and charge, as far as the dataset and its model have them; ids that the file lacks are left out. */
export function customerHits(workspace: Workspace, ids: readonly string[]): CustomerHit[] {
  const { dataset, churned } = workspace;
  const { probability } = customerBase(workspace);
  const charge = numberByRole(dataset, 'monthlyCharge');
  return ids.flatMap((given) => {
    const row = dataset.rowById.get(given);
    if (row === undefined) return [];
    const id = customerIds(dataset)[row]!;
    if (churned[row] === 1) return [{ id, detail: 'left' }];
    const risk = probability && `risk ${formatProbability(probability[row]!)}${isNewcomer(workspace, row) ? ' (too new)' : ''}`;
    const pays = charge && !Number.isNaN(charge[row]) ? `${formatMoney(charge[row]!, dataset.dictionary.currency)} a month` : null;
    return [{ id, detail: [risk, pays].filter((text) => text !== null).join(', ') }];
  });
}
