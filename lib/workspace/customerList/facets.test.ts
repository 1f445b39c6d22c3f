import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { writeValue } from './address';
import { ALL_CUSTOMERS, customerRows, type CustomersQuery } from './customerList';
import { facetCounts } from './facets';
import { filterSources, idFilter, readFilter } from './filters';

it('counts everybody of each choice, and those for whom it is not known', async () => {
  const workspace = await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,Yes\nB,3,,Basic,No\nC,6,30,Basic,No\nD,6,30,"Plus, with sauna",No\n');
  const counts = (query: Partial<CustomersQuery>, name: string) => [...facetCounts(workspace, { ...ALL_CUSTOMERS, ...query }).get(name)!];
  expect(counts({}, 'plan')).toEqual([['Basic', 3], ['Plus, with sauna', 1]]);
  expect(counts({ status: 'active' }, 'plan')).toEqual([['Basic', 2], ['Plus, with sauna', 1]]);
  expect(counts({ status: 'left' }, 'plan')).toEqual([['Basic', 1], ['Plus, with sauna', 0]]);
  expect(counts({}, 'fee')).toEqual([['', 1]]);
  expect(counts({ status: 'left' }, 'fee')).toEqual([['', 0]]);
  expect(counts({}, 'months')).toEqual([]);
  // C and D are six months old; the filter by plan does not count against its own choices.
  const filters = [readFilter(workspace, 'months', ['6..']).filter!, readFilter(workspace, 'plan', ['Basic']).filter!];
  expect(counts({ filters }, 'plan')).toEqual([['Basic', 1], ['Plus, with sauna', 1]]);
  expect(counts({ filters: filters.slice(1) }, 'fee')).toEqual([['', 1]]);
});

it('says of each choice how many customers the list has with it in place of its filter’s own', async () => {
  const workspace = await bundledWorkspace();
  const sources = filterSources(workspace).flatMap((source) => (source.kind === 'choices' ? [source] : []));
  const filter = fc.constantFrom(...sources.flatMap(({ name, choices }) => choices.map(({ value }) => readFilter(workspace, name, [writeValue(value)]).filter!)), idFilter(workspace, ['10']));
  fc.assert(
    fc.property(fc.uniqueArray(filter, { maxLength: 3, selector: ({ name }) => name }), fc.constantFrom(null, 'active' as const, 'left' as const), fc.constantFrom(...sources), (filters, status, source) => {
      const query: CustomersQuery = { ...ALL_CUSTOMERS, filters, status };
      const others = filters.filter(({ name }) => name !== source.name);
      for (const { value } of source.choices) {
        const listed = customerRows(workspace, { ...query, filters: [...others, readFilter(workspace, source.name, [writeValue(value)]).filter!] });
        expect(facetCounts(workspace, query).get(source.name)!.get(value), value).toBe(listed.length);
      }
    }),
    { numRuns: 40 },
  );
});
