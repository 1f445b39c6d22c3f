import { describe, expect, it } from 'vitest';
import type { ModelCard } from '@/lib/churn/card';
import { datasetOf, HEADER } from '@/lib/dataset/dataset.fixture';
import { METRICS, type MetricName } from '@/lib/stats/metrics';
import { comparedModels, compareWithLogistic, differenceText, ruleText } from './modelComparison';

const all = (value: number, half = 0.01) => Object.fromEntries(Object.keys(METRICS).map((name) => [name, { value, lower: value - half, upper: value + half }])) as ModelCard['evaluation']['forestLessLogistic'];

function evaluation(differences: Partial<Record<MetricName, number>>): ModelCard['evaluation'] {
  const forestLessLogistic = all(0);
  for (const [name, value] of Object.entries(differences)) forestLessLogistic[name as MetricName] = { value, lower: value - 0.01, upper: value + 0.01 };
  return { estimators: { forest: all(0.8), logisticRegression: all(0.81), bestRule: all(0.6), alwaysStays: all(0.5) }, forestLessLogistic, replicates: 10, folds: 2, rule: null };
}

describe('compareWithLogistic', () => {
  it.each([
    ['worse', { rocAuc: -0.02, logLoss: 0.02 }],
    ['worse', { rocAuc: -0.02 }],
    ['better', { rocAuc: 0.02, logLoss: -0.02 }],
    ['better', { logLoss: -0.02 }],
    ['same', { rocAuc: 0.01, logLoss: -0.009 }],
    ['mixed', { rocAuc: 0.02, logLoss: 0.02 }],
  ] as const)('finds the forest %s at %j', (verdict, differences) => {
    expect(compareWithLogistic(evaluation(differences)).verdict).toBe(verdict);
  });

  it('says it plainly with its numbers', () => {
    expect(compareWithLogistic(evaluation({ rocAuc: -0.02, logLoss: 0.02 }))).toMatchInlineSnapshot(`
      {
        "detail": "ROC AUC 0.800 for the forest, 0.810 for the regression: forest less regression −0.0200 (95% interval −0.0300 to −0.0100); log loss (nats) 0.800 for the forest, 0.810 for the regression: forest less regression +0.0200 (95% interval +0.0100 to +0.0300).",
        "figures": "ROC AUC 0.800 for the forest, 0.810 for the regression; log loss (nats) 0.800 for the forest, 0.810 for the regression",
        "title": "On these customers the simpler logistic regression does better than the forest",
        "verdict": "worse",
      }
    `);
  });

  it('claims nothing where nothing could be measured', () => {
    expect(compareWithLogistic(evaluation({ rocAuc: NaN, logLoss: NaN })).verdict).toBe('same');
  });
});

describe('ruleText', () => {
  it('speaks in labels and units', async () => {
    const dataset = await datasetOf(`${HEADER}\nA,1,9,Basic,No\n`);
    const rule = { yes: 0.5, no: 0.1 };
    expect(ruleText({ feature: 'months', kind: 'below', value: 5, ...rule }, dataset)).toBe('Months below 5 months');
    expect(ruleText({ feature: 'fee', kind: 'below', value: 9.5, ...rule }, dataset)).toBe('Fee below €9.50 a month');
    expect(ruleText({ feature: 'fee', kind: 'is', value: null, ...rule }, dataset)).toBe('Fee is not known');
    expect(ruleText({ feature: 'plan', kind: 'is', value: 'Plus, with sauna', ...rule }, dataset)).toBe('Plan is Plus, with sauna');
    expect(comparedModels(evaluation({}), dataset).map((model) => model.label)).toEqual(['Random forest (served)', 'Logistic regression', 'One rule: none divides the customers', 'Always “stays” (the base rate for all)']);
  });
});

it('writes a difference of probabilities with its sign, and a zero without', () => {
  expect([0.0123, -0.0123, 0.0001, -0.0001].map((difference) => differenceText(difference))).toEqual(['+1.2 points', '−1.2 points', '0.0 points', '0.0 points']);
  expect([0.011967, -0.00503].map((difference) => differenceText(difference, 2))).toEqual(['+1.20 points', '−0.50 points']);
});
