import { describe, expect, it } from 'vitest';
import { ASSUMPTIONS, dictionary } from '@/lib/dataset/dataset.fixture';
import type { Estimate } from '@/lib/stats/bootstrap';
import { assumptionDifferences } from './assumptionDifferences';
import { columnChanges, type ColumnChange } from './columnChanges';
import { modelVerdict } from './modelVerdict';
import { sameColumns } from './sameColumns';

const before = dictionary();
const A = { name: 'Spring' };
const B = { name: 'Summer' };

const told = (change: ColumnChange) => {
  if (change.kind === 'renamed') return `renamed ${change.before.name} ${change.after.name}`;
  return `${change.kind} ${change.kind === 'changed' ? `${change.after.name} ${change.before.role} ${change.after.role}` : change.column.name}`;
};

describe('columnChanges', () => {
  it('is empty for a dictionary and itself', () => {
    expect(columnChanges(before, before)).toEqual([]);
  });

  it('tells what came, what went, and what is read otherwise', () => {
    const after = dictionary((json) => {
      json.columns = json.columns.filter(({ name }) => name !== 'fee');
      Object.assign(json.columns.find(({ name }) => name === 'plan')!, { role: 'protected' });
      json.columns.push({ name: 'visits', label: 'Visits', type: 'integer' });
    });
    expect(columnChanges(before, after).map((change) => told(change)))
      .toEqual(['added visits', 'removed fee', 'changed plan segmentation protected']);
  });

  it('takes columns in one role for the same, whatever a trade calls them', () => {
    const bank = dictionary((json) => {
      const names: Record<string, string> = { id: 'account', months: 'tenure', fee: 'balance_fee', left: 'Exited', plan: 'country' };
      json.columns = json.columns.map((column) => ({ ...column, name: names[String(column.name)], label: names[String(column.name)] }));
    });
    // What groups customers is no one thing.
    expect(columnChanges(before, bank).map((change) => told(change))).toEqual(['added country', 'removed plan', 'renamed id account', 'renamed months tenure', 'renamed fee balance_fee', 'renamed left Exited']);
    expect([...sameColumns(before, bank)]).toEqual([['account', 'id'], ['tenure', 'months'], ['balance_fee', 'fee'], ['Exited', 'left']]);
  });

  it('leaves the word to the name where it goes on in another role', () => {
    const after = dictionary((json) => {
      Object.assign(json.columns.find(({ name }) => name === 'fee')!, { role: 'feature' });
      json.columns.push({ name: 'price', label: 'Price', type: 'number', role: 'monthlyCharge' });
    });
    expect(columnChanges(before, after).map((change) => told(change))).toEqual(['added price', 'changed fee monthlyCharge feature']);
  });
});

describe('modelVerdict', () => {
  const none: Estimate = { value: 0.001, lower: -0.004, upper: 0.006 };
  const up: Estimate = { value: 0.012, lower: 0.004, upper: 0.02 };
  const down: Estimate = { value: -0.012, lower: -0.02, upper: -0.004 };
  const title = (rocAuc: Estimate, logLoss: Estimate) => modelVerdict(A, B, { rocAuc, logLoss, customers: 7000 }).title;

  it('calls nothing better where both intervals hold 0', () => {
    expect(modelVerdict(A, B, { rocAuc: none, logLoss: none, customers: 7000 })).toMatchInlineSnapshot(`
      {
        "detail": "B less A on the same 7,000 customers, none of whom the predicting trees had seen: ROC AUC +0.0010 (95% interval −0.0040 to +0.0060), log loss +0.0010 (95% interval −0.0040 to +0.0060). What training anew would change by chance is not in these intervals.",
        "title": "No difference beyond chance: either model serves as well",
      }
    `);
  });

  it('knows that more ROC AUC and less log loss are better', () => {
    expect([title(up, down), title(down, up), title(up, none), title(none, up), title(up, up), title(down, down)]).toMatchInlineSnapshot(`
      [
        "“Summer” is the better model: more than chance",
        "“Spring” is the better model: more than chance",
        "“Summer” ranks customers better, with chances as good: more than chance",
        "“Spring” gives better chances, and ranks as well: more than chance",
        "“Summer” ranks customers better, “Spring” gives better chances",
        "“Spring” ranks customers better, “Summer” gives better chances",
      ]
    `);
  });

  it('is silent, and says why, where they were not measured on the same customers', () => {
    expect(modelVerdict(A, B, { why: 'other-customers' })).toMatchInlineSnapshot(`
      {
        "detail": "They were measured on other customers. How well churn can be told depends on what a file knows, so neither figure is a yardstick for the other.",
        "title": "No verdict between the two models",
      }
    `);
  });

  it('takes an interval that could not be drawn for none', () => {
    expect(title({ value: 0, lower: NaN, upper: NaN }, none)).toContain('No difference');
  });
});

describe('assumptionDifferences', () => {
  const side = (change: object = {}, currency = 'EUR') => ({ assumptions: { ...ASSUMPTIONS, ...change }, currency });

  it('prints those that differ, each with its unit', () => {
    expect(assumptionDifferences(side(), side())).toEqual([]);
    expect(assumptionDifferences(side(), side({ grossMargin: 0.4, threshold: 0.25, riskBands: { ...ASSUMPTIONS.riskBands, low: 0.1 }, segments: { ...ASSUMPTIONS.segments, loyalMinTenure: 12 } }, 'USD'))).toEqual([
      { label: 'Gross margin', a: '60%', b: '40%' },
      { label: 'Low from', a: '30%', b: '10%' },
      { label: 'Predicted to leave from', a: '50%', b: '25%' },
      { label: 'Loyal from', a: '24 months', b: '12 months' },
    ]);
  });
});
