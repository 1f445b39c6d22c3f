import { beforeAll, describe, expect, it } from 'vitest';
import { featureValues } from '@/lib/churn/encoder';
import type { Column } from '@/lib/dataset/dataset';
import type { Workspace } from '@/lib/workspace/derive';
import { explain } from '@/lib/workspace/explain';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { evidenceFor } from '@/lib/workspace/offers/customerReasons';
import { besideText, mainReason, reasonText, topReasons } from './reasons';

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
    const row = workspace.activeRows.find((candidate) => topReasons(workspace, candidate, 2).length === 2)!;
    const raising = explain(workspace, featureValues(workspace.dataset, row)).contributions.filter(({ shapValue }) => shapValue >= 0.0005);
    // The list has columns of its own for these; total charges are their product.
    const beside = raising.filter(({ feature }) => !['contract', 'tenure', 'monthly_charges', 'total_charges'].includes(feature));
    expect(beside.length).toBeGreaterThan(1);
    const reasons = topReasons(workspace, row, 3);
    expect(reasons.length).toBeGreaterThan(1);
    // In their order; what only goes with something that matters is passed over.
    const places = reasons.map((reason) => beside.findIndex(({ label }) => reason.toLowerCase().includes(label.toLowerCase())));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThanOrEqual(0);
    expect(mainReason(workspace, row)).toBe(`${reasons[0]}, ${reasons[1]!.charAt(0).toLowerCase()}${reasons[1]!.slice(1)}`);
  });

  it('are the plain strongest only where nothing else raises the probability', () => {
    let fellBack = 0;
    const rows = workspace.activeRows.filter((_, i) => i % 20 === 0);
    for (const row of rows) {
      const raising = explain(workspace, featureValues(workspace.dataset, row)).contributions.filter(({ shapValue }) => shapValue >= 0.0005);
      const beside = raising.filter(({ feature }) => !['contract', 'tenure', 'monthly_charges', 'total_charges'].includes(feature));
      const isEvident = evidenceFor(workspace, featureValues(workspace.dataset, row), row);
      const [first] = topReasons(workspace, row, 1);
      const named = raising.find(({ label }) => first?.toLowerCase().includes(label.toLowerCase()));
      expect(named === undefined, String(row)).toBe(first === undefined);
      if (!named || beside.includes(named)) continue;
      expect(beside.some(({ feature }) => isEvident(feature)), String(row)).toBe(false);
      fellBack++;
    }
    expect(fellBack).toBeGreaterThan(0);
    expect(fellBack).toBeLessThan(rows.length);
  });

  it('name by the labels of the dictionary what they stand beside', async () => {
    expect(besideText(workspace)).toBe('beside contract, tenure and monthly charge');
    expect(besideText(await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,No\n'))).toBe('beside plan, months and fee');
  });

  it('are none for who left, and none without a model', async () => {
    const gone = workspace.churned.indexOf(1);
    expect([mainReason(workspace, gone), topReasons(workspace, gone, 3)]).toEqual([null, []]);
    expect(mainReason(await workspaceOf('id,months,fee,plan,left\nA,1,20.50,Basic,No\n'), 0)).toBeNull();
  });
});
