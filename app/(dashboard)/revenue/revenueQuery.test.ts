import { describe, expect, it } from 'vitest';
import { revenueAddress } from './revenueAddress';
import { readRevenueQuery } from './revenueQuery';

const OPTIONS = [{ name: 'segment', label: 'Segment' }, { name: 'contract', label: 'Contract' }];

describe('the address of the revenue page', () => {
  it('is read back as it was written', () => {
    for (const view of [{ by: undefined, retain: 10 }, { by: 'contract', retain: 0 }, { by: 'segment', retain: 50 }]) {
      const address = new URL(revenueAddress(view, 'where'), 'http://host');
      expect(readRevenueQuery(Object.fromEntries(address.searchParams), OPTIONS)).toEqual({ ...view, ignored: [] });
    }
    expect(revenueAddress({ by: undefined, retain: 10 })).toBe('/revenue');
  });

  it.each(['51', '-1', '12.5', '', 'ten', '1e1', '999'])('ignores a share of "%s", and says so', (retain) => {
    const query = readRevenueQuery({ retain }, OPTIONS);
    expect(query.retain).toBe(10);
    expect(query.ignored).toHaveLength(1);
  });

  it('names a division that is not offered, shortened, and takes the first of two', () => {
    expect(readRevenueQuery({ by: 'x'.repeat(500), retain: ['20', '30'] }, OPTIONS)).toMatchObject({ by: undefined, retain: 20, ignored: [expect.stringMatching(/^Losses are not divided by “x{1,100}…”\.$/)] });
  });
});
