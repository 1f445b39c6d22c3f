import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues } from '@/lib/churn/encoder';
import type { Column } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import { explain } from '@/lib/workspace/explain';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { mainReason, reasonText, topReasons } from './reasons';

describe('reasonText', () => {
  const category = { kind: 'category' } as Column;
  const number = (unit: string) => ({ kind: 'number', spec: { unit } }) as Column;
  it.each([
    ['Contract', 'Month-to-month', 'Month-to-month contract'],
    ['Payment method', 'Electronic check', 'Electronic check payment method'],
    ['Tech support', 'No', 'No tech support'],
    ['Internet service', 'None', 'No internet service'],
    ['Paperless billing', 'Yes', 'Paperless billing'],
    ['Tech support', 'No internet', 'Tech support: No internet'],
    ['Plan', 'Plus, with sauna', 'Plan: Plus, with sauna'],
    ['Plan', 'One of many kinds', 'Plan: One of many kinds'],
    ['VAT number', 'No', 'No VAT number'],
  ])('%s %s', (label, valueText, text) => {
    expect(reasonText({ label, value: valueText, valueText }, category, 'EUR')).toBe(text);
  });

  it.each([
    ['Tenure', 2, 'months', 'Tenure 2 months'],
    ['Tenure', 1, 'months', 'Tenure 1 month'],
    ['Monthly charge', 85.2, 'currency/month', 'Monthly charge €85.20'],
    ['Support calls', 5, 'in 90 days', 'Support calls 5'],
    ['Data usage', 41.25, 'GB a month', 'Data usage 41.25 GB'],
    ['Score', -3, '', 'Score −3'],
  ])('%s %s %s', (label, value, unit, text) => {
    expect(reasonText({ label, value, valueText: '' }, number(unit), 'EUR')).toBe(text);
  });

  it('of a gap', () => {
    expect(reasonText({ label: 'Data usage', value: null, valueText: '' }, number('GB'), 'EUR')).toBe('Data usage: no record');
  });
});

describe('the reasons of a customer', () => {
  let workspace: Workspace;
  beforeAll(async () => { workspace = await bundledWorkspace(); });

  it('are the strongest that raise the probability, the main one first', () => {
    const row = workspace.activeRows[0]!;
    const raising = explain(workspace, featureValues(workspace.dataset, row)).contributions.filter(({ shapValue }) => shapValue >= 0.0005);
    const reasons = topReasons(workspace, row, 3);
    expect(reasons).toHaveLength(Math.min(3, raising.length));
    reasons.forEach((reason, i) => expect(reason.toLowerCase()).toContain(raising[i]!.label.toLowerCase()));
    const timeless = topReasons(workspace, row, 2, (role) => role !== 'tenure' && role !== 'totalCharge');
    expect(timeless).toHaveLength(2);
    expect(mainReason(workspace, row)).toBe(`${timeless[0]}, ${timeless[1]!.charAt(0).toLowerCase()}${timeless[1]!.slice(1)}`);
    expect(mainReason(workspace, row)).not.toMatch(/tenure|total charges/i);
  });

  it('are none for who left, and none without a model', async () => {
    const gone = workspace.churned.indexOf(1);
    expect([mainReason(workspace, gone), topReasons(workspace, gone, 3)]).toEqual([null, []]);
    expect(mainReason(await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,No\n'), 0)).toBeNull();
  });
});
