import { ChevronDown, Search } from 'lucide-react';
import { queryText } from '@/app/(dashboard)/customers/customersQuery';
import { Button } from '@/app/_components/ui/button';
import type { CustomersQuery } from '@/lib/workspace/customerList/customerList';
import { customerBase } from '@/lib/workspace/customerBase';
import { facetCounts } from '@/lib/workspace/customerList/facets';
import { filterSources, type FilterSource } from '@/lib/workspace/customerList/filters';
import type { Workspace } from '@/lib/workspace/derive';
import { tooNewText } from '@/lib/workspace/segmentsPage/valueRiskMatrix';
import { FilterFields } from './filterFields';
import { FilterForm } from './filterForm';
import { buttonLook, Menu, MENU_BUTTON } from './menu';

/** Of filters that set newcomers apart. */
const NOTES: Record<string, (tooNew: number) => string> = {
  risk: () => 'Too new: nobody on file left so early.',
  quadrant: (tooNew) => `${tooNewText(tooNew)}.`,
};

/** Search and filters in one form; the derived groups and the column that groups customers are at hand, all others under "More". */
export function FilterBar({ workspace, query, grouping, example }: {
  workspace: Workspace;
  query: CustomersQuery;
  /** The column that stands in the list. */
  grouping: string | null;
  /** An id as they look here. */
  example: string | undefined;
}) {
  const sources = filterSources(workspace);
  const counts = facetCounts(workspace, query);
  const { tooNew } = customerBase(workspace);
  const isAtHand = (source: FilterSource) => (source.kind === 'choices' && source.derived) || source.name === grouping;
  const [atHand, more] = [sources.filter(isAtHand), sources.filter((source) => !isAtHand(source))];
  const filterOf = ({ name }: FilterSource) => query.filters.find((filter) => filter.name === name);
  const count = (source: FilterSource) => filterOf(source)?.choices.length ?? 0;
  const all = sources.reduce((sum, source) => sum + count(source), 0);
  const ids = query.filters.find(({ name }) => name === 'id')?.choices ?? [];
  return (
    <FilterForm query={queryText({ ...query, page: 1 })}>
      <div className="flex flex-wrap items-center gap-2">
        <div className="flex min-w-0 flex-1 gap-2 sm:max-w-80">
          <input
            type="text"
            name="id"
            data-search
            aria-label="Customer ID, or part of it"
            defaultValue={ids[0]?.value ?? ''}
            placeholder={example ? `ID, e.g. ${example}` : 'ID'}
            autoComplete="off"
            spellCheck={false}
            maxLength={100}
            className="min-h-9 min-w-0 grow rounded-control border border-control bg-surface px-3 placeholder:text-text-3"
          />
          {/* The first button is the one that Enter presses: a whole ID then opens its customer. */}
          <Button look="secondary" name="open" value="1" className="!px-3" aria-label="Search"><Search aria-hidden className="size-4" /></Button>
        </div>
        {/* On a phone one button for all of them; elsewhere they are at hand. */}
        <details className="peer/filters group sm:hidden">
          <summary className={`${MENU_BUTTON} ${buttonLook(all)}`}>Filters{all > 0 && ` (${all})`}<ChevronDown aria-hidden className="size-4 shrink-0 text-text-3 group-open:rotate-180" /></summary>
        </details>
        <div className="hidden w-full flex-wrap gap-2 peer-open/filters:flex sm:contents">
          {atHand.map((source) => (
            <Menu key={source.name} label={source.title} count={count(source)}>
              <FilterFields source={source} filter={filterOf(source)} counts={counts.get(source.name)!} />
              {tooNew > 0 && NOTES[source.name] && <p className="mt-2 border-t border-border pt-2 text-xs text-text-3">{NOTES[source.name]!(tooNew)}</p>}
            </Menu>
          ))}
          {more.length > 0 && (
            <Menu label="More filters" count={more.reduce((sum, source) => sum + count(source), 0)} wide>
              <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
                {more.map((source) => (
                  <fieldset key={source.name} className="min-w-0">
                    <legend className="mb-1 font-medium">{source.title}{source.kind === 'range' && <Unit source={source} currency={workspace.dataset.dictionary.currency} />}</legend>
                    <FilterFields source={source} filter={filterOf(source)} counts={counts.get(source.name)!} />
                  </fieldset>
                ))}
              </div>
            </Menu>
          )}
          <noscript><Button look="secondary">Apply filters</Button></noscript>
        </div>
        {ids.slice(1).map(({ value }) => <input key={value} type="hidden" name="id" value={value} />)}
        {query.status && <input type="hidden" name="status" value={query.status} />}
        {query.sort && <input type="hidden" name="sort" value={`${query.sort.descending ? '-' : ''}${query.sort.by}`} />}
      </div>
    </FilterForm>
  );
}

function Unit({ source: { spec: { unit } }, currency }: { source: Extract<FilterSource, { kind: 'range' }>; currency: string }) {
  const text = unit.replace(/^currency/, currency).replace('/month', ' a month');
  return text ? <span className="font-normal text-text-3">, {text}</span> : null;
}
