import { describe, expect, it } from 'vitest';
import { parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { periodsWithin } from './period';

const day = (iso: string) => parseIsoDate(iso)!;

describe('periodsWithin', () => {
  it('lists complete periods only', () => {
    const window = { start: day('2024-01-15'), end: day('2025-11-29') };
    const labels = (kind: 'month' | 'quarter' | 'year') => periodsWithin(kind, window).map((p) => p.label);
    expect(labels('month').at(0)).toBe('Feb 2024');
    expect(labels('month').at(-1)).toBe('Oct 2025');
    expect(labels('quarter')).toEqual(['Q2 2024', 'Q3 2024', 'Q4 2024', 'Q1 2025', 'Q2 2025', 'Q3 2025']);
    expect(labels('year')).toEqual([]);
  });

  it('covers two years without a gap', () => {
    const months = periodsWithin('month', { start: day('2024-01-01'), end: day('2025-12-31') });
    expect(months).toHaveLength(24);
    months.slice(1).forEach((month, i) => expect(month.start).toBe(months[i]!.end));
    expect(toIsoDate(months.at(-1)!.end)).toBe('2026-01-01');
  });
});
