import { beforeAll, describe, expect, it } from 'vitest';
import type { Drivers } from '@/lib/churn/drivers';
import type { ChurnModel } from '@/lib/churn/model';
import { driversView } from './driversView';
import type { Workspace } from './derive';
import { bundledWorkspace } from './workspace.fixture';

let workspace: Workspace;
let model: ChurnModel;
beforeAll(async () => {
  workspace = await bundledWorkspace();
  model = workspace.model!;
});

/** The view of a model whose figures are these, where they are given. */
function viewOf(drivers: Partial<Drivers>, permuted: [feature: string, rise: number][] = []) {
  const importance = permuted.map(([feature, rise]) => ({ feature, logLossRise: { mean: rise, sd: 0.001 }, rocAucFall: { mean: 0, sd: 0 } }));
  return driversView(workspace, { ...model, drivers: { ...model.drivers, ...drivers }, card: { ...model.card, importance } });
}

const importance = (...sizes: [feature: string, mean: number][]) => sizes.map(([feature, mean]) => ({ feature, mean, standardError: 0.001 }));

describe('driversView', () => {
  it('has every feature of the model in the order of mean |SHAP|, and the permutation beside it', () => {
    const view = driversView(workspace, model);
    expect(view.rows.map((row) => row.name)).toEqual(model.drivers.importance.map((entry) => entry.feature));
    for (const row of view.rows) expect(row.permutation).toEqual(model.card.importance.find((entry) => entry.feature === row.name)!.logLossRise);
    expect(view.beeswarm.map((row) => row.name)).toEqual(view.rows.slice(0, view.beeswarm.length).map((row) => row.name));
  });

  it('says in its titles what was measured', () => {
    const view = viewOf({
      importance: importance(['contract', 0.1425], ['tenure', 0.1]),
      beeswarm: [{ feature: 'contract', shapValue: [-0.1, 0.2], rank: [0.25, 0.75] }, { feature: 'tenure', shapValue: [-0.3, 0.05], rank: [0.25, 0.75] }],
      interactions: { sampleSize: 7, pairs: [{ features: ['tenure', 'contract'], strength: 0.054 }] },
    });
    expect(view.importanceTitle).toBe("Contract moves a customer's probability most: by 14.2 points on average, tenure by 10.0");
    expect(view.beeswarmTitle).toBe('Tenure sets single customers furthest apart: from −30.0 to +5.0 points');
    expect(view.interactions).toMatchObject({ title: 'Tenure and contract act together most: 5.4 points on average', sampleSize: 7, pairs: [{ label: 'Tenure × contract', strength: 0.054 }] });
    expect(viewOf({ interactions: { sampleSize: 7, pairs: [] } }).interactions).toBeNull();
  });

  it('names the values that the first and the last colour stand for', () => {
    const features = ['contract', 'support_calls', 'usage_gb'];
    const { beeswarm } = viewOf({ importance: importance(...features.map((name): [string, number] => [name, 0.1])), beeswarm: features.map((feature) => ({ feature, shapValue: [0.1], rank: [0.5] })) });
    expect(beeswarm.map(({ lowest, highest, isCategory }) => [lowest, highest, isCategory])).toEqual([
      ['Month-to-month', 'Two year', true], ['0 in 90 days', '9 in 90 days', false], ['Not known, then 32 GB a month', '1,509.3 GB a month', false],
    ]);
  });

  it('says where the two measures agree', () => {
    const shap = { importance: importance(['contract', 0.4], ['tenure', 0.3], ['usage_gb', 0.2], ['support_calls', 0.1]) };
    const agreement = (...order: string[]) => viewOf(shap, order.map((feature, i) => [feature, 1 / (i + 1)])).agreement;
    expect(agreement('contract', 'tenure', 'usage_gb', 'support_calls')).toBe('Here both put the features in the same order.');
    expect(agreement('contract', 'tenure', 'support_calls', 'usage_gb')).toBe('Here both agree on the first 2 places; the others change places with their neighbours only.');
    expect(agreement('contract', 'support_calls', 'tenure', 'usage_gb')).toBe('Here both put the same feature first; they differ most on support calls: place 4 by the left bars, 2 by the right.');
    expect(agreement('usage_gb', 'tenure', 'contract', 'support_calls')).toMatch(/^Here they differ from the first place on; they differ most on (data usage|contract): /);
    expect(agreement()).toBe('');
  });

  it('says which way a feature works, and that it does not where it does not', () => {
    const rank = [0.1, 0.3, 0.5, 0.7, 0.9];
    const shapValue = { rising: [-2, -1, 0, 1, 2], falling: [2, 1, 0, -1, -2], hill: [0, 1, 2, 1, 0], flat: [0, 0, 0, 0, 0] };
    const direction = (values: number[]) => viewOf({ beeswarm: [{ feature: 'tenure', shapValue: values, rank }] }).rows.find((row) => row.name === 'tenure')!.direction;
    expect(Object.values(shapValue).map(direction)).toEqual(['High values raise it', 'High values lower it', 'No steady direction', 'No steady direction']);
    expect(viewOf({ beeswarm: [] }).rows.find((row) => row.name === 'tenure')!.direction).toBe('Too weak to say');
  });

  it('names the ends of a category by what the model says of each', () => {
    const contract = (probability: number[]) =>
      viewOf({ partialDependence: { sampleSize: 1, curves: [{ feature: 'contract', code: [0, 1, 2], probability }] } }).rows.find((row) => row.name === 'contract')!.direction;
    expect(contract([0.4, 0.1, 0.2])).toBe('Highest for Month-to-month, lowest for One year');
    expect(contract([0.2, 0.2, 0.2])).toBe('The same for all');
  });
});
