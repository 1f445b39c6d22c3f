import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from './derive';
import { groupsByFeature } from './explain';
import { modelWhereOff } from './modelWhereOff';
import { workspaceOf } from './workspace.fixture';

let members: Workspace;
let rows: number[];
beforeAll(async () => {
  members = await workspaceOf(MEMBERS);
  rows = [...members.churned.keys()];
});
const all = (p: number) => new Float64Array(rows.length).fill(p);

describe('modelWhereOff', () => {
  it('asks every group of enough customers once, and finds none off that is predicted as it left', () => {
    const enough = [...groupsByFeature(members).values()].flat().filter((group) => group.count >= 30);
    // Everyone of a plan at the plan's own rate; the other features' groups are not asked about here.
    const plan = groupsByFeature(members).get('plan')!;
    const own = Float64Array.from(rows, (row) => plan[Number(row % 3 === 0 ? plan[1]!.label === 'Plus, with sauna' : plan[1]!.label !== 'Plus, with sauna')]!.rate);
    const { asked, byChance, off } = modelWhereOff(members, rows, members.churned, own);
    expect(asked).toBe(enough.length);
    expect(byChance).toBeCloseTo(enough.length / 20, 12);
    expect(off.filter((group) => group.feature === 'Plan')).toEqual([]);
  });

  it('finds all of them off where everyone is said to leave, the farthest first', () => {
    const { asked, off } = modelWhereOff(members, rows, members.churned, all(1));
    expect(off).toHaveLength(asked);
    expect(off.map((group) => group.observed)).toEqual(off.map((group) => group.observed).sort((a, b) => a - b));
    // By the rule that makes the members, of i = 0 … 199, by those who have the plan: counted here without the product.
    const left = rows.filter((i) => i % 3 !== 0 && (i * 53) % 100 < 70 - ((i * 37) % 60)).length;
    const count = rows.filter((i) => i % 3 !== 0).length;
    expect(off.find((group) => group.group === 'Basic')).toMatchObject({ feature: 'Plan', count, observed: left / count, predicted: 1 });
  });

  it('counts only the rows that were measured', () => {
    const some = rows.slice(0, 20);
    expect(modelWhereOff(members, some, members.churned.slice(0, 20), all(1).subarray(0, 20))).toEqual({ off: [], asked: 0, byChance: 0 });
    expect(modelWhereOff(members, [], new Uint8Array(), new Float64Array())).toEqual({ off: [], asked: 0, byChance: 0 });
  });
});
