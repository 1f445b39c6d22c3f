import { describe, expect, it } from 'vitest';
import { churned } from '@/lib/dataset/dataset';
import { findings, gymWith, report } from './doctor.fixture';
import { leakage } from './leakage';

describe('leakage', () => {
  it('is not seen in an honest file', async () => expect(findings(leakage, await gymWith())).toEqual([]));

  it('is found 3 times of 3: a churn score, a churn reason and the days since the end (CHECKS M5)', async () => {
    const y = churned(await gymWith());
    const dataset = await gymWith({
      churn_score: { spec: { type: 'integer' }, value: (row) => (y[row] ? 70 + (row % 30) : 5 + (row % 66)) },
      churn_reason: { spec: { type: 'category', categories: ['Price', 'Moved', 'Rival'] }, value: (row) => (y[row] ? ['Price', 'Moved', 'Rival'][row % 3]! : '') },
      days_since_end: { spec: { type: 'integer' }, value: (row) => (y[row] ? row % 300 : '') },
    });
    const found = findings(leakage, dataset);
    expect(found.map(({ id, remedy }) => [id, remedy!.change])).toEqual(['churn_score', 'churn_reason', 'days_since_end'].map((column) => [`leak:${column}`, { kind: 'setRole', column, role: 'ignored' }]));
    expect(report(found)).toMatchInlineSnapshot(`
      "[warns] leak:churn_score
      "churn_score" alone tells who left (ROC AUC 0.999). Of 1000 pairs of a customer who left and one who stayed, this column alone tells 998 apart (ROC AUC 0.999): it restates the outcome. A model that sees it looks perfect here and knows nothing of customers whose outcome is still open. Training leaves it out in any case.
      → Leave it out of the model

      [warns] leak:churn_reason
      Whether "churn_reason" is filled in tells who left (ROC AUC 1.000). It is filled in for 262 of 262 customers who left and for 0 of 738 who stayed: it is known only after they left. For the customers whom you want to predict it is not known yet. Training leaves it out in any case.
      → Leave it out of the model

      [warns] leak:days_since_end
      Whether "days_since_end" is filled in tells who left (ROC AUC 1.000). It is filled in for 262 of 262 customers who left and for 0 of 738 who stayed: it is known only after they left. For the customers whom you want to predict it is not known yet. Training leaves it out in any case.
      → Leave it out of the model"
    `);
  });
});
