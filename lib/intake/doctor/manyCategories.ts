import type { CategorySpec } from '@/lib/dataset/schema';
import { formatCount, formatRate } from '@/lib/format';
import { byCategory, ignoring, modelColumns } from './columns';
import type { Check } from './examined';
import type { Finding } from './finding';
import { counted, listed, quoted } from './words';

/** More categories than a chart can show or a tree can put into an order. */
const MANY = 50;
/** A value for fewer customers than this each is nearly a name. */
const ROWS_EACH = 5;
/** Rows that a category needs to be worth a place of its own, and how many have one at most. */
const LEAST_ROWS = 30;
const KEPT = 30;

/** Categories of many values among the features: nearly unique, to be grouped, or grouped already. */
export const manyCategories: Check = ({ dataset, churned, leaks }) => modelColumns(dataset, leaks).flatMap((column): Finding[] => {
  if (column.kind !== 'category') return [];
  const { spec } = column;
  const { name } = spec;
  const rows = byCategory(column, churned).map((outcome) => outcome.rows);
  const known = dataset.rowCount - column.missing;
  if (spec.others !== undefined) return inOthers(spec, rows, known);
  const seen = rows.filter((count) => count > 0).length;
  if (seen <= MANY) return [];
  if (seen * ROWS_EACH > known) {
    return [{
      id: `unique:${name}`, severity: 'warns', column: name, remedy: ignoring(spec),
      title: `${quoted(name)} has ${formatCount(seen)} different values for ${counted(known, 'customer')}.`,
      detail: `That is a value for every ${(known / seen).toFixed(1)} customers: what is learnt of one of them holds for hardly anybody else.`,
    }];
  }
  const keep = commonest(spec, rows);
  const kept = keep.reduce((sum, category) => sum + rows[spec.categories.indexOf(category)]!, 0);
  if (keep.length === 0) return [];
  const others = spec.categories.includes('Other') ? 'All others' : 'Other';
  return [{
    id: `many:${name}`, severity: 'notes', column: name,
    title: `${quoted(name)} has ${formatCount(seen)} different values.`,
    detail: `The commonest ${keep.length === 1 ? 'is that' : `${keep.length} are those`} of ${formatRate(kept / known)} of customers. Grouped by frequency, the others count as one value, in training and afterwards alike; so does a value that is new.`,
    remedy: { label: `Keep the ${keep.length === 1 ? '' : `${keep.length} `}commonest, count the others as ${quoted(others)}`, change: { kind: 'groupRare', column: name, keep, others } },
  }];
});

/** Those with rows enough, in the order of the dictionary. */
function commonest(spec: CategorySpec, rows: readonly number[]): string[] {
  const byRows = [...rows.keys()].filter((code) => rows[code]! >= LEAST_ROWS).sort((a, b) => rows[b]! - rows[a]! || a - b).slice(0, KEPT);
  return byRows.sort((a, b) => a - b).map((code) => spec.categories[code]!);
}

function inOthers({ name, others, categories }: CategorySpec, rows: readonly number[], known: number): Finding[] {
  const grouped = rows[categories.indexOf(others!)] ?? 0;
  if (grouped === 0) return [];
  const kept = categories.filter((category) => category !== others);
  return [{
    id: `others:${name}`, severity: 'notes', column: name, remedy: null,
    title: `${formatCount(grouped)} of ${counted(known, 'customer')} (${formatRate(grouped / known)}) count as ${quoted(others!)} in ${quoted(name)}.`,
    detail: `Kept apart ${kept.length === 1 ? 'is' : 'are'} ${counted(kept.length, 'value')}: ${listed(kept.map(quoted))}. All others are one value to the model, and so is one that is new.`,
  }];
}
