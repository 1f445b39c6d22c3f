import { beforeAll, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Workspace } from '@/lib/workspace/derive';
import { EMPTY_FORM, predictFromForm } from '@/lib/workspace/predictForm';
import { saveList } from '@/lib/workspace/saveList';
import { whatWouldKeep } from '@/lib/workspace/whatWouldKeep/whatWouldKeep';
import { workspaceOf } from '@/lib/workspace/workspace.fixture';
import { panelData } from './panelData';

let workspace: Workspace;
beforeAll(async () => {
  workspace = await workspaceOf(MEMBERS, () => {}, 3);
});
const idAt = (row: number) => [...workspace.dataset.rowById.keys()][row]!;

it('offers the ids of the save list as examples, and an empty form', () => {
  const { definition, initial } = panelData(workspace);
  expect(definition!.examples).toEqual(saveList(workspace, 8)!.map((entry) => entry.customerId));
  expect(initial).toEqual(EMPTY_FORM);
});

it('predicts at once for the customer that the address names', () => {
  const id = idAt(workspace.activeRows[0]!);
  expect(panelData(workspace, id).initial).toMatchObject({ customerId: id, outcome: { kind: 'prediction', basis: 'record', probability: workspace.activeProbability![0] } });
  expect(panelData(workspace, id.toLowerCase()).initial).toEqual(panelData(workspace, id).initial);
});

it('starts with the details that the address changes, and the answer before them; what is no field is passed over', () => {
  const id = idAt(workspace.activeRows[0]!);
  const record = panelData(workspace, id).initial;
  const { initial, keep } = panelData(workspace, id, { months: '1', id: 'M2', left: 'Yes', constructor: 'x' });
  expect(initial).toEqual(predictFromForm(workspace, id, { ...record.values, months: '1' }));
  expect(initial).toMatchObject({ record: record.values, outcome: { basis: 'edited', before: { probability: workspace.activeProbability![0] } } });
  expect(keep).toEqual(whatWouldKeep(workspace, id));
  expect(panelData(workspace, id, { months: 'x' }).initial).toMatchObject({ errors: { months: expect.any(String) }, values: { months: 'x' } });
});

it('shows what became of one who left, and an error for one who is not known', () => {
  expect(panelData(workspace, idAt(workspace.churned.indexOf(1))).initial.outcome).toMatchObject({ kind: 'left' });
  expect(panelData(workspace, 'nobody').initial).toMatchObject({ outcome: null, errors: { customerId: 'No customer has the ID "nobody". IDs here look like M1.' } });
});

it('has no form without a model', async () => {
  expect(panelData(await workspaceOf(MEMBERS), 'M1')).toEqual({ definition: null, initial: EMPTY_FORM, keep: null });
});
