import { describe, expect, it } from 'vitest';
import { createRandom } from '@/lib/stats/random';
import { expectedEarlier } from './expectedEarlier';

describe('expectedEarlier', () => {
  it('is the days before the first departure at the pace of those after it', () => {
    // 1 of 2 left in 100 + 50 days from day 100 on; before it they were customers for 100 + 40 days. The third joined later, and the fourth nobody knows when.
    expect(expectedEarlier([0, 60, 180, NaN], [NaN, 150, NaN, 120], 100, 200)).toBeCloseTo((1 * (100 + 40)) / (100 + 50 + 20), 12);
  });

  it('is nothing where nobody left', () => expect(expectedEarlier([0, 5], [NaN, NaN], 10, 20)).toBe(0));

  it('tells a file of everyone from one whose early departures were dropped', () => {
    const random = createRandom(3);
    const joined = Array.from({ length: 2000 }, () => Math.floor(random() * 2500));
    const left = joined.map((day) => day + Math.floor(-Math.log(1 - random()) * 900));
    const everyone = joined.map((day, i) => ({ day, end: left[i]! <= 2500 ? left[i]! : NaN }));
    const inWindow = everyone.filter(({ end }) => !(end < 2000));
    const found = (rows: typeof everyone) => expectedEarlier(rows.map(({ day }) => day), rows.map(({ end }) => end), rows.reduce((min, { end }) => Math.min(min, Number.isNaN(end) ? Infinity : end), Infinity), 2500);
    expect(found(everyone)).toBeLessThan(2);
    expect(found(inWindow)).toBeGreaterThan(100);
  });
});
