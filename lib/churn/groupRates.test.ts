import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRates, groupCounts, groupRates, share } from './groupRates';

describe('groupCounts', () => {
  // By hand: A has scores .9 (left), .4 (stayed), B .6 (left), .2 (left); one row is in no group.
  const counts = groupCounts([1, 0, 1, 1, 1], [0.9, 0.4, 0.6, 0.2, 0.5], [0, 0, 2, 2, -1], ['A', 'nobody', 'B'], [0.3, 0.5]);

  it('counts each group by itself and leaves out the empty one', () => {
    expect(counts).toEqual([
      { label: 'A', n: 2, positives: 1, predicted: 0.65, truePositives: [1, 1], falsePositives: [1, 0] },
      { label: 'B', n: 2, positives: 2, predicted: 0.4, truePositives: [1, 1], falsePositives: [0, 0] },
    ]);
  });

  it('gives rates with what they are made of; none where nobody is counted', () => {
    expect(groupRates(counts[0]!, 0)).toMatchObject({ selection: { count: 2, of: 2, value: 1 }, truePositive: { value: 1 }, falsePositive: { count: 1, of: 1, value: 1 } });
    expect(groupRates(counts[1]!, 1).falsePositive).toEqual({ count: 0, of: 0, value: NaN, lower: NaN, upper: NaN });
  });

  it('loses no row: the groups sum to the whole', () => {
    const row = fc.record({ y: fc.integer({ min: 0, max: 1 }), p: fc.double({ min: 0, max: 1, noNaN: true }), group: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.double({ min: 0, max: 1, noNaN: true }), (rows, threshold) => {
        const groups = groupCounts(rows.map(({ y }) => y), rows.map(({ p }) => p), rows.map(({ group }) => group), ['a', 'b', 'c'], [threshold]);
        const total = (of: (group: (typeof groups)[number]) => number) => groups.reduce((sum, group) => sum + of(group), 0);
        expect(total((group) => group.n)).toBe(rows.length);
        expect(total((group) => group.truePositives[0]! + group.falsePositives[0]!)).toBe(rows.filter(({ p }) => p >= threshold).length);
        expect(total((group) => group.predicted * group.n)).toBeCloseTo(rows.reduce((sum, { p }) => sum + p, 0), 9);
      }),
    );
  });
});

describe('compareRates', () => {
  it('holds the lowest against the highest', () => {
    const compared = compareRates([{ label: 'A', share: share(24, 100) }, { label: 'B', share: share(12, 100) }, { label: 'C', share: share(20, 100) }])!;
    expect(compared).toMatchObject({ lowest: { label: 'B' }, highest: { label: 'A' }, ratio: 0.5, withinChance: false });
    // z = (.12 − .14) / √(.13 · .87 · 2 / 100) = −.42
    expect(compareRates([{ label: 'A', share: share(12, 100) }, { label: 'B', share: share(14, 100) }])).toMatchObject({ withinChance: true });
  });

  it('has nothing to say of one group, of groups without anybody, or where nobody is selected', () => {
    expect(compareRates([])).toBeNull();
    expect(compareRates([{ label: 'A', share: share(1, 2) }, { label: 'B', share: share(0, 0) }])).toBeNull();
    expect(compareRates([{ label: 'A', share: share(0, 50) }, { label: 'B', share: share(0, 50) }])).toBeNull();
  });
});
