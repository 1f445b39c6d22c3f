import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { customerAddress, customersAddress, customerToOpen, paramsOf, queryText, readCustomersQuery, withoutChoice, type Params } from './customersQuery';

const gym = await workspaceOf('id,months,fee,plan,left\nA-1,1,20.50,Basic,No\nA-10,3,,"Plus, with sauna",Yes\n');
const read = (params: Params) => readCustomersQuery(params, gym);
const labels = (params: Params) => read(params).filters.map((filter) => filter.label);

describe('readCustomersQuery', () => {
  it('reads filters, status, order and page', () => {
    const query = read({ plan: 'Basic,Plus, with sauna', months: ['..6', '12..'], segment: 'new', id: ' a-1 ', status: 'left', sort: '-fee', page: '2' });
    expect(query).toMatchObject({ status: 'left', sort: { by: 'fee', descending: true }, page: 2, ignored: [] });
    expect(query.filters.map((filter) => filter.label)).toEqual([
      'ID begins with “a-1”', 'Plan: Basic or Plus, with sauna', 'Months: up to 6 months or 12 months or more', 'Segment: New',
    ]);
    expect(customersAddress(query)).toBe('/customers?id=a-1&plan=Basic,Plus,+with+sauna&months=..6,12..&segment=new&status=left&sort=-fee&page=2');
  });

  it('takes what a form sends: empty fields ask for nothing, and a range comes in two', () => {
    const query = read({ id: '', plan: '', status: '', 'months.min': ' 3', 'months.max': '', 'fee.min': '', 'fee.max': '' });
    expect(query).toMatchObject({ fromForm: true, ignored: [], status: null });
    expect(customersAddress(query)).toBe('/customers?months=3..');
    expect(labels({ 'months.min': '3', 'months.max': '3' })).toEqual(['Months: 3 months']);
    expect(read({ 'months.min': 'many', plan: 'Basic' })).toMatchObject({ filters: [{ name: 'plan' }], ignored: ['"many" is not a number: write it with digits and a decimal point.'] });
    expect(read({ 'months.min': '6', 'months.max': '3' }).ignored).toEqual(['Months is asked for as a range such as 3..6, ..6 or 60..; got "6..3".']);
    expect(read({ 'plan.min': '3' }).ignored).toEqual(['There is no filter "plan.min".']);
    expect(read({ plan: 'Basic' }).fromForm).toBe(false);
  });

  it('has a word for those for whom it is not known', () => {
    expect(labels({ fee: 'none' })).toEqual(['Fee: not known']);
    expect(read({ plan: 'none' })).toMatchObject({ filters: [], ignored: ['Plan is known for everybody.'] });
  });

  it('names what it does not understand and shows the rest', () => {
    expect(read({ plan: ['Basic', 'Gold'], size: 'XL', status: 'asleep', page: '0', sort: 'plans', risk: 'high' })).toMatchObject({
      filters: [{ label: 'Plan: Basic' }],
      status: null,
      sort: null,
      page: 1,
      ignored: ['Plan has no value "Gold".', 'There is no filter "size".', 'There is no risk to filter by without a model.', 'There is no status "asleep": choose active or left.', 'The list cannot be sorted by "plans".', 'There is no page "0".'],
    });
  });

  it("is the list's own where a column bears the name of a parameter", async () => {
    const workspace = await workspaceOf('id,months,fee,status,left\nA,1,20.50,Basic,No\n', (json) => { json.columns[3]!.name = 'status'; });
    expect(readCustomersQuery({ status: 'Basic' }, workspace)).toMatchObject({ filters: [], ignored: [expect.stringContaining('"Basic"')] });
  });

  it('answers any address, and its own address with the same list', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('Basic', 'Plus, with sauna', '3..6', '..', '', 'none', '~none', 'active', '2', '-fee', 'A', 'new,loyal'));
    const names = fc.constantFrom('plan', 'months', 'months.min', 'months.max', 'fee', 'segment', 'page', 'status', 'sort', 'id', 'open', '__proto__', 'x');
    fc.assert(
      fc.property(fc.dictionary(names, fc.option(fc.oneof(text, fc.array(text)), { nil: undefined })), (given) => {
        const query = read(given);
        const again = read(paramsOf(new URLSearchParams(queryText(query))));
        expect(again.ignored).toEqual([]);
        expect(queryText(again)).toBe(queryText(query));
        expect([again.filters.map(({ label }) => label), again.status, again.sort, again.page]).toEqual([query.filters.map(({ label }) => label), query.status, query.sort, query.page]);
      }),
      { numRuns: 500 },
    );
  });
});

it('opens a customer by the whole ID, in any letter case, and only when asked to', () => {
  expect(customerToOpen({ id: ' a-1 ', open: '' }, gym)).toBe('A-1');
  expect(customerToOpen({ id: 'A-', open: '1' }, gym)).toBeNull();
  expect(customerToOpen({ id: 'A-1' }, gym)).toBeNull();
});

it('leads to a customer and takes the list along, without its page', () => {
  const query = read({ plan: 'Basic', page: '3' });
  expect(customerAddress('a/b c', query)).toBe('/customers/a%2Fb%20c?from=plan%3DBasic');
  expect(customerAddress('A-1')).toBe('/customers/A-1');
});

it('takes one alternative out, and the filter with the last', () => {
  const query = read({ months: '1..3,6..9', page: '2' });
  const rest = withoutChoice(query, query.filters[0]!, '1..3');
  expect(customersAddress(rest)).toBe('/customers?months=6..9');
  expect(customersAddress(withoutChoice(rest, rest.filters[0]!, '6..9'))).toBe('/customers');
});
