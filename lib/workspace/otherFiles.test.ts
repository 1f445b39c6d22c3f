import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { ASSUMPTIONS, datasetFolder, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { deriveWorkspace } from './derive';
import { groupChurn } from './groups';
import { kpiCards } from './kpiCards';
import { overview } from './overview';
import { saveList } from './saveList';
import { tenureChurn } from './tenureChurn';
import { NO_MODEL, workspaceOf } from './workspace.fixture';

const TELCO = path.resolve('../shared/data/telco-customer-churn.csv');
const without = (...roles: string[]) => (json: DictionaryJson) => { json.columns = json.columns.filter((column) => !roles.includes(column.role as string)); };

describe.skipIf(!existsSync(TELCO))(`telco${existsSync(TELCO) ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, () => {
  // Expected values: KNOWN_ANSWERS.md, "telco: facts" and "Kaplan–Meier on tenure" (R survfit).
  it('shows churn by tenure instead of by month, with the published numbers', async () => {
    const folder = await datasetFolder({ customers: null, dictionary: readFileSync('data/dictionaries/ibm-telco.json') });
    copyFileSync(TELCO, path.join(folder, 'customers.csv'));
    const { dataset } = await readDataset(folder);
    const workspace = deriveWorkspace({ dataset, assumptions: ASSUMPTIONS, model: null, modelProblem: NO_MODEL });
    const view = overview(workspace, 'month', 'Contract');
    const [churn, retention, active] = view.cards.slice(0, 3).map((card) => ('metric' in card ? card.metric : expect.fail(card.absence)));
    expect(churn!.value).toBeCloseTo(0.2654, 4);
    expect(retention!.value).toBe(1 - 1869 / 7043);
    expect(active!.value).toBe(7043 - 1869);
    expect(churn!.series).toEqual([]);
    expect(view.trend).toBeNull();
    expect(view.trendAbsence).toMatchInlineSnapshot(`"There is no January–December chart: IBM Telco says who left but not when. A sign-up date and a leaving date for each customer would bring it. Until then, this is churn by tenure."`);
    const { survival, bands } = tenureChurn(workspace)!;
    expect([6, 12, 24, 36, 48, 60, 72].map((month) => survival[month]!.share.toFixed(7))).toEqual(['0.8848262', '0.8431996', '0.7887364', '0.7485454', '0.7088402', '0.6644039', '0.5927902']);
    expect(survival[12]!.lower).toBeCloseTo(0.834441, 6);
    expect(bands.reduce((sum, band) => sum + band.count, 0)).toBe(7043);
    expect(bands.reduce((sum, band) => sum + band.lost, 0)).toBe(1869);
    expect(view.groups!.groups.map(({ label, count }) => [label, count])).toEqual([['Month-to-month', 3875], ['One year', 1473], ['Two year', 1695]]);
    expect(view.groups!.groups[0]!.lost).toBe(1655);
  }, 20_000);
});

describe('a file that lacks something is shown without it, and told what is missing', () => {
  it('dates', async () => {
    const workspace = await workspaceOf(MEMBERS, () => {}, 3);
    const view = overview(workspace, 'year');
    expect(view.periodLabel).toBeNull();
    expect(view.trendAbsence).toMatchInlineSnapshot(`"There is no January–December chart: Test Gym says who left but not when. A sign-up date and a leaving date for each customer would bring it. Until then, this is churn by tenure."`);
    expect(view.tenure!.title).toMatchInlineSnapshot(`"72.0% of customers with 0–6 months left"`);
    const metrics = view.cards.map((card) => ('metric' in card ? card.metric : expect.fail(card.absence)));
    expect(new Set(metrics.map((metric) => metric.comparisonAbsence))).toEqual(new Set(['No change over time: the file has no dates.']));
    expect(metrics[0]!.note).toMatchInlineSnapshot(`"The file says who left but not when, so this is the share of its customers who left, not a rate per month or year."`);
    expect(metrics[4]!.value).toBeCloseTo(saveList(workspace, Infinity)!.reduce((sum, entry) => sum + entry.atRisk, 0), 9);
    expect(JSON.stringify(view)).not.toMatch(/NaN|undefined/);
  });

  it('tenure', async () => {
    const view = overview(await workspaceOf(MEMBERS, without('tenure'), 3), 'month');
    expect(view.tenure).toBeNull();
    expect(view.cards[3]).toMatchInlineSnapshot(`
      {
        "absence": "Needs columns with how many months each customer has stayed (tenure) and with what each customer pays a month.",
        "label": "Average CLV",
      }
    `);
    expect(view.segments.segments.map((segment) => segment.id)).toEqual(['at-risk', 'high-value', 'core']);
    expect(view.saveList!.entries[0]!.tenure).toBeNull();
  });

  it('charges', async () => {
    const view = overview(await workspaceOf(MEMBERS, without('monthlyCharge'), 3), 'month');
    expect(view.cards.slice(3)).toMatchInlineSnapshot(`
      [
        {
          "absence": "Needs columns with how many months each customer has stayed (tenure) and with what each customer pays a month.",
          "label": "Average CLV",
        },
        {
          "absence": "Needs a column with what each customer pays a month.",
          "label": "Monthly revenue at risk",
        },
      ]
    `);
    expect(view.saveList).toBeNull();
    expect(view.segments.segments.map((segment) => segment.id)).toEqual(['at-risk', 'new', 'loyal', 'core']);
  });

  it('columns to group by', async () => {
    const workspace = await workspaceOf(MEMBERS, without('segmentation'), 3);
    expect(overview(workspace, 'month', 'plan').groups).toBeNull();
    expect(groupChurn(workspace, null)).toBeNull();
  });

  it('a model', async () => {
    const view = overview(await workspaceOf(MEMBERS), 'month');
    expect([view.drivers, view.saveList]).toEqual([null, null]);
    expect(view.modelProblem).toEqual(NO_MODEL);
    expect(view.cards[4]).toMatchInlineSnapshot(`
      {
        "absence": "There is no trained model for this dataset: card.json is absent. Run "npm run train".",
        "label": "Monthly revenue at risk",
      }
    `);
    expect(view.segments.title).toMatchInlineSnapshot(`"Loyal is the largest segment: 65 of 126 active customers"`);
    expect(view.segments.segments.map((segment) => segment.id)).toEqual(['new', 'high-value', 'loyal', 'core']);
    expect(view.segments.segments.reduce((sum, segment) => sum + segment.count, 0)).toBe(view.segments.total);
    for (const segment of view.segments.segments) expect(segment.meanProbability).toBeNull();
  });

  it('everything but ids and outcomes', async () => {
    const workspace = await workspaceOf('id,left\na,No\nb,Yes\nc,No\n', (json) => { json.columns = json.columns.filter((column) => ['id', 'churn'].includes(column.role as string)); });
    const view = overview(workspace, 'month');
    expect(view.cards.map((card) => ('metric' in card ? card.metric.value : 'absent'))).toEqual([1 / 3, 2 / 3, 2, 'absent', 'absent']);
    expect(view.segments.segments.map(({ id, count }) => [id, count])).toEqual([['core', 2]]);
  });

  it('anyone who stayed, or anyone who left', async () => {
    for (const left of ['Yes', 'No']) {
      const view = overview(await workspaceOf(MEMBERS.replaceAll(/,(Yes|No)\n/g, `,${left}\n`)), 'month');
      const [churn] = view.cards.map((card) => ('metric' in card ? card.metric : null));
      expect(churn!.value).toBe(left === 'Yes' ? 1 : 0);
      expect(view.segments.total).toBe(left === 'Yes' ? 0 : 200);
    }
  });
});

it('a group of missing values is named, and groups still sum to all', async () => {
  const workspace = await workspaceOf('id,months,fee,plan,left\na,1,1,,No\nb,2,2,Basic,Yes\nc,3,3,Basic,No\n', (json) => { json.columns[3]!.nullable = true; });
  expect(groupChurn(workspace, null)!.groups.map(({ label, count, lost }) => [label, count, lost])).toEqual([['Basic', 2, 1], ['Not known', 1, 0]]);
});

it('a missing charge puts nothing at risk and has no lifetime value, but its customer counts', async () => {
  const workspace = await workspaceOf(MEMBERS, () => {}, 3);
  const list = saveList(workspace, Infinity)!;
  const blanks = MEMBERS.split('\n').filter((line) => /^M\d+,\d+,,.*No$/.test(line)).length;
  expect(list).toHaveLength(workspace.activeRows.length - blanks);
  for (const card of kpiCards(workspace, 'month')) expect('metric' in card && Number.isFinite(card.metric.value)).toBe(true);
});
