import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureColumns } from '@/lib/dataset/dataset';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { apartBy, gowerDistances, nearestRows, yardsticks } from './gower';

type Cell = { fee: number | null; plan: 'Basic' | 'Plus, with sauna' };

async function columnsOf(cells: readonly Cell[]) {
  const lines = cells.map(({ fee, plan }, i) => `M${i},1,${fee ?? ''},"${plan}",No`);
  return featureColumns(await datasetOf(`${HEADER}\n${lines.join('\n')}\n`, dictionaryJson())).filter(({ spec }) => spec.role !== 'tenure');
}

const cell: fc.Arbitrary<Cell> = fc.record({ fee: fc.option(fc.integer({ min: 0, max: 40 })), plan: fc.constantFrom('Basic', 'Plus, with sauna') });

describe('gowerDistances', () => {
  it('is the weighted mean of differences ÷ range and of mismatches', async () => {
    const columns = await columnsOf([{ fee: 10, plan: 'Basic' }, { fee: 20, plan: 'Basic' }, { fee: 30, plan: 'Plus, with sauna' }, { fee: null, plan: 'Basic' }]);
    const by = yardsticks(columns, [3, 1]);
    // Of 10, 20, 30 the 1% and the 99% quantile are 10.2 and 29.8: 10 ÷ 19.6 apart, and what is more than the range counts once.
    expect(by.map(({ weight, range }) => [weight, range])).toEqual([[0.75, expect.closeTo(19.6, 10)], [0.25, 0]]);
    expect([...gowerDistances(by, 0, 4)]).toEqual([0, expect.closeTo((0.75 * 10) / 19.6, 10), 1, 0.75]);
    expect(gowerDistances(by, 3, 4)[3]).toBe(0);
  });

  it('gives every column the same weight where none has any, and a column without spread no part', async () => {
    const columns = await columnsOf([{ fee: 10, plan: 'Basic' }, { fee: 10, plan: 'Plus, with sauna' }]);
    expect([...gowerDistances(yardsticks(columns, [0, 0]), 0, 2)]).toEqual([0, 0.5]);
    expect(yardsticks([], [])).toEqual([]);
  });

  it('counts a difference over the whole range where the middle of a column does not vary', async () => {
    const columns = await columnsOf(Array.from({ length: 300 }, (_, i) => ({ fee: i === 0 ? 15 : 10, plan: 'Basic' as const })));
    expect(apartBy(yardsticks(columns, [1, 0])[0]!, 0, 1)).toBe(1);
  });

  it('is the sum over columns of every pair, alike both ways, within 0 and 1', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 25 }), fc.tuple(fc.nat(9), fc.nat(9)), async (cells, weights) => {
        const by = yardsticks(await columnsOf(cells), weights);
        const all = cells.map((_, row) => gowerDistances(by, row, cells.length));
        for (let a = 0; a < cells.length; a++) {
          expect(all[a]![a]).toBe(0);
          for (let b = 0; b < cells.length; b++) {
            expect(all[a]![b]).toBe(all[b]![a]);
            expect(all[a]![b]).toBeCloseTo(by.reduce((sum, yardstick) => sum + yardstick.weight * apartBy(yardstick, a, b), 0), 12);
            expect(all[a]![b]).toBeLessThanOrEqual(1 + 1e-12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

it('nearestRows are the first of all others sorted by distance, then by place', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(6), { minLength: 1, maxLength: 40 }), fc.nat(), fc.integer({ min: 1, max: 45 }), (given, at, count) => {
      const distance = Float64Array.from(given);
      const row = at % given.length;
      const sorted = [...given.keys()].filter((other) => other !== row).sort((a, b) => given[a]! - given[b]! || a - b);
      expect(nearestRows(distance, row, count)).toEqual(sorted.slice(0, count));
    }),
  );
});
