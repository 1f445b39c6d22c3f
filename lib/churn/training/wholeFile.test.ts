import { beforeAll, describe, expect, it } from 'vitest';
import { quickPlan } from '@/lib/churn/model.fixture';
import { predictRows, type ChurnModel } from '@/lib/churn/model';
import { revenueAtRisk } from '@/lib/churn/revenueAtRisk';
import { trainModel } from '@/lib/churn/server/train';
import { churned, numberByRole, type Dataset } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { learningRows } from './learningRows';

const LIMITS = { enough: 1000, rarer: 50, most: 2000 };

describe('a model that was learned from some rows of a file', () => {
  let dataset: Dataset;
  let model: ChurnModel;
  beforeAll(async () => {
    ({ dataset } = await readDataset('data'));
    model = await trainModel({ dataset, plan: { ...quickPlan(), learning: LIMITS } });
  });

  it('says from how many, is measured on them, and counts the whole file', () => {
    expect(model.card.learnedFrom).toBe(1000);
    expect([model.card.dataset.rowCount, model.card.outOfBag.n]).toEqual([8000, 1000]);
    expect(model.card.dataset.churned).toBe(churned(dataset).reduce((sum, label) => sum + label, 0));
  });

  it('keeps a probability of every row by trees that have not seen it: out of bag where it was learned from, as served elsewhere', () => {
    const learned = new Set(learningRows(churned(dataset), LIMITS)!);
    const served = predictRows(model, dataset);
    const { forest, logisticRegression } = model.heldOut;
    const differing = [...served.keys()].filter((row) => forest[row] !== served[row]);
    expect(differing.every((row) => learned.has(row))).toBe(true);
    expect(differing.length).toBeGreaterThan(800);
    expect([...logisticRegression.keys()].filter((row) => !Number.isNaN(logisticRegression[row]!))).toEqual([...learned]);
  });

  it('has a history of revenue at risk that ends at that of all customers today', () => {
    const left = churned(dataset);
    const active = [...left.keys()].filter((row) => left[row] === 0);
    const charge = numberByRole(dataset, 'monthlyCharge')!;
    const today = revenueAtRisk(predictRows(model, dataset, active), active.map((row) => charge[row]!));
    expect(model.card.revenueAtRiskHistory.at(-1)!.value / today).toBeCloseTo(1, 9);
    expect(model.card.revenueAtRiskHistory).toHaveLength(24);
  });
});
