import { beforeAll, describe, expect, it } from 'vitest';
import { HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { numberByRole } from '@/lib/dataset/dataset';
import { conditionalSurvival } from '@/lib/survival/conditionalSurvival';
import { chanceToLeave, lifetimeValues, retentionOf } from '@/lib/workspace/lifetimeValue';
import type { Workspace } from '@/lib/workspace/derive';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { divisionOptions } from './divisions';
import { totalLoss } from './outlook';
import { bridge, HORIZONS, revenuePage, totalOf, type LossGroup, type RevenuePage } from './revenuePage';
import { predictedToLeave, retainMore, withPlan } from './scenario';

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const pageOf = (workspace: Workspace, by?: string): RevenuePage => {
  const page = revenuePage(workspace, by);
  return 'absence' in page ? expect.fail(page.absence) : page;
};

describe('the bundled customers', () => {
  let workspace: Workspace;
  beforeAll(async () => { workspace = await bundledWorkspace(); });

  it('lose what each pays times the chance to have left that their own page shows', () => {
    const tenure = numberByRole(workspace.dataset, 'tenure')!;
    const charge = numberByRole(workspace.dataset, 'monthlyCharge')!;
    const values = lifetimeValues(workspace)!;
    for (const months of HORIZONS) {
      const byPage = sum(Array.from(workspace.activeRows, (row) => charge[row]! * (1 - conditionalSurvival(retentionOf(values, row), tenure[row]!, months).survival)));
      expect(totalLoss(workspace)!.lost[months]!).toBeCloseTo(byPage, 5);
    }
  });

  it('are divided by segment, risk band, learned group and every column for grouping, and each column adds up to the total', () => {
    const options = divisionOptions(workspace);
    expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['segment', 'risk', 'contract']));
    const total = totalOf(workspace)!;
    for (const { name } of options) {
      const { groups, by, total: same } = pageOf(workspace, name);
      expect(by).toBe(name);
      expect(same).toEqual(total);
      const columns: ((group: LossGroup) => number)[] = [({ customers }) => customers, ({ revenue }) => revenue, ...HORIZONS.flatMap((_, i) => [({ lost }: LossGroup) => lost[i]!.value, ({ notReceived }: LossGroup) => notReceived[i]!.value])];
      for (const column of columns) expect(sum(groups.map(column))).toBe(column(total));
    }
    expect(total.customers).toBe(workspace.activeRows.length);
  });

  it('lose no less as the months go by, within the range, and the title says where most', () => {
    const { groups, total, title } = pageOf(workspace);
    for (const group of [...groups, total]) {
      group.lost.forEach(({ value, range }, i) => {
        expect(value).toBeGreaterThanOrEqual(group.lost[i - 1]?.value ?? 0);
        expect(range.lower <= value && value <= range.upper && range.upper <= group.revenue + 1).toBe(true);
      });
      expect(group.notReceived[0]!.value).toBe(group.lost[0]!.value);
    }
    const most = groups.toSorted((a, b) => b.lost.at(-1)!.value - a.lost.at(-1)!.value)[0]!;
    expect(title).toContain(`"${most.label}" takes the most`);
  });

  it('lead from today’s revenue to that of a year on, the greatest loss first', () => {
    const { groups, total } = pageOf(workspace);
    const steps = bridge(groups, total);
    expect(steps[0]!.from).toBe(total.revenue);
    expect(steps.at(-1)!.to).toBe(total.revenue - total.lost.at(-1)!.value);
    steps.forEach(({ from, to }, i) => expect(from === (steps[i - 1]?.to ?? from) && from - to <= (i > 0 ? steps[i - 1]!.from - steps[i - 1]!.to : Infinity)).toBe(true));
    // Of many groups the small ones fall together, and lead to the same end.
    const many = Array.from({ length: 20 }, (_, i) => ({ ...groups[i % groups.length]!, label: String(i) }));
    const together = bridge(many, total);
    expect(together).toHaveLength(7);
    expect(together.at(-1)).toMatchObject({ label: 'The other 14', to: total.revenue - sum(many.map(({ lost }) => lost.at(-1)!.value)) });
  });

  it('retained by nothing leave as expected, and by a share lose that much less', () => {
    const [none, tenth, all] = [0, 0.1, 1].map((share) => retainMore(workspace, share)!);
    const total = totalOf(workspace)!;
    expect(none).toEqual({ base: total.revenue - total.lost.at(-1)!.value, revenue: none!.base, kept: 0, margin: 0 });
    const atRisk = predictedToLeave(workspace)!;
    expect(all!.revenue - all!.base).toBeCloseTo(atRisk.lost[12]!, 6);
    expect(tenth!.kept).toBeCloseTo(0.1 * sum(Array.from(atRisk.lost)), 6);
    expect(tenth!.margin).toBeCloseTo(workspace.assumptions.grossMargin * tenth!.kept, 9);
  });

  it('under a plan keep what each of its customers would take along, times the chance that they are saved', () => {
    const { dataset, activeRows, probability, assumptions: { threshold }, churned } = workspace;
    const [tenure, charge, values] = [numberByRole(dataset, 'tenure')!, numberByRole(dataset, 'monthlyCharge')!, lifetimeValues(workspace)!];
    const [a, b] = [activeRows[3]!, activeRows[50]!];
    const would = (row: number, months: number) => charge[row]! * chanceToLeave(values, row, tenure[row]!, months);
    const plan = withPlan(workspace, new Map([[a, 0.4], [b, 1]]))!;
    expect(plan.revenue - plan.base).toBeCloseTo(0.4 * would(a, 12) + would(b, 12), 6);
    expect(plan.kept).toBeCloseTo(sum(Array.from({ length: 12 }, (_, i) => 0.4 * would(a, i + 1) + would(b, i + 1))), 6);
    // Saving each of those predicted to leave with one chance is retaining that share of them.
    const atRisk = Array.from(activeRows).filter((row) => probability![row]! >= threshold);
    const same = withPlan(workspace, new Map(atRisk.map((row) => [row, 0.25])))!;
    expect(same.kept).toBeCloseTo(retainMore(workspace, 0.25)!.kept, 5);
    // Nobody, and somebody who left already, change nothing.
    for (const nothing of [new Map<number, number>(), new Map([[churned.indexOf(1), 0.5]])]) expect(withPlan(workspace, nothing)).toEqual(retainMore(workspace, 0));
    expect(() => withPlan(workspace, new Map([[a, 1.2]]))).toThrow(/row \d+/);
  });
});

