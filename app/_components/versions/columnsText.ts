import { ROLE_CHOICES, TYPE_CHOICES } from '@/app/_components/intake/roleWords';
import type { ColumnSpec } from '@/lib/dataset/schema';
import { formatCount } from '@/lib/format';
import { categoriesOf, isAlike, type ColumnChange } from '@/lib/workspace/versionsPage/columnChanges';

/**
 * How far the columns of two versions are the same.
 *
 * @param shared how many are, under whatever name
 */
export function columnsTitle(changes: readonly ColumnChange[], shared: number): string {
  const count = (kind: ColumnChange['kind']) => changes.filter((change) => change.kind === kind).length;
  if (changes.length === 0) return `The same ${formatCount(shared)} columns, read the same way`;
  const renamed = count('renamed');
  const parts = [`${formatCount(count('added'))} added`, `${formatCount(count('removed'))} removed`, `${formatCount(count('changed'))} read otherwise`, ...(renamed > 0 ? [`${formatCount(renamed)} the same under ${renamed === 1 ? 'another name' : 'other names'}`] : [])];
  return `Columns from A to B: ${parts.join(', ')}`;
}

/** A line of the list: what became of a column, which one it is, and how it is read. */
export function changeText(change: ColumnChange): { mark: string; what: string; detail: string } {
  if ('column' in change) return { mark: change.kind, what: change.column.label, detail: asText(change.column) };
  const { before, after } = change;
  if (change.kind === 'changed') return { mark: 'read otherwise', what: after.label, detail: `${asText(before)}, now ${asText(after)}` };
  const names = `“${before.name}” in A, “${after.name}” in B`;
  return { mark: 'other name', what: ROLE_CHOICES[after.role], detail: isAlike(before, after) ? names : `${names}; ${typeText(before)}, now ${typeText(after)}` };
}

/** "detail, category of 3" */
const asText = (column: ColumnSpec) => `${ROLE_CHOICES[column.role].toLowerCase()}, ${typeText(column)}`;

function typeText(column: ColumnSpec): string {
  const categories = categoriesOf(column);
  return `${TYPE_CHOICES[column.type].toLowerCase()}${categories > 0 ? ` of ${formatCount(categories)}` : ''}`;
}
