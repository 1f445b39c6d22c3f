import { describe, expect, it } from 'vitest';
import { DistinctCounter } from './distinct';

function counted(values: Iterable<string>, cap?: number) {
  const overflow: string[] = [];
  const counter = new DistinctCounter((value) => overflow.push(value), cap);
  for (const value of values) counter.add(value);
  return { counter, overflow };
}

describe('DistinctCounter', () => {
  it('counts exactly up to its cap, and says whether a value repeats', () => {
    const { counter, overflow } = counted(['a', 'b', 'a', ''], 3);
    expect([counter.isExact, counter.distinct, counter.repeats, overflow]).toEqual([true, 3, true, []]);
    expect(Object.fromEntries([...counter.counts].map(([value, { count }]) => [value, count]))).toEqual({ a: 2, b: 1, '': 1 });
    expect(counted(['a', 'b']).counter.repeats).toBe(false);
  });

  it('beyond it hands new values over, and goes on counting those that it knows', () => {
    const { counter, overflow } = counted(['a', 'b', 'c', 'a', 'c', 'd'], 2);
    expect([counter.isExact, overflow, counter.counts.get('a')!.count, counter.distinct, counter.repeats]).toEqual([false, ['c', 'c', 'd'], 2, 4, true]);
  });

  it('estimates within a few percent how many different values there are', () => {
    function* ids() {
      for (let i = 0; i < 200_000; i++) yield `customer ${i}`;
    }
    const { counter } = counted(ids(), 100);
    // Five standard errors of 1.2 ÷ √4096.
    expect(Math.abs(counter.distinct / 200_000 - 1)).toBeLessThan(5 * (1.2 / 64));
    expect(counter.repeats).toBe(false);
  });
});