describe('small files', () => {
  const members = (charge: string) => [HEADER, ...Array.from({ length: 40 }, (_, i) => `M${i},${1 + (i % 20)},${i === 0 ? '' : charge},Basic,${i % 4 === 3 ? 'Yes' : 'No'}`), ''].join('\n');
  const without = (role: string) => (json: DictionaryJson) => json.columns.filter((column) => column.role === role).forEach((column) => (column.role = 'ignored'));

  it('without a model are one risk group, with nobody predicted to leave', async () => {
    const workspace = await workspaceOf(members('10'));
    const { total, withoutCharge, options } = pageOf(workspace);
    expect(total).toMatchObject({ customers: 29, revenue: 290 });
    expect(withoutCharge).toBe(1);
    expect(options.map(({ name }) => name)).not.toContain('risk');
    expect(retainMore(workspace, 0.1)).toBeNull();
    expect(withPlan(workspace, new Map([[1, 0.5]]))!.kept).toBeGreaterThan(0);
  });

  it.each([['tenure', 'how many months each customer has stayed (tenure)'], ['monthlyCharge', 'what each customer pays a month']])('without %s say which column would bring it', async (role, text) => {
    const workspace = await workspaceOf(members('10'), without(role));
    expect(revenuePage(workspace)).toEqual({ absence: expect.stringContaining(text) });
    expect(totalOf(workspace)).toBeNull();
    expect(withPlan(workspace, new Map([[1, 0.5]]))).toBeNull();
  });

  it('without a known charge, or without anybody active, say so', async () => {
    expect(revenuePage(await workspaceOf(members('')))).toEqual({ absence: expect.stringContaining('not known of any') });
    expect(revenuePage(await workspaceOf(members('10').replaceAll(',No\n', ',Yes\n')))).toEqual({ absence: expect.stringContaining('Nobody') });
  });
});
