import type { Workspace } from '@/lib/workspace/derive';
import { sharedCache } from '@/lib/workspace/sharedCache';
import { queryKey, unwantedOutcome, type CustomersQuery } from './customerList';
import { filterSources, type CustomerFilter, type FilterSource } from './filters';
import { Recent } from './recent';

/** Customers of each choice of each filter, by the filter's name and the choice's value. */
export type FacetCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

const KEPT = 8;
const kept = sharedCache<Workspace, Recent<string, FacetCounts>>('facetCounts');

/**
 * How many customers each choice would list beside what else is asked for: under the status and all other filters, without the
 * choice's own. A range has but those for whom it is not known. One pass a filter; the last few are kept.
 */
export function facetCounts(workspace: Workspace, query: CustomersQuery): FacetCounts {
  let counts = kept.get(workspace);
  if (!counts) kept.set(workspace, (counts = new Recent(KEPT)));
  return counts.get(JSON.stringify([query.status, queryKey(query)]), () => {
    const all = maskOf(workspace, query, query.filters);
    return new Map(filterSources(workspace).map((source) => {
      const others = query.filters.filter(({ name }) => name !== source.name);
      return [source.name, countChoices(source, others.length === query.filters.length ? all : maskOf(workspace, query, others))];
    }));
  });
}

/** 1 for the rows of a status that pass the filters. */
function maskOf({ churned }: Workspace, { status }: CustomersQuery, filters: readonly CustomerFilter[]): Uint8Array {
  const unwanted = unwantedOutcome(status);
  const mask = churned.map((outcome) => Number(outcome !== unwanted));
  for (const { pass } of filters) pass(mask);
  return mask;
}

function countChoices(source: FilterSource, mask: Uint8Array): ReadonlyMap<string, number> {
  if (source.kind === 'range') return source.missing ? new Map([[source.missing.value, countUnknown(source.values, mask)]]) : new Map();
  const { choices, codes } = source;
  // As passes see it: a code's place is one behind it, because a gap is −1.
  const places = new Int32Array(codes instanceof Uint8Array ? 257 : choices.length + 2);
  for (let row = 0; row < codes.length; row++) places[codes[row]! + 1]! += mask[row]!;
  return new Map(choices.map(({ value }, i) => [value, places[value === '' ? 0 : i + 1]!]));
}

function countUnknown(values: Float64Array, mask: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < values.length; row++) count += mask[row]! & Number(Number.isNaN(values[row]!));
  return count;
}
