import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dictionary } from '@/lib/dataset/dataset.fixture';
import { readOverviewQuery } from './overviewQuery';

const described = dictionary();

describe('readOverviewQuery', () => {
  it('shows the month and no chosen grouping when the address says nothing', () => {
    expect(readOverviewQuery({}, described)).toEqual({ period: 'month', by: undefined, ignored: [] });
  });

  it('takes periods and grouping columns that exist, the first of several', () => {
    expect(readOverviewQuery({ period: 'year', by: 'plan' }, described)).toEqual({ period: 'year', by: 'plan', ignored: [] });
    expect(readOverviewQuery({ period: ['quarter', 'year'], by: [] }, described)).toEqual({ period: 'quarter', by: undefined, ignored: [] });
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
    const params = fc.dictionary(fc.constantFrom('period', 'by', 'customer', '__proto__'), fc.option(fc.oneof(fc.string(), fc.array(fc.string())), { nil: undefined }));
    fc.assert(fc.property(params, (query) => ['month', 'quarter', 'year'].includes(readOverviewQuery(query, described).period)), { numRuns: 1000 });
  });
});
