import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues, typicalValues, type FeatureValues } from '@/lib/churn/encoder';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { predictCustomer } from '@/lib/churn/model';
import type { Workspace } from './derive';
import { explain, explanationForApi, groupsByFeature } from './explain';
import { bundledWorkspace, workspaceOf } from './workspace.fixture';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await bundledWorkspace();
});

const sum = (values: { shapValue: number }[], start: number) => values.reduce((total, { shapValue }) => total + shapValue, start);

describe('explain', () => {
  it('adds up to the probability for everybody, with each feature of the model once and nothing protected', () => {
    const { dataset, model } = workspace;
    const features = model!.card.encoder.map(({ name }) => name).sort();
    const sensitive = dataset.dictionary.columns.filter(({ role }) => role === 'protected');
    expect(sensitive.length).toBeGreaterThan(0);
    for (let row = 0; row < dataset.rowCount; row += 40) {
      const values = featureValues(dataset, row);
      const { baseValue, probability, contributions } = explain(workspace, values);
      expect(probability).toBe(predictCustomer(model!, values));
      expect(Math.abs(sum(contributions, baseValue) - probability)).toBeLessThan(1e-9);
      expect(contributions.map(({ feature }) => feature).sort()).toEqual(features);
      expect(contributions.some(({ feature }) => sensitive.some(({ name }) => name === feature))).toBe(false);
    }
  });

  it('explains details of nobody on file, and unknown ones', () => {
    const typical = typicalValues(workspace.model!.card.encoder);
    const nothing: FeatureValues = {};
    const extreme = Object.fromEntries(Object.entries(typical).map(([name, value]) => [name, typeof value === 'number' ? 1e6 : 'never seen']));
    for (const values of [typical, nothing, extreme]) {
      const { baseValue, probability, contributions } = explain(workspace, values);
      expect(Math.abs(sum(contributions, baseValue) - probability)).toBeLessThan(1e-9);
      for (const { comparison } of contributions) expect(comparison === null || comparison.groupCount + comparison.othersCount === workspace.dataset.rowCount).toBe(true);
    }
  });

  it('starts from the mean prediction over the training rows', () => {
    const { dataset, model } = workspace;
    let total = 0;
    for (let row = 0; row < dataset.rowCount; row++) total += predictCustomer(model!, featureValues(dataset, row));
    expect(explain(workspace, {}).baseValue).toBeCloseTo(total / dataset.rowCount, 6);
  });

  it('needs a model', async () => {
    const bare = await workspaceOf(MEMBERS);
    expect(() => explain(bare, {})).toThrow('There is no model to explain');
  });
});

it('groupsByFeature counts every customer once in each feature, and is computed once', () => {
  const groups = groupsByFeature(workspace);
  const left = workspace.churned.reduce((total, one) => total + one, 0);
  for (const list of groups.values()) {
    expect(list.reduce((total, { count }) => total + count, 0)).toBe(workspace.dataset.rowCount);
    expect(list.reduce((total, { churned }) => total + churned, 0)).toBe(left);
  }
  expect(groupsByFeature({ ...workspace })).toBe(groups);
});

it('explanationForApi gives raw values without words', () => {
  const explanation = explain(workspace, typicalValues(workspace.model!.card.encoder));
  const { contributions } = explanationForApi(explanation);
  expect(contributions).toHaveLength(explanation.contributions.length);
  expect(Object.keys(contributions[0]!)).toEqual(['feature', 'label', 'value', 'shapValue']);
});
