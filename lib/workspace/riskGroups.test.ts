import { beforeAll, describe, expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { kaplanMeier } from '@/lib/survival/kaplanMeier';
import { deriveWorkspace, monthsBeforeObservation, type Workspace } from './derive';
import { lifetimeValueAt, lifetimeValues } from './lifetimeValue';
import { riskGroups } from './riskGroups';
import { bundledWorkspace, workspaceOf } from './workspace.fixture';

describe('riskGroups of the bundled file', () => {
  let workspace: Workspace;
  beforeAll(async () => {
    workspace = await bundledWorkspace();
  });

  it('are fifths of everyone, each leaving faster than the one before', () => {
    const { groups } = riskGroups(workspace)!;
    expect(groups.map(({ customers }) => customers)).toEqual([1600, 1600, 1600, 1600, 1600]);
    expect(groups.reduce((sum, { left }) => sum + left, 0)).toBe(workspace.churned.reduce((sum, flag) => sum + flag, 0));
    const afterYear = groups.map(({ curve }) => curve.survival[12]!);
    expect(afterYear).toEqual([...afterYear].sort((a, b) => b - a));
  });

  it('do not know tenure: each holds newcomers and old hands alike', () => {
    const { groups, of } = riskGroups(workspace)!;
    const tenure = numberByRole(workspace.dataset, 'tenure')!;
    const signups = monthsBeforeObservation(workspace.dataset)!;
    groups.forEach((_, group) => {
      const rows = [...of.keys()].filter((row) => of[row] === group);
      // Signed up before or after observation began: what a customer's details cannot depend on.
      const early = rows.filter((row) => signups[row]! >= 0).length / rows.length;
      expect(early).toBeGreaterThan(0.15);
      expect(rows.some((row) => tenure[row]! <= 1)).toBe(true);
    });
  });

  it('stay the same under another threshold, and weigh the lifetime value of each customer', () => {
    const other = deriveWorkspace({ ...workspace.parts, saved: { threshold: 0.2, savedAt: '2026-01-01T00:00:00Z', modelVersion: 'x' } });
    expect(riskGroups(other)).toBe(riskGroups(workspace));
    const values = lifetimeValues(workspace)!;
    const { of } = values.risk;
    const at = (group: number) => lifetimeValueAt(values, of.indexOf(group), 12, 100).value;
    expect([0, 1, 2, 3, 4].map(at)).toEqual([0, 1, 2, 3, 4].map((group) => values.groups[group]!.multiplier[12]! * 100));
    expect(at(0)).toBeGreaterThan(at(4));
  });
});

describe('riskGroups of other files', () => {
  it('is one group without a model, with the curve of everyone', async () => {
    const workspace = await workspaceOf(MEMBERS);
    const { groups, score } = riskGroups(workspace)!;
    expect(score).toBeNull();
    expect(groups).toHaveLength(1);
    expect(groups[0]!.curve).toEqual(kaplanMeier(numberByRole(workspace.dataset, 'tenure')!, workspace.churned));
  });

  it('is one group where few have left', async () => {
    const workspace = await workspaceOf(MEMBERS, () => {}, 3);
    expect(workspace.churned.reduce((sum, flag) => sum + flag, 0)).toBeLessThan(100);
    expect(riskGroups(workspace)!.groups).toHaveLength(1);
  });

  it('is absent without tenure', async () => {
    const workspace = await workspaceOf(MEMBERS, (json) => { json.columns[1]!.role = 'feature'; });
    expect(riskGroups(workspace)).toBeNull();
    expect(lifetimeValues(workspace)).toBeNull();
  });
});
