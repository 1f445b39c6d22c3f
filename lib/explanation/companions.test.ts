import { beforeAll, describe, expect, it } from 'vitest';
import { featureColumns } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { companions, type Companion } from './companions';
import { categoryColumn, numberColumn } from './explanation.fixture';

const shared = (found: ReadonlyMap<string, Companion[]>, feature: string) => found.get(feature)?.map((other) => [other.feature, Number(other.strength.toFixed(4))]);

describe('companions', () => {
  it('number and number: the squared rank correlation', () => {
    // By hand: ranks 0 1 2 3 against 0 2 1 3, Σd² = 2, ρ = 1 − 6·2/(4·15) = .8. Any rising function leaves it.
    const found = companions([numberColumn([1, 2, 3, 4], '', 'a'), numberColumn([1, 900, 20, 1e6], '', 'b')], 4);
    expect(shared(found, 'a')).toEqual([['b', 0.64]]);
    expect(shared(found, 'b')).toEqual([['a', 0.64]]);
  });

  it('number and category: the correlation ratio, gaps below every number', () => {
    // By hand: ranks .5 .5 2 3 in groups {.5 .5} {2 3}: means .5 and 2.5 around 1.5, between 4, all 2 + .25 + 2.25 = 4.5.
    expect(shared(companions([numberColumn([NaN, NaN, -7, 5], '', 'a'), categoryColumn([0, 0, 1, 1], ['x', 'y'])], 4), 'plan')).toEqual([['a', 0.8889]]);
  });

  it('category and category: Cramér\'s V², a gap a category of its own', () => {
    // By hand: 2 × 2 with 9, 1 / 1, 9: χ² = 20·(81 − 1)²/10⁴ = 12.8, V² = .64.
    const [a, b] = [Array.from({ length: 20 }, (_, i) => (i < 10 ? -1 : 1)), Array.from({ length: 20 }, (_, i) => ((i > 0 && i < 10) || i === 19 ? 0 : 1))];
    expect(shared(companions([categoryColumn(a, ['x', 'y'], 'a'), categoryColumn(b, ['x', 'y'], 'b')], 20), 'a')).toEqual([['b', 0.64]]);
  });

  it('leaves out what goes together with nothing, what is the same for all, and an empty file', () => {
    const alternating = categoryColumn([0, 1, 0, 1], ['x', 'y']);
    expect(companions([numberColumn([1, 1, 2, 2]), alternating], 4).size).toBe(0);
    expect(companions([numberColumn([1, 1, 1, 1]), numberColumn([NaN, NaN, NaN, NaN], '', 'b'), categoryColumn([0, 0, 0, 0], ['x'])], 4).size).toBe(0);
    expect(companions([numberColumn([]), categoryColumn([], [])], 0).size).toBe(0);
  });
});

describe('on the bundled file', () => {
  let found: ReturnType<typeof companions>;
  beforeAll(async () => {
    const { dataset } = await readDataset('data');
    found = companions(featureColumns(dataset), dataset.rowCount);
  });

  it('data usage and the monthly charge go together with the internet service, total charges with the tenure', () => {
    const names = (feature: string) => found.get(feature)?.map((other) => other.feature) ?? [];
    expect(names('usage_gb')).toContain('internet_service');
    expect(names('monthly_charges')).toContain('internet_service');
    expect(names('total_charges')).toContain('tenure');
  });
});
