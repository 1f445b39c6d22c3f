import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_CHANGED, nearestChange, scoreChanges, smallestChanges, type Change } from './searchChanges';

const change = (column: number, value: number, cost = 1, steps = 1): Change => ({ column, value, cost, steps });
const names = (changes: readonly Change[]) => changes.map(({ column, value }) => `${column}=${value}`).join(' ');

/** Every way to change one to three columns, by a loop over all assignments instead of the search's own recursion. */
function everyWay(options: Change[][]): Change[][] {
  const all = options.reduce<Change[][]>((ways, values) => ways.flatMap((way) => [way, ...values.map((value) => [...way, value])]), [[]]);
  return all.filter(({ length }) => length >= 1 && length <= MOST_CHANGED);
}

const problem = fc.tuple(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 1000 })).map(([sizes, seed]) => {
  const options = sizes.map((size, column) => Array.from({ length: size }, (_, value) => change(column, value, (seed * (value + 2)) % 5, value)));
  const weight = ({ column, value, }: Change) => ((seed * (column + 3) * (Number(value) + 5)) % 17) / 40;
  return { options, score: (changes: readonly Change[]) => Math.max(0, 0.9 - changes.reduce((sum, one) => sum + weight(one), 0)), isPossible: (changes: readonly Change[]) => (changes.length * seed + changes[0]!.column) % 4 !== 0 };
});

describe('scoreChanges', () => {
  it('scores every possible way to change one to three columns, once', () => {
    fc.assert(fc.property(problem, (given) => {
      const scored = scoreChanges(given);
      expect(scored.map(({ changes }) => names(changes)).sort()).toEqual(everyWay(given.options).filter(given.isPossible).map(names).sort());
      for (const { changes, probability } of scored) expect(probability).toBe(given.score(changes));
    }));
  });

  it('scores no more than its limit, keeping the values that alone lower the probability most', () => {
    const options = Array.from({ length: 6 }, (_none, column) => Array.from({ length: 10 }, (_, value) => change(column, value)));
    let asked = 0;
    const score = (changes: readonly Change[]) => (asked++, 1 - changes.reduce((sum, { value }) => sum + Number(value), 0) / 100);
    const scored = scoreChanges({ options, score, isPossible: () => true }, 300);
    expect(asked).toBeLessThanOrEqual(300);
    // 60 alone; with the best 2 of each column 15 × 4 pairs and 20 × 8 triples: 280. With 3 they would be 735.
    expect(asked).toBe(280);
    expect(scored.filter(({ changes }) => changes.length > 1).every(({ changes }) => changes.every(({ value }) => Number(value) >= 8))).toBe(true);
    expect(() => scoreChanges({ options, score, isPossible: () => true }, 50)).toThrow(/At most 50/);
  });

  it('finds nothing where nothing may change', () => {
    expect(scoreChanges({ options: [], score: () => 0, isPossible: () => true })).toEqual([]);
    expect(scoreChanges({ options: [[], []], score: () => 0, isPossible: () => true })).toEqual([]);
  });
});

describe('smallestChanges', () => {
  const scored = (changes: Change[], probability: number) => ({ changes, probability, cost: changes.reduce((sum, { cost }) => sum + cost, 0), steps: changes.reduce((sum, { steps }) => sum + steps, 0) });
  const [a, a2, b, c] = [change(0, 1), change(0, 2, 1, 2), change(1, 1, 5, 0), change(2, 1)];

  it('prefers few columns, then low cost, then few steps, and drops what changes more than an earlier answer', () => {
    const all = [scored([a, c], 0.1), scored([a2], 0.2), scored([b], 0.3), scored([a], 0.4), scored([c], 0.6), scored([b, c], 0.01)];
    expect(smallestChanges(all, 0.5, () => true, 3).map(({ changes }) => names(changes))).toEqual(['0=1', '1=1']);
    expect(smallestChanges(all, 0.5, () => true, 1)).toHaveLength(1);
    expect(smallestChanges(all, 0.005, () => true, 3)).toEqual([]);
  });

  it('passes over what is not plausible, which then hides nothing', () => {
    const all = [scored([a], 0.4), scored([a2], 0.45), scored([a, c], 0.1)];
    expect(smallestChanges(all, 0.5, (changes) => changes.length > 1, 3).map(({ changes }) => names(changes))).toEqual(['0=1 2=1']);
    // At the threshold a customer counts as leaving.
    expect(smallestChanges([scored([a], 0.5)], 0.5, () => true, 3)).toEqual([]);
  });

  it('is what a search of everything finds first', () => {
    fc.assert(fc.property(problem, fc.double({ min: 0.1, max: 0.8, noNaN: true }), (given, threshold) => {
      const [best] = smallestChanges(scoreChanges(given), threshold, () => true, 3);
      const under = everyWay(given.options).filter(given.isPossible).filter((changes) => given.score(changes) < threshold);
      const fewest = Math.min(...under.map(({ length }) => length));
      const cost = (changes: readonly Change[]) => changes.reduce((sum, one) => sum + one.cost, 0);
      expect(best === undefined).toBe(under.length === 0);
      if (best) expect([best.changes.length, best.cost]).toEqual([fewest, Math.min(...under.filter(({ length }) => length === fewest).map(cost))]);
    }));
  });

  it('knows the nearest, which must be lower than what is', () => {
    const all = [scored([a], 0.7), scored([b], 0.6), scored([a, b], 0.6)];
    expect(names(nearestChange(all, 0.9, () => true)!.changes)).toBe('1=1');
    expect(names(nearestChange(all, 0.9, (changes) => !changes.includes(b))!.changes)).toBe('0=1');
    expect([nearestChange(all, 0.6, () => true), nearestChange([], 1, () => true)]).toEqual([null, null]);
  });
});
