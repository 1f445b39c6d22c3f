import { describe, expect, it } from 'vitest';
import { modelCardSchema } from '@/lib/churn/card';
import { MEMBERS, quickPlan } from '@/lib/churn/model.fixture';
import { datasetOf, dictionaryJson, HEADER } from '@/lib/dataset/dataset.fixture';
import { createRandom, sampleWithoutReplacement } from '@/lib/stats/random';
import { trainModel, type TrainingStage } from './train';

describe('trainModel', () => {
  it('gives the same forest and card for three trainings, time apart', async () => {
    const dataset = await datasetOf(MEMBERS);
    const stages = new Set<TrainingStage>();
    const [first, ...others] = [await trainModel({ dataset, plan: quickPlan(), onProgress: (stage) => stages.add(stage) }), await trainModel({ dataset, plan: quickPlan() }), await trainModel({ dataset, plan: quickPlan() })];
    for (const other of others) {
      expect(other.card.forest.sha256).toBe(first.card.forest.sha256);
      expect({ ...other.card, trainedAt: '', trainingSeconds: 0 }).toEqual({ ...first.card, trainedAt: '', trainingSeconds: 0 });
    }
    expect([...stages]).toEqual(['settings', 'trees', 'comparison', 'interval', 'importance', 'drivers', 'history']);
  });

  it('writes a card that its schema accepts, in order of importance, with what was left out and why', async () => {
    const described = dictionaryJson((json) => json.columns.push({ name: 'sex', label: 'Sex', type: 'category', role: 'protected', categories: ['f', 'm'] }));
    const rows = MEMBERS.trim().split('\n').slice(1).map((line, i) => `${line},${i % 2 ? 'f' : 'm'}`);
    const { card } = await trainModel({ dataset: await datasetOf(`${HEADER},sex\n${rows.join('\n')}\n`, described), plan: quickPlan() });
    expect(modelCardSchema.parse(JSON.parse(JSON.stringify(card)))).toEqual(card);
    expect(card.importance.map((entry) => entry.feature)[0]).toBe('months');
    const rises = card.importance.map((entry) => entry.logLossRise.mean);
    expect(rises).toEqual(rises.toSorted((a, b) => b - a));
    expect(card.encoder.map((feature) => feature.name)).toEqual(['months', 'fee', 'plan']);
    expect(card.excluded).toMatchInlineSnapshot(`
      [
        {
          "leak": false,
          "name": "id",
          "reason": "identifies the customer",
        },
        {
          "leak": false,
          "name": "left",
          "reason": "is the outcome",
        },
        {
          "leak": false,
          "name": "sex",
          "reason": "protected: kept for fairness checks only",
        },
      ]
    `);
  });

  it('refuses to learn from too little', async () => {
    const few = `${MEMBERS.split('\n').slice(0, 21).join('\n')}\n`;
    await expect(datasetOf(few).then((dataset) => trainModel({ dataset }))).rejects.toThrowErrorMatchingInlineSnapshot(`[TrainingError: A model needs at least 50 customers: got 20. Import a longer history.]`);
    await expect(datasetOf(MEMBERS.replaceAll(',Yes\n', ',No\n')).then((dataset) => trainModel({ dataset }))).rejects.toThrowErrorMatchingInlineSnapshot(`[TrainingError: A model learns from customers who churned and customers who stayed: nobody of 200 churned. Check how the churn column was read.]`);
  });

  it('leaves out a column that restates the outcome, says so, and predicts without it', async () => {
    const described = dictionaryJson((json) => json.columns.push({ name: 'score', label: 'Score', type: 'integer', role: 'feature' }));
    const rows = MEMBERS.trim().split('\n').slice(1).map((line, i) => `${line},${line.endsWith('Yes') ? 900 + (i % 7) : 100 + (i % 11)}`);
    const { card } = await trainModel({ dataset: await datasetOf(`${HEADER},score\n${rows.join('\n')}\n`, described), plan: quickPlan() });
    expect(card.encoder.map((feature) => feature.name)).toEqual(['months', 'fee', 'plan']);
    expect(card.excluded.filter((column) => column.leak)).toEqual([{ name: 'score', leak: true, reason: expect.stringContaining('it restates the outcome') }]);
  });

  it('refuses where no other column is left to learn from', async () => {
    const described = dictionaryJson((json) => {
      json.columns = [...json.columns.filter((column) => ['id', 'churn'].includes(column.role as string)), { name: 'score', label: 'Score', type: 'integer', role: 'feature' }];
    });
    const rows = MEMBERS.trim().split('\n').slice(1).map((line) => `${line.split(',')[0]},${line.endsWith('Yes') ? 1 : 0},${line.split(',').at(-1)}`);
    const dataset = await datasetOf(`id,score,left\n${rows.join('\n')}\n`, described);
    await expect(trainModel({ dataset, plan: quickPlan() })).rejects.toMatchObject({ code: 'no-features', message: expect.stringMatching(/^No column is left to learn from\. "score": .* Add columns/) });
  });

  it('takes over the settings of an earlier card of the same data, and only then', async () => {
    const dataset = await datasetOf(MEMBERS);
    const plan = { ...quickPlan(), grid: [{ maxDepth: 2 }, { maxDepth: 4 }] };
    const tries: number[] = [];
    const train = (earlier?: Awaited<ReturnType<typeof trainModel>>['card'], on = dataset) => {
      tries.push(0);
      return trainModel({ dataset: on, plan, earlier, onProgress: (stage) => stage === 'settings' && tries[tries.length - 1]!++ });
    };
    const { card } = await train();
    const again = await train(card);
    await train(card, await datasetOf(MEMBERS.replace('M1,', 'N1,')));
    expect(tries).toEqual([2, 0, 2]);
    expect(again.card.tuning).toEqual(card.tuning);
    expect(again.card.forest.sha256).toBe(card.forest.sha256);
  });

  it('promotes no model of shuffled labels', async () => {
    const [header, ...lines] = MEMBERS.trim().split('\n');
    for (const seed of [1, 2, 3]) {
      const order = sampleWithoutReplacement(lines.length, lines.length, createRandom(seed));
      const shuffled = lines.map((line, i) => line.replace(/(Yes|No)$/, lines[order[i]!]!.split(',').at(-1)!));
      const dataset = await datasetOf(`${[header, ...shuffled].join('\n')}\n`);
      await expect(trainModel({ dataset, plan: { ...quickPlan(20), refuseNoise: true } }), `seed ${seed}`).rejects.toMatchObject({ code: 'no-signal' });
    }
  });

  it('trains on a feature that never varies, and on one that nobody has', async () => {
    const described = dictionaryJson((json) => json.columns.push({ name: 'same', label: 'Same', type: 'integer', role: 'feature' }, { name: 'none', label: 'None', type: 'number', role: 'feature', nullable: true }));
    const rows = MEMBERS.trim().split('\n').slice(1).map((line) => `${line},7,`);
    const { card, drivers } = await trainModel({ dataset: await datasetOf(`${HEADER},same,none\n${rows.join('\n')}\n`, described), plan: quickPlan() });
    for (const name of ['same', 'none']) {
      expect(card.importance.find(({ feature }) => feature === name)!.logLossRise).toEqual({ mean: 0, sd: 0 });
      expect(drivers.importance.find(({ feature }) => feature === name)!.mean).toBe(0);
    }
  });
});
