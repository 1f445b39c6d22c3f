import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { columnsByRole } from '@/lib/dataset/dataset';
import { expectedMaximumProfit } from '@/lib/retention/maximumProfit';
import { deriveWorkspace, type Workspace } from './derive';
import { kpiCards } from './kpiCards';
import { modelView, type ModelView } from './modelView';
import { bundledWorkspace, workspaceOf } from './workspace.fixture';

let workspace: Workspace;
let view: ModelView;
beforeAll(async () => {
  workspace = await bundledWorkspace();
  view = modelView(workspace)!;
}, 60_000);

describe('the model of the bundled customers', () => {
  it('counts, at every cut, what counting the customers gives', () => {
    const { counts } = view;
    const seen = Array.from(workspace.model!.heldOut.forest.entries()).filter(([, p]) => !Number.isNaN(p));
    const count = (test: (left: boolean, p: number) => boolean) => seen.filter(([row, p]) => test(workspace.churned[row] === 1, p)).length;
    expect([view.n, view.withoutPrediction]).toEqual([seen.length, 8000 - seen.length]);
    expect([counts.positives, counts.negatives]).toEqual([count((left) => left), count((left) => !left)]);
    for (const i of [0, 30, 49, 98]) {
      const cut = counts.cuts[i]!;
      expect(counts.truePositives[i]).toBe(count((left, p) => left && p >= cut));
      expect(counts.falsePositives[i]).toBe(count((left, p) => !left && p >= cut));
      expect(counts.activeYes[i]).toBe(workspace.activeProbability!.filter((p) => p >= cut).length);
    }
  });

  it('divides each protected column into groups that sum to the whole', () => {
    expect(view.fairness.map((column) => column.name)).toEqual(columnsByRole(workspace.dataset, 'protected').map((column) => column.spec.name));
    for (const { groups, notShown } of view.fairness) {
      expect(notShown).toBe(0);
      expect(groups.reduce((sum, group) => sum + group.n, 0)).toBe(view.n);
      expect(groups.reduce((sum, group) => sum + group.truePositives[49]!, 0)).toBe(view.counts.truePositives[49]);
    }
  });

  it('values customers as the KPI card does, and finds the best cut of those offered', () => {
    const { profit, counts } = view;
    if ('absence' in profit) return expect.fail(profit.absence);
    const card = kpiCards(workspace, 'month')[3]!;
    expect(profit.clv).toBe('metric' in card && card.metric.id === 'averageClv' ? card.metric.value : NaN);
    const { clv, incentiveCost: d, contactCost: f } = profit;
    // Verbraken et al. (2013) at the mean save rate, written out: γ = 6 / (6 + 14).
    const byHand = counts.cuts.map((_, i) => ((0.3 * (clv - d) - f) * counts.truePositives[i]! - (d + f) * counts.falsePositives[i]!) / view.n);
    byHand.forEach((value, i) => expect(profit.perCustomer[i]).toBeCloseTo(value, 3));
    expect(profit.best).toBe(byHand.lastIndexOf(Math.max(...byHand)));
    profit.perCustomer.forEach((value, i) => {
      expect(profit.lower[i]).toBeLessThanOrEqual(value);
      expect(profit.upper[i]).toBeGreaterThanOrEqual(value);
    });
    // Whoever knows γ before choosing the cut earns at least as much as who does not.
    expect(profit.emp.forest.emp).toBeGreaterThanOrEqual(profit.perCustomer[profit.best]!);
    const { forest, logisticRegression } = workspace.model!.heldOut;
    const scored = [...forest.keys()].filter((row) => !Number.isNaN(forest[row]!));
    const emp = (score: Float64Array) => expectedMaximumProfit({ y: scored.map((row) => workspace.churned[row]!), score: scored.map((row) => score[row]!), saveRate: { a: 6, b: 14 }, clv, incentiveCost: d, contactCost: f });
    expect(profit.emp).toEqual({ forest: emp(forest), logisticRegression: emp(logisticRegression) });
  });

  it('compares with the regression at the dataset\'s threshold, and the served model with what was measured', () => {
    const { counts, price, served, whereOff } = view;
    const at = counts.cuts.indexOf(counts.datasetOwn);
    expect(price).toMatchObject({ cut: counts.datasetOwn, forest: counts.truePositives[at], flagged: counts.truePositives[at]! + counts.falsePositives[at]! });
    expect(price.logisticRegression).toBeLessThanOrEqual(price.flagged);
    // Trees that saw the outcome lean to it.
    expect(served.left).toBeGreaterThan(0);
    expect(served.stayed).toBeLessThan(0);
    expect(whereOff.off.length).toBeLessThanOrEqual(whereOff.asked);
  });

  it('stays small on its way to the browser', () => {
    expect(JSON.stringify(view).length).toBeLessThan(60_000);
  });

  it('offers the threshold in use and the one that a reset brings back', () => {
    const saved = { threshold: 0.355, savedAt: '2026-01-01T00:00:00.000Z', modelVersion: 'm' };
    const { counts } = modelView(deriveWorkspace({ dataset: workspace.dataset, assumptions: { ...workspace.assumptions, threshold: 0.285 }, model: workspace.model, saved }))!;
    expect(counts).toMatchObject({ inUse: 0.355, datasetOwn: 0.285 });
    expect(counts.cuts).toEqual(expect.arrayContaining([0.355, 0.285]));
    expect(counts.activeYes[counts.cuts.indexOf(0.355)]).toBe(workspace.activeProbability!.filter((p) => p >= 0.355).length);
  });
});

