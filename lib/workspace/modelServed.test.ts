import { expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { predictRows } from '@/lib/churn/model';
import { modelServed } from './modelServed';
import { workspaceOf } from './workspace.fixture';

it('is 0 against the served model itself, keeps its sign, and is not a number for nobody', async () => {
  const members = await workspaceOf(MEMBERS, undefined, 3);
  const rows = [...members.churned.keys()];
  const served = predictRows(members.model!, members.dataset, rows);
  expect(modelServed(members, rows, members.churned, served)).toEqual({ stayed: 0, left: 0 });
  const apart = modelServed(members, rows, members.churned, served.map((p, row) => (members.churned[row] === 1 ? p - 0.25 : p + 0.125)));
  expect(apart.left).toBeCloseTo(0.25, 12);
  expect(apart.stayed).toBeCloseTo(-0.125, 12);
  expect(modelServed(members, [], new Uint8Array(), new Float64Array())).toEqual({ stayed: NaN, left: NaN });
});
