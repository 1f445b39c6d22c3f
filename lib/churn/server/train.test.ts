import { describe, expect, it } from 'vitest';
import { modelCardSchema } from '@/lib/churn/card';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { trainModel, type TrainingStage } from './train';

describe('trainModel', () => {
  it('gives the same forest and card for three trainings, time apart', async () => {
    const dataset = await datasetOf(MEMBERS);
    const stages = new Set<TrainingStage>();
    const [first, ...others] = [await trainModel(dataset, (stage) => stages.add(stage)), await trainModel(dataset), await trainModel(dataset)];
    for (const other of others) {
      expect(other.card.forest.sha256).toBe(first.card.forest.sha256);
      expect({ ...other.card, trainedAt: '', trainingSeconds: 0 }).toEqual({ ...first.card, trainedAt: '', trainingSeconds: 0 });
    }
    expect([...stages]).toEqual(['trees', 'importance', 'history']);
  });

  it('writes a card that its schema accepts, in order of importance, with what was left out and why', async () => {
    const described = dictionaryJson((json) => json.columns.push({ name: 'sex', label: 'Sex', type: 'category', role: 'protected', categories: ['f', 'm'] }));
    const rows = MEMBERS.trim().split('\n').slice(1).map((line, i) => `${line},${i % 2 ? 'f' : 'm'}`);
    const { card } = await trainModel(await datasetOf(`${HEADER},sex\n${rows.join('\n')}\n`, described));
    expect(modelCardSchema.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
    expect(card.importance.map((entry) => entry.feature)[0]).toBe('months');
    const rises = card.importance.map((entry) => entry.logLossRise.mean);
    expect(rises).toEqual(rises.toSorted((a, b) => b - a));
    expect(card.encoder.map((feature) => feature.name)).toEqual(['months', 'fee', 'plan']);
    expect(card.excluded).toMatchInlineSnapshot(`
      [
        {
          "name": "id",
          "reason": "identifies the customer",
        },
        {
          "name": "left",
          "reason": "is the outcome",
        },
        {
          "name": "sex",
          "reason": "protected: kept for fairness checks only",
        },
      ]
    `);
  });

  it('refuses to learn from too little', async () => {
    const few = `${MEMBERS.split('\n').slice(0, 21).join('\n')}\n`;
    await expect(datasetOf(few).then((dataset) => trainModel(dataset))).rejects.toThrowErrorMatchingInlineSnapshot(`[TrainingError: A model needs at least 50 customers: got 20. Import a longer history.]`);
    await expect(datasetOf(MEMBERS.replaceAll(',Yes\n', ',No\n')).then((dataset) => trainModel(dataset))).rejects.toThrowErrorMatchingInlineSnapshot(`[TrainingError: A model learns from customers who churned and customers who stayed: nobody of 200 churned. Check how the churn column was read.]`);
  });
});
