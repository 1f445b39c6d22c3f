import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColumn, customers, numberColumn } from './explanation.fixture';
import { featureGroups, groupOf, numberText } from './featureGroups';

const labels = (groups: ReturnType<typeof featureGroups>) => groups.map(({ label, value, count }) => [label, value, count]);

describe('featureGroups', () => {
  it('makes each category a group in the dictionary\'s order, with its label, its rate and Wilson\'s interval', () => {
    const codes = [...Array<number>(263).fill(1), ...Array<number>(10).fill(0), -1];
    const left = codes.map((code, row) => (code === 1 && row < 81 ? 1 : 0));
    const groups = featureGroups(categoryColumn(codes, ['0', '1', 'never seen'], 'plan', { 0: 'No' }), left, 'EUR');
    expect(labels(groups)).toEqual([['No', '0', 10], ['1', '1', 263], ['Not known', '', 1]]);
    // Newcombe (1998), table I: 81 of 263.
    expect(groups[1]).toMatchObject({ from: null, to: null, churned: 81, rate: 81 / 263 });
    expect(groups[1]!.lower).toBeCloseTo(0.2553, 4);
    expect(groups[1]!.upper).toBeCloseTo(0.3662, 4);
  });

  it('shows up to twelve different numbers value by value, and merges the rare with their neighbours', () => {
    // 3 joins 4; 8 joins 9, which are 29 together and so join those.
    const { values, churned } = customers([1, 40, 10], [2, 35, 0], [3, 5, 1], [4, 30, 2], [8, 20, 1], [9, 9, 3]);
    expect(labels(featureGroups(numberColumn(values), churned, 'EUR'))).toEqual([['1 month', '1..1', 40], ['2 months', '2..2', 35], ['3 to 9 months', '3..9', 64]]);
    expect(labels(featureGroups(numberColumn([5, 5, 7]), [0, 1, 0], 'EUR'))).toEqual([['5 to 7 months', '5..7', 3]]);
    expect(labels(featureGroups(numberColumn([NaN]), [0], 'EUR'))).toEqual([['Not known', '', 1]]);
    const unbilled = numberColumn([NaN]);
    expect(labels(featureGroups({ ...unbilled, spec: { ...unbilled.spec, missingMeans: 'Not billed yet: tenure is 0' } }, [0], 'EUR'))).toEqual([['No record (not billed yet)', '', 1]]);
    expect(featureGroups(numberColumn([]), [], 'EUR')).toEqual([]);
  });

  it('puts many different numbers into eight groups of about the same size', () => {
    const values = Array.from({ length: 800 }, (_, i) => i + 1);
    const groups = featureGroups(numberColumn(values, 'currency/month'), values.map((value) => value % 2), 'EUR');
    expect(groups.map(({ count }) => count)).toEqual(Array(8).fill(100));
    expect(labels(groups)[1]).toEqual(['€101.00 to €200.00 a month', '101..200', 100]);
  });

  it('lets the smallest and the largest value stand alone where they are unlike their neighbours', () => {
    // Nobody at 0 left, half of all others: 0 of 40 is at most 8.8% (Wilson), 50 of 100 at least 40%.
    const values = [...Array<number>(40).fill(0), ...Array.from({ length: 760 }, (_, i) => 1 + (i >> 2)), ...Array<number>(40).fill(999)];
    const groups = featureGroups(numberColumn(values, 'GB'), values.map((value, row) => (value === 0 ? 0 : value === 999 ? 1 : row % 2)), 'EUR');
    expect([groups[0]!.label, groups[1]!.label, groups.at(-1)!.label]).toEqual(['0 GB', '1 to 16 GB', '999 GB']);
    // Where they are like them they do not.
    expect(featureGroups(numberColumn(values, 'GB'), values.map((_, row) => row % 2), 'EUR')[0]!.from).toBe(0);
    expect(featureGroups(numberColumn(values, 'GB'), values.map((_, row) => row % 2), 'EUR')[0]!.to).toBeGreaterThan(0);
  });

  it('prints the ends with as many decimals as it takes to tell them apart', () => {
    const values = Array.from({ length: 100 }, (_, i) => i / 1e5);
    const groups = featureGroups(numberColumn(values, ''), values.map(() => 0), 'EUR');
    expect(groups.map(({ label }) => label)).toEqual(['0 to 0.00032', '0.00033 to 0.00066', '0.00067 to 0.00099']);
  });

  it('puts everybody into exactly one group, which groupOf finds again', () => {
    const row = fc.record({ value: fc.oneof(fc.integer({ min: -20, max: 20 }), fc.double({ min: -5, max: 90, noNaN: true }), fc.constant(NaN)), churned: fc.constantFrom(0, 1) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 400 }), (rows) => {
        const groups = featureGroups(numberColumn(rows.map(({ value }) => value + 0)), rows.map(({ churned }) => churned), 'EUR');
        for (const group of groups) {
          const members = rows.filter(({ value }) => groupOf(groups, Number.isNaN(value) ? null : value) === group);
          expect(members).toHaveLength(group.count);
          expect(members.filter(({ churned }) => churned === 1)).toHaveLength(group.churned);
          expect(members.every(({ value }) => (group.from === null ? Number.isNaN(value) : value >= group.from && value <= group.to!))).toBe(true);
        }
        const known = groups.filter(({ from }) => from !== null);
        expect(known.length === 1 || known.every(({ count }) => count >= 30)).toBe(true);
        expect(known.every(({ from }, i) => i === 0 || from! > known[i - 1]!.to!)).toBe(true);
        expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length);
      }),
    );
  });
});

describe('groupOf', () => {
  const { values, churned } = customers([1, 30, 0], [4, 30, 0], [8, 30, 0]);
  const groups = featureGroups(numberColumn(values), churned, 'EUR');
  it('takes a number that nobody has to the nearest group, of two the lower', () => {
    expect([0, 1, 2, 3, 6, 6.1, 99].map((value) => groupOf(groups, value)!.from)).toEqual([1, 1, 1, 4, 4, 8, 8]);
  });

  it('finds nobody for an unknown category, and for a missing value that nobody misses', () => {
    const plans = featureGroups(categoryColumn([0, 1], ['Basic', 'Plus', 'Gold']), [0, 0], 'EUR');
    expect([groupOf(plans, 'Plus')!.label, groupOf(plans, 'Gold'), groupOf(plans, 'constructor'), groupOf(plans, null)]).toEqual(['Plus', null, null, null]);
    expect([groupOf(groups, null), groupOf([], 1)]).toEqual([null, null]);
  });
});

it('numberText prints a value with its unit, and one month in the singular', () => {
  const text = (value: number, unit: string) => numberText(value, numberColumn([], unit).spec, 'EUR');
  expect([text(1, 'months'), text(2, 'months'), text(70.35, 'currency/month'), text(5, 'currency'), text(41.6, 'GB a month'), text(1500, ''), text(-0.00012, '')])
    .toEqual(['1 month', '2 months', '€70.35 a month', '€5.00', '41.6 GB a month', '1,500', '−0.00012']);
});
