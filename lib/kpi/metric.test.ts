import { describe, expect, it } from 'vitest';
import { compare, metricOfFile, metricOverPeriods, type MetricDefinition } from './metric';
import { periodsWithin } from './period';
import { dayNumber } from '@/lib/dataset/dates';

const churnRate: MetricDefinition = { id: 'churnRate', label: 'Churn rate', unit: 'rate', formula: '', direction: 'minimize' };
const customers: MetricDefinition = { id: 'activeCustomers', label: 'Active customers', unit: 'count', formula: '', direction: 'maximize' };

describe('compare', () => {
  it('reads falling churn as better, in points', () => {
    const { change, kind, verdict } = compare(churnRate, 0.016, { label: 'Nov', value: 0.024 });
    expect(change).toBeCloseTo(-0.008, 12);
    expect([kind, verdict]).toEqual(['points', 'better']);
  });

  it('reads falling customers as worse, relative to before', () => {
    const { change, kind, verdict } = compare(customers, 90, { label: 'Nov', value: 100 });
    expect(change).toBeCloseTo(-0.1, 12);
    expect([kind, verdict]).toEqual(['relative', 'worse']);
  });

  it('calls a change that prints as 0.0 unchanged', () => {
    expect(compare(churnRate, 0.0204, { label: 'Nov', value: 0.02 }).verdict).toBe('unchanged');
  });
});

describe('metricOverPeriods', () => {
  const months = periodsWithin('month', { start: dayNumber(2025, 1, 1), end: dayNumber(2025, 3, 31) });
  const read = (period: { start: number }) => ({ value: period.start, numerator: { label: 'n', value: 1, unit: 'count' as const }, denominator: null });

  it('takes the last period, compares with the one before and keeps the series', () => {
    const metric = metricOverPeriods(customers, months, read);
    expect(metric.period).toBe('Mar 2025');
    expect(metric.comparison?.previousLabel).toBe('Feb 2025');
    expect(metric.series.map((point) => point.label)).toEqual(['Jan 2025', 'Feb 2025', 'Mar 2025']);
  });

  it('says of a share of counted customers whether chance alone could make its change', () => {
    // As in twoProportions.test.ts: 15 against 30 of 100 has chi-squared 6.4516, 20 against 30 of 100 2.6667; 3.841 is the limit.
    const counts = (...lost: number[]) => (period: { start: number }) => {
      const value = lost[months.findIndex((month) => month.start === period.start)]!;
      return { value: value / 100, numerator: { label: 'Lost', value, unit: 'count' as const }, denominator: { label: 'Active at the start', value: 100, unit: 'count' as const } };
    };
    expect(metricOverPeriods(churnRate, months, counts(99, 30, 15)).comparison).toMatchObject({ verdict: 'better', previousValue: 0.3, withinChance: false });
    expect(metricOverPeriods(churnRate, months, counts(99, 15, 30)).comparison).toMatchObject({ verdict: 'worse', previousValue: 0.15, withinChance: false });
    // The verdict stays what the numbers say; the months before the last two do not count.
    expect(metricOverPeriods(churnRate, months, counts(99, 30, 20)).comparison).toMatchObject({ verdict: 'better', withinChance: true });
    expect(metricOverPeriods(churnRate, months, counts(99, 20, 20)).comparison).toMatchObject({ verdict: 'unchanged', withinChance: true });
  });

  it('says nothing of chance for what is no share of counted customers', () => {
    const clv: MetricDefinition = { id: 'averageClv', label: 'Average CLV', unit: 'money', formula: '', direction: 'maximize' };
    const shared = (period: { start: number }) => ({ ...read(period), denominator: { label: 'Active customers', value: 100, unit: 'count' as const } });
    expect(metricOverPeriods(customers, months, read).comparison).toHaveProperty('withinChance', null);
    expect(metricOverPeriods(clv, months, shared).comparison).toHaveProperty('withinChance', null);
    expect(metricOverPeriods(churnRate, months, read).comparison).toHaveProperty('withinChance', null);
    expect(compare(churnRate, 0.016, { label: 'Nov', value: 0.024 }).withinChance).toBeNull();
  });

  it('says why there is no comparison', () => {
    expect(metricOverPeriods(customers, months.slice(0, 1), read).comparisonAbsence).toBe('The file holds no complete month before Jan 2025.');
    expect(metricOfFile(customers, read(months[0]!)).comparisonAbsence).toBe('No change over time: the file has no dates.');
    expect(() => metricOverPeriods(customers, [], read)).toThrowErrorMatchingInlineSnapshot(`[RangeError: A metric over periods needs at least one period: got 0]`);
  });
});
