import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningRows } from './learningRows';

const LIMITS = { enough: 100, rarer: 20, most: 300 };
const labels = (left: number, stayed: number) => Uint8Array.from({ length: left + stayed }, (_, row) => Number(row % (left + stayed) < left));

describe('learningRows', () => {
  it('takes all rows where they are few', () => {
    expect(learningRows(labels(30, 70), LIMITS)).toBeNull();
    expect(learningRows(labels(10, 190), LIMITS)).toBeNull();
  });

  it('takes more where an outcome is rare, up to a limit', () => {
    expect(learningRows(labels(300, 700), LIMITS)).toHaveLength(100);
    expect(learningRows(labels(900, 100), LIMITS)).toHaveLength(200);
    expect(learningRows(labels(10, 990), LIMITS)).toHaveLength(300);
    expect(learningRows(labels(0, 1000), LIMITS)).toHaveLength(300);
  });

  it('draws different rows in rising order, of both outcomes in proportion, and the same at every call', () => {
    fc.assert(fc.property(fc.integer({ min: 50, max: 400 }), fc.integer({ min: 50, max: 2000 }), (left, stayed) => {
      const y = labels(left, stayed);
      const rows = learningRows(y, LIMITS);
      if (!rows) return;
      expect(rows.every((row, i) => row < y.length && (i === 0 || row > rows[i - 1]!))).toBe(true);
      const taken = rows.reduce((sum, row) => sum + y[row]!, 0);
      expect(Math.abs(taken - (left * rows.length) / y.length)).toBeLessThanOrEqual(1);
      expect(learningRows(y, LIMITS)).toEqual(rows);
    }));
  });

  it('draws from the whole file', () => {
    const rows = learningRows(labels(5000, 5000), LIMITS)!;
    expect(rows.reduce((sum, row) => sum + row, 0) / rows.length).toBeGreaterThan(4000);
    expect(rows.at(-1)).toBeGreaterThan(9000);
  });
});
