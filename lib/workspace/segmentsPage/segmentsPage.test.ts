import { beforeAll, describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { ASSUMPTIONS, HEADER, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { gym } from '@/lib/segments/clusters/clusters.fixture';
import { findClusters } from '@/lib/segments/clusters/findClusters';
import { formatMoneyRounded } from '@/lib/format';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { ALL_CUSTOMERS, customerTotals } from '@/lib/workspace/customerList/customerList';
import { customersView } from '@/lib/workspace/customerList/customersView';
import { readFilter } from '@/lib/workspace/customerList/filters';
import { kpiCards } from '@/lib/workspace/kpiCards';
import { segmentBreakdown } from '@/lib/workspace/segments';
import { bundledWorkspace, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { clusterCards, isWeak, missing, segmentCards, stability, weakness, type GroupCards } from './cards';
import { comparison, comparisonOptions } from './comparison';
import { heatMap } from './heatMap';
import { partitionOptions } from './partitions';
import { valueRiskMatrix } from './valueRiskMatrix';

const without = (...roles: string[]) => (json: DictionaryJson) => { json.columns = json.columns.filter((column) => !roles.includes(column.role as string)); };
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const kpi = (workspace: Workspace, id: string) => kpiCards(workspace, 'month').flatMap((card) => ('metric' in card && card.metric.id === id ? [card.metric] : []))[0]!;
const pageOf = (workspace: Workspace) => [segmentCards(workspace), clusterCards(workspace), valueRiskMatrix(workspace), heatMap(workspace), comparison(workspace), missing(workspace)];

/** Groups that exclude each other and leave nobody out: they sum to everybody, and to the cards of the overview. */
function expectTotals(workspace: Workspace, { cards, total }: GroupCards): void {
  expect(sum(cards.map((card) => card.active))).toBe(workspace.activeRows.length);
  expect(sum(cards.map((card) => card.customers))).toBe(workspace.dataset.rowCount);
  expect(sum(cards.map((card) => card.left))).toBe(workspace.dataset.rowCount - workspace.activeRows.length);
  expect(sum(cards.map((card) => card.share))).toBeCloseTo(1, 12);
  expect(sum(cards.map((card) => card.atRisk!.sum))).toBeCloseTo(total.atRisk!.sum, 6);
  expect(sum(cards.map((card) => card.clv!.sum))).toBeCloseTo(total.clv!.sum, 4);
  for (const card of cards.filter(({ customers }) => customers > 0)) expect(card.rate >= card.lower && card.rate <= card.upper).toBe(true);
}

describe('the bundled customers', () => {
  let workspace: Workspace;
  beforeAll(async () => { workspace = await bundledWorkspace(); }, 60_000);

  it('have segments that sum to the overview', () => {
    const view = segmentCards(workspace);
    expectTotals(workspace, view);
    expect(view.total.active).toBe(kpi(workspace, 'activeCustomers').numerator.value);
    expect(view.total.atRisk!.sum).toBeCloseTo(kpi(workspace, 'revenueAtRisk').value, 6);
    expect(view.total.clv!.average).toBeCloseTo(kpi(workspace, 'averageClv').value, 9);
    expect(view.cards.map(({ label, active }) => [label, active])).toEqual(segmentBreakdown(workspace).segments.map(({ label, count }) => [label, count]));
  });

  it('leave at the rate of predictions that had not seen them, like the model page', () => {
    const { heldOut } = workspace.model!;
    const predicted = Array.from(heldOut.forest.keys()).filter((row) => heldOut.forest[row]! >= workspace.assumptions.threshold);
    const [atRisk] = segmentCards(workspace).cards;
    expect(atRisk).toMatchObject({ throughModel: true, customers: predicted.length, left: predicted.filter((row) => workspace.churned[row] === 1).length });
    // Today's number is of the served predictions.
    expect(atRisk!.active).toBe(workspace.activeProbability!.filter((p) => p >= workspace.assumptions.threshold).length);
  });

  it('are told apart by more than what the rule says already', () => {
    const [atRisk, fresh, , loyal] = segmentCards(workspace).cards;
    expect(atRisk!.traits.length).toBeGreaterThan(0);
    // Tenure, and the total charges that come with it, are what these two are made of.
    for (const card of [fresh!, loyal!]) expect(card.traits.join()).not.toMatch(/Tenure|Total charges/);
  });

  it('lie in four quadrants, each in one', () => {
    const view = valueRiskMatrix(workspace);
    if ('absence' in view) expect.fail(view.absence);
    const { bins, quadrants, total, probabilityEdges, chargeEdges, cuts } = view;
    // 158 active rows of the file have fewer months than the shortest tenure that anybody left with.
    expect([view.tooNew, view.withoutCharge, total.customers]).toEqual([158, 0, workspace.activeRows.length - 158]);
    expect(sum(bins.map(({ customers }) => customers))).toBe(total.customers);
    expect(sum(quadrants.map(({ share }) => share))).toBeCloseTo(1, 12);
    // With those too new to place it is everybody's.
    const tooNew = customerTotals(workspace, { ...ALL_CUSTOMERS, filters: [readFilter(workspace, 'risk', ['too-new']).filter!] });
    expect(total.atRisk + tooNew.atRisk!).toBeCloseTo(kpi(workspace, 'revenueAtRisk').value, 6);
    expect(total.charge + tooNew.monthlyCharge!).toBeCloseTo(kpi(workspace, 'revenueAtRisk').denominator!.value, 6);
    expect(view.title).toContain(`of the ${formatMoneyRounded(kpi(workspace, 'revenueAtRisk').value, 'EUR')} of monthly revenue at risk`);
    // No bin lies in two quadrants, so the bins of each are its customers.
    for (const { highValue, leaving, customers } of quadrants) {
      const own = bins.filter((bin) => chargeEdges[bin.charge]! >= cuts.highValueFrom === highValue && probabilityEdges[bin.probability]! >= cuts.threshold === leaving);
      expect(sum(own.map((bin) => bin.customers))).toBe(customers);
    }
  });

  it('are compared by groups that do not depend on time, with the log-rank test', () => {
    expect(comparisonOptions(workspace).map(({ label }) => label)).toEqual(['Value', 'Contract', 'Payment method', 'Internet service']);
    const view = comparison(workspace, 'value');
    if ('absence' in view) expect.fail(view.absence);
    expect(view.groups.map(({ label }) => label)).toEqual(['Pay €70.53 a month or more', 'Pay less']);
    // A third of the 5,674 active, and 3,183 of all 8,000.
    expect(view.cut).toBe('The cut is the top third of the active customers by monthly charge. Of everybody in the file, who left included, 39.8% pay or paid as much.');
    expect(sum(view.groups.map(({ customers }) => customers))).toBe(workspace.dataset.rowCount);
    expect(view.sentence).toMatch(/^They differ by far more than chance: p < 0.001\. .* less than once in 1,000 files \(log-rank test, χ² = [\d.]+ on 1 degree of freedom\)\.$/);
    expect(view.withoutRules).toContain('"At risk", "New" and "Loyal" are made from how long');
  });
});

describe('learned groups', () => {
  it('have the same cards, and sum to everybody', async () => {
    const dataset = await gym();
    const learned = findClusters(dataset);
    if (!('clusters' in learned)) expect.fail(learned.absence.message);
    const workspace = deriveWorkspace({ dataset, assumptions: ASSUMPTIONS, model: null, learned });
    const view = clusterCards(workspace)!;
    expect(view.cards).toHaveLength(3);
    expect(view.weakness).toBeNull();
    expect(sum(view.cards.map(({ active }) => active))).toBe(workspace.activeRows.length);
    expect(view.cards.map(({ customers }) => customers)).toEqual(learned.clusters.clusters.map(({ count }) => count));
    expect(view.cards[0]).toMatchObject({ text: 'Stable: 1.00', query: { cluster: '1' }, atRisk: null });
    expect([partitionOptions(workspace)[1]!.name, comparisonOptions(workspace)[0]!.name]).toEqual(['cluster', 'cluster']);
    expect(comparison(workspace, 'cluster')).toMatchObject({ groups: [{ value: '1' }, { value: '2' }, { value: '3' }] });
    for (const { query, label, customers, left } of view.cards) {
      const { filter } = readFilter(workspace, 'cluster', [query.cluster!]);
      expect(filter!.label).toBe(`Learned group: ${label}`);
      expect(customersView(workspace, { ...ALL_CUSTOMERS, filters: [filter!] })).toMatchObject({ count: customers, left });
    }
  });

  it('cannot be asked for where there are none', async () => {
    expect(readFilter(await workspaceOf(MEMBERS), 'cluster', ['1']).problems).toEqual(['There is no learned group to filter by. Groups of customers have not been learned yet. Run "npm run train".']);
  });

  // Marks of Hennig (2007): 0.75 valid, 0.6 to 0.75 a pattern.
  it('say how stable they are', () => {
    expect([0.87, 0.75, 0.68, 0.52].map(stability)).toEqual(['Stable: 0.87', 'Stable: 0.75', 'Not quite stable: 0.68, read with care', 'Unstable: 0.52, read with care']);
  });

  // Kaufman & Rousseeuw (1990), table 4: 0.26 to 0.50 weak, 0.25 and less no substantial structure.
  it('say when they are hardly groups', () => expect([0.227, 0.25, 0.26].map(isWeak)).toEqual([true, true, false]));

  it('say in a sentence why they tell little', () => {
    const groups = (silhouette: number, ...jaccards: number[]) => ({ clusters: jaccards.map((jaccard) => ({ jaccard })), tried: [{ k: jaccards.length, silhouette }] });
    expect(weakness(groups(0.4, 0.9, 0.6), null)).toBeNull();
    expect(weakness(groups(0.227, 0.99, 0.99, 1), 'Internet service')).toBe('The 3 groups that were learned are almost the same as Internet service and weakly separated (silhouette 0.23)');
    expect(weakness(groups(0.4, 0.9, 0.5), null)).toBe('The 2 groups that were learned are not found again when customers are drawn anew (1 of 2)');
  });
});

describe('a file that lacks something is shown without it, and told what is missing', () => {
  it('charges', async () => {
    const workspace = await workspaceOf(MEMBERS, without('monthlyCharge'), 3);
    const { cards } = segmentCards(workspace);
    expect(cards[0]).toMatchObject({ charge: null, clv: null, atRisk: null });
    expect(valueRiskMatrix(workspace)).toEqual({ absence: 'The file has no column with what each customer pays a month, which would bring it.' });
    expect(missing(workspace)).toEqual(['The file has no column with what each customer pays a month, which would bring the average of it, the lifetime value and the revenue at risk.']);
    expect(comparisonOptions(workspace).map(({ name }) => name)).not.toContain('value');
  });

  it('tenure', async () => {
    const workspace = await workspaceOf(MEMBERS, without('tenure'), 3);
    expect(segmentCards(workspace).cards[0]).toMatchObject({ clv: null });
    expect(comparison(workspace)).toEqual({ absence: expect.stringContaining('a column with how many months each customer has stayed (tenure)') as string });
    expect(missing(workspace)).toEqual(['The file has no column with how many months each customer has stayed (tenure), which would bring the lifetime value.']);
  });

  it('dates, a model and learned groups', async () => {
    const workspace = await workspaceOf(MEMBERS);
    expect(heatMap(workspace)).toEqual({ absence: 'Test Gym does not say when customers left: a sign-up date and a leaving date for each would bring it.' });
    expect(valueRiskMatrix(workspace)).toEqual({ absence: expect.stringContaining('Run "npm run train".') as string });
    expect(clusterCards(workspace)).toBeNull();
    expect(segmentCards(workspace).title).toMatch(/is the largest segment/);
    expect(missing(workspace)).toHaveLength(1);
  });

  it('customers: three, none active, one charge of all', async () => {
    const files = [['A,1,20.50,Basic,No', 'B,30,,Basic,Yes', 'C,3,20.50,Basic,No'], ['A,1,20.50,Basic,Yes', 'B,30,,Basic,Yes'], ['A,0,0,Basic,No']];
    for (const rows of files) {
      const workspace = await workspaceOf(`${HEADER}\n${rows.join('\n')}\n`);
      expect(JSON.stringify(pageOf(workspace))).not.toMatch(/undefined/);
      const empty = segmentCards(workspace).cards.find(({ customers }) => customers === 0)!;
      expect(empty).toMatchObject({ active: 0, left: 0, traits: [], rate: NaN });
    }
  });
});
