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

  it('says why there is no comparison', () => {
    expect(metricOverPeriods(customers, months.slice(0, 1), read).comparisonAbsence).toBe('The file holds no complete month before Jan 2025.');
    expect(metricOfFile(customers, read(months[0]!)).comparisonAbsence).toBe('No change over time: the file has no dates.');
    expect(() => metricOverPeriods(customers, [], read)).toThrowErrorMatchingInlineSnapshot(`[RangeError: A metric over periods needs at least one period: got 0]`);
  });
});
