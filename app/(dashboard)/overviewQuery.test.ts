import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { readOverviewQuery } from './overviewQuery';

const described = dictionary();

describe('readOverviewQuery', () => {
  it('shows the month and no chosen grouping when the address says nothing', () => {
    expect(readOverviewQuery({}, described)).toEqual({ period: 'month', by: undefined, listed: 8, ignored: [] });
  });

  it('takes periods and grouping columns that exist, the first of several', () => {
    expect(readOverviewQuery({ period: 'year', by: 'plan' }, described)).toEqual({ period: 'year', by: 'plan', listed: 8, ignored: [] });
    expect(readOverviewQuery({ period: ['quarter', 'year'], by: [] }, described)).toEqual({ period: 'quarter', by: undefined, listed: 8, ignored: [] });
  });

  it('lists 8 or 50 customers, and 8 with a sentence for any other number', () => {
    expect(readOverviewQuery({ list: '50' }, described)).toEqual({ period: 'month', by: undefined, listed: 50, ignored: [] });
    expect(readOverviewQuery({ list: '8' }, described)).toEqual({ period: 'month', by: undefined, listed: 8, ignored: [] });
    expect(readOverviewQuery({ list: ['50', '8'] }, described)).toMatchObject({ listed: 50, ignored: [] });
    for (const list of ['9', '0', '-50', '050', '50.0', '5e1', ' 50', 'all', '__proto__', '']) {
      expect(readOverviewQuery({ list }, described), list).toMatchObject({ listed: 8, ignored: ['The save list shows 8 or 50 customers.'] });
    }
    expect(readOverviewQuery({ period: 'week', by: 'plan', list: '9' }, described)).toMatchObject({ by: 'plan', ignored: [expect.stringContaining('"week"'), expect.stringContaining('8 or 50')] });
  });

  it('names what it does not know', () => {
    expect(readOverviewQuery({ period: 'week', by: 'fee' }, described).ignored).toMatchInlineSnapshot(`
      [
        "There is no period "week": choose month, quarter or year.",
        "There is no grouping by "fee".",
      ]
    `);
    for (const by of ['id', 'left', '__proto__', 'constructor', '']) expect(readOverviewQuery({ by }, described)).toMatchObject({ by: undefined, ignored: [expect.any(String)] });
  });

  it('answers any address', () => {
    const params = fc.dictionary(fc.constantFrom('period', 'by', 'list', 'customer', '__proto__'), fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined }));
    fc.assert(
      fc.property(params, (query) => {
        const { period, listed } = readOverviewQuery(query, described);
        return ['month', 'quarter', 'year'].includes(period) && [8, 50].includes(listed);
      }),
      { numRuns: 1000 },
    );
  });
});
