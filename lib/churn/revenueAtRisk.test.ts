import { beforeAll, describe, expect, it } from 'vitest';
import { churned, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { datasetOf } from '@/lib/dataset/dataset.fixture';
import { parseIsoDate, toIsoDate } from '@/lib/dataset/dates';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { predictRows, type ChurnModel } from './model';
import { MEMBERS, quickModel } from './model.fixture';
import { monthEnds, revenueAtRisk, revenueAtRiskHistory } from './revenueAtRisk';

describe('revenueAtRisk', () => {
  it('is Σ p × charge; a missing charge counts as nothing, and nobody as 0', () => {
    expect(revenueAtRisk([0.5, 0.25, 1], [10, 40, NaN])).toBe(15);
    expect(revenueAtRisk([], [])).toBe(0);
  });
});

describe('revenueAtRiskHistory on the bundled file', () => {
  let dataset: Dataset;
  let model: ChurnModel;
  beforeAll(async () => {
    ({ dataset } = await readDataset('data'));
    model = await quickModel(dataset);
  });

  it('has one finite value for each month of the window', () => {
    const history = revenueAtRiskHistory(model, dataset);
    expect(history).toHaveLength(24);
    expect([history[0]!.day, history[1]!.day, history.at(-1)!.day]).toEqual(['2024-01-31', '2024-02-29', '2025-12-31']);
    for (const { value } of history) expect(value).toBeGreaterThan(0);
  });

  it('is at the snapshot Σ p × charge of the customers who have not left', () => {
    const left = churned(dataset);
    const active = [...left.keys()].filter((row) => left[row] === 0);
    const charge = numberByRole(dataset, 'monthlyCharge')!;
    const today = predictRows(model, dataset, active).reduce((sum, p, i) => sum + p * charge[active[i]!]!, 0);
    // Total charge × tenure ÷ tenure may differ from it in the last bit, which a 32-bit code hardly ever shows.
    expect(revenueAtRiskHistory(model, dataset).at(-1)!.value).toBeCloseTo(today, 6);
  });
});

it('has no history without dates', async () => {
  const dataset = await datasetOf(MEMBERS);
  expect(revenueAtRiskHistory(await quickModel(dataset, 2), dataset)).toEqual([]);
});

describe('monthEnds', () => {
  const ends = (start: string, end: string) => monthEnds(parseIsoDate(start)!, parseIsoDate(end)!).map(toIsoDate);

  it('are the last days of the months that end inside, across years and leap days', () => {
    expect(ends('2023-11-15', '2024-03-30')).toEqual(['2023-11-30', '2023-12-31', '2024-01-31', '2024-02-29']);
    expect(ends('2024-01-31', '2024-01-31')).toEqual(['2024-01-31']);
    expect(ends('2024-01-01', '2024-01-30')).toEqual([]);
    expect(ends('2024-05-01', '2024-01-01')).toEqual([]);
    expect(ends('2000-01-01', '2010-12-31')).toHaveLength(132);
  });
});