describe('a file that has less', () => {
  it('has no view without a model', async () => {
    expect(modelView(await workspaceOf(MEMBERS))).toBeNull();
  });

  it('has no protected column, and says why there is no profit', async () => {
    const members = await workspaceOf(MEMBERS, (json) => {
      json.columns[2] = { ...json.columns[2], role: 'feature' };
    }, 3);
    const { fairness, profit } = modelView(members)!;
    expect(fairness).toEqual([]);
    expect(profit).toEqual({ absence: 'There is no average lifetime value (CLV) to save. Needs columns with how many months each customer has stayed (tenure) and with what each customer pays a month.' });
  });

  it('has no campaign that pays where the offer costs more than the customer is worth', async () => {
    const members = await workspaceOf(MEMBERS, undefined, 3);
    const dear = { ...members.assumptions, campaign: { ...members.assumptions.campaign, incentiveCost: 1e6 } };
    expect(modelView({ ...members, assumptions: dear })!.profit).toEqual({ absence: expect.stringMatching(/^The offer \(€1,000,000\.00, assumed\) costs as much as the average customer is worth/) });
  });

  it('groups a protected number by quarters and those not known apart, and leaves text out', async () => {
    const members = await workspaceOf(MEMBERS, (json) => {
      json.columns[2] = { ...json.columns[2], role: 'protected' };
    }, 3);
    const [fee] = modelView(members)!.fairness;
    expect(fee!.groups.map((group) => group.label)).toEqual([expect.stringMatching(/^below /), expect.stringMatching(/ to below /), expect.stringMatching(/ to below /), expect.stringMatching(/ and more$/), 'Not known']);
    // Every ninth member has no fee.
    expect(fee!.groups.at(-1)!.n).toBeLessThanOrEqual(23);
    expect(modelView(await workspaceOf(MEMBERS, (json) => {
      json.columns[2] = { name: 'fee', label: 'Fee', type: 'text', role: 'protected', nullable: true };
    }, 3))!.fairness).toEqual([]);
  });

  it('draws nothing of one outcome, and does not fall over', async () => {
    const members = await workspaceOf(MEMBERS, undefined, 3);
    const stayedOnly = members.model!.heldOut.forest.map((p, row) => (members.churned[row] === 1 ? NaN : p));
    const one = modelView({ ...members, model: { ...members.model!, heldOut: { ...members.model!.heldOut, forest: stayedOnly } } })!;
    expect(one).toMatchObject({ curves: null, profit: { absence: 'It needs customers who left and customers who stayed.' }, counts: { positives: 0, profit: null } });
    const none = modelView({ ...members, model: { ...members.model!, heldOut: { ...members.model!.heldOut, forest: stayedOnly.fill(NaN) } } })!;
    expect(none).toMatchObject({ n: 0, withoutPrediction: 200, curves: null });
  });
});
