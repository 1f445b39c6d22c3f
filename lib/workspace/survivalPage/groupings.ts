import { categoryLabel, columnsByRole, featureColumns, type CategoryColumn, type NumberColumn } from '@/lib/dataset/dataset';
import { canFilterBy } from '@/lib/workspace/customerList/filters';
import { rangeText } from '@/lib/workspace/customerList/ranges';
import { cachedByWorkspace } from '@/lib/workspace/cachedByWorkspace';
import type { Workspace } from '@/lib/workspace/derive';
import { timeBound } from '@/lib/workspace/timeless';
import { listText } from './words';

/** No group: a customer whose value is not known. */
export const UNGROUPED = -1;

/** As many curves as can be told apart. */
export const MAX_GROUPS = 6;

/** Customers by group. */
export interface Division {
  /** With what asks for the group's customers in an address, /customers?name=value; null where nothing does. */
  groups: { label: string; value: string | null }[];
  /** Place in `groups` by row, UNGROUPED for none. */
  of: Int16Array;
}

/** A way to divide the customers into a few groups that do not depend on how long each has been there. */
export interface Grouping {
  /** In the address. */
  name: string;
  label: string;
  divide: () => Division;
}

/** All ways to divide the customers of a workspace, columns that group customers first. Computed once for each loaded state. */
export const groupings = cachedByWorkspace('groupings', (workspace): Grouping[] => {
  const { dataset, segments } = workspace;
  const columns = featureColumns(dataset);
  const categories = columns.filter((column): column is CategoryColumn => column.kind === 'category').filter((column) => between(levels(column).length));
  const numbers = columns.filter((column): column is NumberColumn => column.kind === 'number' && !timeBound(dataset).has(column.spec.name) && column.values.some((value) => !Number.isNaN(value) && value !== column.values[0]));
  const ruled = segments.segments.some(({ dependsOnTime }) => dependsOnTime) || !between(segments.segments.length) ? [] : [ruleSegments(workspace)];
  return [
    ...categories.filter(({ spec }) => spec.role === 'segmentation').map(byCategory),
    ...ruled,
    ...categories.filter(({ spec }) => spec.role !== 'segmentation').map(byCategory),
    ...numbers.map((column) => inThirds(column, dataset.dictionary.currency)),
  ];
});

const between = (count: number) => count >= 2 && count <= MAX_GROUPS;

/** Why some divisions are missing from the list. */
export function notOffered({ dataset, segments }: Workspace): string {
  const ruled = segments.segments.some(({ dependsOnTime }) => dependsOnTime) ? ['the rule segments that use such columns'] : [];
  const kept = columnsByRole(dataset, 'protected').map(({ spec }) => spec.label);
  const many = featureColumns(dataset).filter((column) => column.kind === 'category' && levels(column).length > MAX_GROUPS).map(({ spec }) => spec.label);
  return [
    `Not offered: ${listText([...timeBound(dataset).values(), ...ruled])}. Such columns say how long a customer has stayed, so the group of the highest has stayed by definition.`,
    ...(kept.length > 0 ? [`${listText(kept)} ${kept.length === 1 ? 'is' : 'are'} kept for fairness checks alone.`] : []),
    ...(many.length > 0 ? [`${listText(many)} ${many.length === 1 ? 'has' : 'have'} more values than can be told apart (${MAX_GROUPS}).`] : []),
  ].join(' ');
}

/** Codes of the categories that anyone has. */
function levels({ spec, codes }: CategoryColumn): number[] {
  const seen = new Uint8Array(spec.categories.length);
  for (const code of codes) if (code >= 0) seen[code] = 1;
  return [...spec.categories.keys()].filter((code) => seen[code] === 1);
}

function byCategory(column: CategoryColumn): Grouping {
  const { spec, codes } = column;
  return {
    name: spec.name,
    label: spec.label,
    divide: () => {
      const order = levels(column);
      const value = (code: number) => (canFilterBy(spec.name) ? spec.categories[code]! : null);
      return { groups: order.map((code) => ({ label: categoryLabel(spec, spec.categories[code]!), value: value(code) })), of: codes.map((code) => order.indexOf(code)) };
    },
  };
}

function ruleSegments({ segments: { segments, of } }: Workspace): Grouping {
  return { name: 'segment', label: 'Segment', divide: () => ({ groups: segments.map(({ id, label }) => ({ label, value: id })), of: Int16Array.from(of) }) };
}

/** Three groups of nearly equal size, or two where one value is so common that it takes a third whole. */
function inThirds(column: NumberColumn, currency: string): Grouping {
  const { spec } = column;
  const division = thirdsOf(column, currency);
  return {
    name: spec.name,
    label: `${spec.label}${spec.role === 'monthlyCharge' ? ' (value)' : ''}, in ${division.groups.length === 3 ? 'thirds' : 'two groups'}`,
    divide: () => division,
  };
}

/** No value is shared by two groups: each goes, whole, where the middle of its customers falls. */
function thirdsOf({ spec, values }: NumberColumn, currency: string): Division {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const thirds = new Map<number, { from: number; to: number }>();
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const value = sorted[from]!;
    while (to < sorted.length && sorted[to] === value) to++;
    const third = Math.floor((3 * (from + to)) / 2 / sorted.length);
    thirds.set(third, { from: thirds.get(third)?.from ?? value, to: value });
  }
  const ranges = [...thirds.values()];
  const of = new Int16Array(values.length).fill(UNGROUPED);
  for (let row = 0; row < of.length; row++) if (!Number.isNaN(values[row]!)) of[row] = ranges.findIndex(({ to }) => values[row]! <= to);
  return { groups: ranges.map((range) => ({ label: rangeText(range, spec, currency), value: canFilterBy(spec.name) ? `${range.from}..${range.to}` : null })), of };
}
