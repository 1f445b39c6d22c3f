import { beforeAll, describe, expect, it } from 'vitest';
import { numberByRole } from '@/lib/dataset/dataset';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { clvMultiplier } from '@/lib/survival/clv';
import { kaplanMeier } from '@/lib/survival/kaplanMeier';
import { deriveWorkspace, monthsBeforeObservation, type Workspace } from './derive';
import { lifetimeValueAt, lifetimeValues, retentionOf } from './lifetimeValue';
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
    [0, 1, 2, 3, 4].forEach((group) => {
      const row = of.indexOf(group);
      const { multiplier, extrapolated } = clvMultiplier(retentionOf(values, row), workspace.assumptions, 12);
      expect(at(group)).toBeCloseTo(100 * multiplier, 9);
      expect(lifetimeValueAt(values, row, 12, 100).extrapolated).toBeCloseTo(100 * multiplier * extrapolated, 9);
    });
    expect(at(0)).toBeGreaterThan(at(4));
  });
});

describe('the retention of one customer', () => {
  it('averages to that of their group, month by month, over those at risk', async () => {
    const workspace = await bundledWorkspace();
    const values = lifetimeValues(workspace)!;
    const tenure = numberByRole(workspace.dataset, 'tenure')!;
    const entry = monthsBeforeObservation(workspace.dataset)!;
    for (const [group, month] of [[0, 12], [2, 30], [4, 3]] as const) {
      const rows = [...values.risk.of.keys()].filter((row) => values.risk.of[row] === group && Math.max(entry[row]!, -1) < month && tenure[row]! >= month);
      const hazards = rows.map((row) => -Math.log(retentionOf(values, row).monthly[month]!));
      const curve = values.risk.groups[group]!.curve;
      // d/n and −ln(1 − d/n) differ by half their square.
      expect(hazards.reduce((sum, hazard) => sum + hazard, 0) / rows.length).toBeCloseTo(-Math.log(1 - curve.events[month]! / curve.atRisk[month]!), 9);
    }
  });

  it('never lets a quicker customer outlive a slower one beyond what was observed of either', async () => {
    const values = lifetimeValues(await bundledWorkspace())!;
    const score = values.risk.score!;
    const order = [...score.keys()].sort((a, b) => score[a]! - score[b]!);
    const rate = (row: number) => retentionOf(values, row).monthly[96]!;
    for (let i = 400; i < order.length; i += 400) expect(rate(order[i]!)).toBeLessThanOrEqual(rate(order[i - 400]!));
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
