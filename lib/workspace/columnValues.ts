import { categoryLabel, type Column } from '@/lib/dataset/dataset';
import { formatCount, formatNumber, formatRate } from '@/lib/format';
import { sharedCache } from './sharedCache';

// The page of the data asks for every column at each visit.
const known = sharedCache<Column, string>('columnValues');
/** Categories that a line has room for. */
const NAMED = 8;

/**
 * What a column holds, in a line: the range of numbers, the categories by how many customers have them, or the kind. Where rare
 * values were put together it says under which name, and how many customers that are.
 */
export function columnValues(column: Column): string {
  let values = known.get(column);
  if (values === undefined) known.set(column, (values = describe(column)));
  return values;
}

function describe(column: Column): string {
  switch (column.kind) {
    case 'number': return rangeOf(column.values);
    case 'category': return categoriesOf(column);
    case 'date': return 'dates';
    case 'text': return 'text';
  }
}

function rangeOf(values: Float64Array): string {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min > max ? 'none' : `${formatNumber(min)} to ${formatNumber(max)}`;
}

function categoriesOf({ spec, codes }: Extract<Column, { kind: 'category' }>): string {
  const labels = spec.categories.filter((category) => category !== spec.others).map((category) => categoryLabel(spec, category));
  if (labels.length <= NAMED && spec.others === undefined) return labels.join(', ');
  const counts = new Float64Array(spec.categories.length);
  for (const code of codes) if (code >= 0) counts[code]!++;
  const most = [...spec.categories.keys()].filter((code) => spec.categories[code] !== spec.others).sort((a, b) => counts[b]! - counts[a]!).slice(0, NAMED).map((code) => categoryLabel(spec, spec.categories[code]!));
  const more = labels.length > NAMED ? ` and ${formatCount(labels.length - NAMED)} more` : '';
  const rest = spec.others === undefined ? 0 : counts[spec.categories.indexOf(spec.others)]!;
  const named = labels.length <= NAMED ? labels.join(', ') : `${most.join(', ')}${more}, the most frequent first`;
  if (spec.others === undefined) return named;
  return `${named}; every other value counts as “${categoryLabel(spec, spec.others)}”: ${formatCount(rest)} ${rest === 1 ? 'customer' : 'customers'}, ${formatRate(codes.length > 0 ? rest / codes.length : NaN)}`;
}
