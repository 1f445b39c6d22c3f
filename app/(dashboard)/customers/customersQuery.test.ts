import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { customersAddress, readCustomersQuery } from './customersQuery';

const gym = () => datasetOf(`${HEADER}\nA,1,20.50,Basic,No\n`, dictionaryJson());

describe('readCustomersQuery', () => {
  it('reads filters, status and page', async () => {
    const query = readCustomersQuery({ plan: 'Basic', months: ['..6', '3..'], status: 'left', page: '2' }, await gym());
    expect(query).toMatchObject({ status: 'left', page: 2, ignored: [] });
    expect(query.filters.map((filter) => filter.label)).toEqual(['Plan: Basic', 'Months: up to 6 months', 'Months: 3 months or more']);
    expect(customersAddress(query)).toEqual({ pathname: '/customers', query: { plan: ['Basic'], months: ['..6', '3..'], status: 'left', page: '2' } });
  });

  it('takes a filter that is given twice once', async () => {
    expect(readCustomersQuery({ plan: ['Basic', 'Basic'] }, await gym()).filters).toHaveLength(1);
  });

  it('names what it does not understand and shows the rest', async () => {
    expect(readCustomersQuery({ plan: ['Basic', 'Gold'], size: 'XL', status: 'asleep', page: '0' }, await gym())).toMatchObject({
      filters: [{ label: 'Plan: Basic' }],
      status: null,
      page: 1,
      ignored: ['Plan has no value "Gold".', 'There is no filter "size".', 'There is no status "asleep": choose active or left.', 'There is no page "0".'],
    });
  });

  it("is the list's own where a column bears the name of a parameter", async () => {
    const dataset = await datasetOf('id,months,fee,status,left\nA,1,20.50,Basic,No\n', dictionaryJson((json) => { json.columns[3]!.name = 'status'; }));
    expect(readCustomersQuery({ status: 'Basic' }, dataset)).toMatchObject({ filters: [], ignored: [expect.stringContaining('"Basic"')] });
  });

  it('answers any address, and its own address with the same list', async () => {
    const dataset = await gym();
    const text = fc.oneof(fc.string(), fc.constantFrom('Basic', '3..6', '..', '', 'active', '2'));
    const params = fc.dictionary(fc.constantFrom('plan', 'months', 'fee', 'page', 'status', 'id', '__proto__', 'x'), fc.option(fc.oneof(text, fc.array(text)), { nil: undefined }));
    fc.assert(
      fc.property(params, (given) => {
        const query = readCustomersQuery(given, dataset);
        const again = readCustomersQuery(customersAddress(query).query, dataset);
        expect([again.filters.map(({ label }) => label), again.status, again.page, again.ignored]).toEqual([query.filters.map(({ label }) => label), query.status, query.page, []]);
      }),
      { numRuns: 500 },
    );
  });
});
