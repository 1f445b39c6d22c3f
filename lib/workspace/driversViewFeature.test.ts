import { beforeAll, describe, expect, it } from 'vitest';
import { featureGroups } from '@/lib/explanation/featureGroups';
import { featureColumns, type NumberColumn } from '@/lib/dataset/dataset';
import type { ChurnModel } from '@/lib/churn/model';
import { writeValue } from './customerList/address';
import { readFilter } from './customerList/filters';
import type { Workspace } from './derive';
import { featureView } from './driversViewFeature';
import { bundledWorkspace, workspaceOf } from './workspace.fixture';

let workspace: Workspace;
let model: ChurnModel;
beforeAll(async () => {
  workspace = await bundledWorkspace();
  model = workspace.model!;
});

/** The feature under a model that says this of it. */
function viewOf(feature: string, code: number[], probability: number[]) {
  return featureView(workspace, { ...model, drivers: { ...model.drivers, partialDependence: { sampleSize: 1, curves: [{ feature, code, probability }] } } }, feature)!;
}

describe('featureView', () => {
  it('shows every feature of the model with its groups of customers as they are', () => {
    for (const { name } of model.card.encoder) {
      const view = featureView(workspace, model, name)!;
      const column = featureColumns(workspace.dataset).find((candidate) => candidate.spec.name === name)!;
      expect(view.groups).toMatchObject(featureGroups(column, workspace.churned, 'EUR'));
      expect(view.groups.reduce((sum, group) => sum + group.count, 0)).toBe(workspace.dataset.rowCount);
      expect(view.curve === null).toBe(column.kind === 'category');
      for (const { ifEveryone } of view.groups) expect(ifEveryone === null || (ifEveryone >= 0 && ifEveryone <= 1)).toBe(true);
    }
    expect(featureView(workspace, model, 'gender')).toBeNull();
  });

  it('reads categories by their code, and a code below them as not known', () => {
    const view = viewOf('contract', [0, 1, 2], [0.4, 0.2, 0.1]);
    expect(view.groups.map((group) => [group.label, group.ifEveryone])).toEqual([['Month-to-month', 0.4], ['One year', 0.2], ['Two year', 0.1]]);
    expect(view.modelTitle).toBe("The model's probability is highest for Month-to-month (40.0%) and lowest for Two year (10.0%)");
    expect(view.observedTitle).toMatch(/^In the file most left with Month-to-month \([\d.]+%\), fewest with Two year \([\d.]+%\)$/);
    const missing = model.card.encoder.find((feature) => feature.name === 'usage_gb')!.missing;
    expect(missing.as).toBe('bucket');
    const usage = viewOf('usage_gb', [Math.fround(missing.code), 0, 2000], [0.1, 0.2, 0.4]);
    expect(usage.groups.at(-1)).toMatchObject({ value: '', ifEveryone: 0.1 });
    expect(usage.curve!.points).toEqual([{ value: 0, probability: 0.2 }, { value: 2000, probability: 0.4 }]);
  });

  it('averages the straight line between the points over the customers of a group, level beyond its ends', () => {
    const view = viewOf('tenure', [0, 10, 20], [0.5, 0.3, 0.3]);
    const tenure = (workspace.dataset.columns.get('tenure') as NumberColumn).values;
    for (const group of view.groups) {
      // By hand: .5 less .02 a month for ten months, then .3.
      const expected = [...tenure].filter((months) => months >= group.from! && months <= group.to!).map((months) => 0.5 - 0.02 * Math.min(10, months));
      expect(group.ifEveryone).toBeCloseTo(expected.reduce((sum, p) => sum + p, 0) / expected.length, 12);
    }
  });

  it('marks the tenths of the axis where few customers lie, and no others', () => {
    const { curve } = viewOf('usage_gb', [0, 2000], [0.2, 0.4]);
    const known = [...(workspace.dataset.columns.get('usage_gb') as NumberColumn).values].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
    const [min, width] = [known[0]!, (known.at(-1)! - known[0]!) / 10];
    for (let tenth = 0; tenth < 10; tenth++) {
      const from = min + tenth * width;
      const inside = known.filter((value) => value >= from && (value < from + width || tenth === 9)).length;
      const thin = curve!.thin.some(([a, b]) => a <= from + width / 2 && b >= from + width / 2);
      expect(thin, `tenth ${tenth}`).toBe(inside < known.length * 0.05);
    }
    expect(curve!.rug).toHaveLength(101);
    expect([curve!.rug[0], curve!.rug[100]]).toEqual([min, known.at(-1)]);
  });

  it('ends the curve where the data end, though its codes are 32-bit floats', () => {
    const usage = workspace.dataset.columns.get('usage_gb') as NumberColumn;
    const max = Math.max(...usage.values.filter((value) => !Number.isNaN(value)));
    // 1,509.3 has no binary form: as a 32-bit float it lies above the double, and so above the last tenth.
    expect(Math.fround(max)).toBeGreaterThan(max);
    const { points, thin } = viewOf('usage_gb', [32, Math.fround(max)], [0.2, 0.4]).curve!;
    expect(points.at(-1)!.value).toBe(max);
    expect(thin.at(-1)![1]).toBe(max);
  });

  it('averages the out-of-bag predictions of the very customers of each group, those without one left out', () => {
    const { forest } = model.heldOut;
    for (const name of ['contract', 'tenure', 'usage_gb']) {
      for (const group of featureView(workspace, model, name)!.groups) {
        const mask = new Uint8Array(forest.length).fill(1);
        readFilter(workspace, name, [writeValue(group.value)]).filter!.pass(mask);
        const own = [...forest].filter((value, row) => mask[row] === 1 && !Number.isNaN(value));
        expect(group.outOfBag, `${name}: ${group.label}`).toBeCloseTo(own.reduce((sum, value) => sum + value, 0) / own.length, 12);
      }
    }
    const unseen = { ...model, heldOut: { ...model.heldOut, forest: forest.map(() => NaN) } };
    const view = featureView(workspace, unseen, 'contract')!;
    expect(view.groups.map((group) => group.outOfBag)).toEqual([null, null, null]);
    expect(view.decomposition).toBeNull();
  });

  it('holds for a number that is the same for everyone', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `M${i},7,${20 + (i % 30)},${i % 3 ? 'Basic' : '"Plus, with sauna"'},${i % 4 ? 'No' : 'Yes'}`);
    const gym = await workspaceOf(`id,months,fee,plan,left\n${rows.join('\n')}\n`, undefined, 3);
    const view = featureView(gym, gym.model!, 'months');
    expect(view).toMatchObject({ curve: { thin: [] }, modelTitle: "It does not move the model's probability" });
  });
});
