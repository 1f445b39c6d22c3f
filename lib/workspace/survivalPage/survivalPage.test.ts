import { describe, expect, it } from 'vitest';
import { MEMBERS } from '@/lib/churn/model.fixture';
import { TELCO_AVAILABLE } from '@/lib/churn/training/telco.fixture';
import { telcoDataset } from '@/lib/churn/training/telcoDataset.fixture';
import { ASSUMPTIONS, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import type { Metric } from '@/lib/kpi/metric';
import { deriveWorkspace, type Workspace } from '@/lib/workspace/derive';
import { bundledWorkspace, NO_MODEL, workspaceOf } from '@/lib/workspace/workspace.fixture';
import { NEEDS_TENURE, survivalBy, survivalPage } from './survivalPage';

const metrics = (workspace: Workspace) => Object.fromEntries(survivalPage(workspace).cards.flatMap((card) => ('metric' in card ? [[card.metric.id, card.metric]] : []))) as Partial<Record<Metric['id'], Metric>>;
const without = (...roles: string[]) => (json: DictionaryJson) => { json.columns = json.columns.filter((column) => !roles.includes(column.role as string)); };
/** Nothing that a reader would see is a number that is none. */
const texts = (value: unknown) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'number' ? 0 : part));

describe.skipIf(!TELCO_AVAILABLE)(`telco${TELCO_AVAILABLE ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, () => {
  // Expected values: KNOWN_ANSWERS.md, "Kaplan–Meier on tenure" (R survfit, survdiff).
  it('prints the published numbers', async () => {
    const workspace = deriveWorkspace({ dataset: await telcoDataset(), assumptions: ASSUMPTIONS, model: null, modelProblem: NO_MODEL });
    const { survivalAt12, survivalAt24, medianSurvival, restrictedMean } = metrics(workspace);
    expect(survivalAt12!.value).toBeCloseTo(0.8431996, 6);
    expect(survivalAt12!.interval!.lower).toBeCloseTo(0.834441, 6);
    expect(survivalAt24!.value).toBeCloseTo(0.7887364, 6);
    expect(medianSurvival!.value).toBe(Infinity);
    expect(restrictedMean!.value).toBeCloseTo(54.49239, 5);
    const page = survivalPage(workspace);
    expect(page.curve!.title).toBe('84.3% of customers are still there after 12 months, 78.9% after 24');
    expect(page.options.map(({ name }) => name)).not.toContain('gender');
    expect(page.triangle).toContain('The file holds the customers of one day');
    const contract = survivalBy(workspace, 'Contract')!;
    const monthly = contract.groups[0]!;
    expect([monthly.customers, monthly.left, monthly.median]).toEqual([3875, 1655, { value: 35, lower: 32, upper: 38 }]);
    expect(monthly.points[12]!.survival).toBeCloseTo(0.7030966, 6);
    expect(Math.round(contract.test.chiSquare)).toBe(2353);
    expect(contract.test).toMatchObject({ degreesOfFreedom: 2, text: 'They differ by far more than chance: p < 0.001.' });
    expect(survivalBy(workspace, 'InternetService')!.test.chiSquare).toBeCloseTo(520.1206, 3);
  }, 20_000);
});

describe('the bundled file', async () => {
  const workspace = await bundledWorkspace();
  const page = survivalPage(workspace);

  it('agrees with itself: cards, curve, hazard and groups are of one count', () => {
    const { survivalAt12, annualHazard } = metrics(workspace);
    expect(page.curve!.points[12]!.survival).toBe(survivalAt12!.value);
    // Π (1 − hazard) is the curve; every hazard is shown as far as the curve is.
    const upTo12 = page.hazard!.months.filter(({ month }) => month <= 12).reduce((product, { hazard }) => product * (1 - hazard), 1);
    expect(upTo12).toBeCloseTo(survivalAt12!.value, 12);
    for (const { name } of page.options) {
      const { groups, leftOut } = survivalBy(workspace, name)!;
      expect(groups.reduce((sum, { customers }) => sum + customers, leftOut)).toBe(workspace.dataset.rowCount);
      expect(groups.length).toBeLessThanOrEqual(6);
    }
    // One card says per year what the others say per month: (1 − .0193)^12 and its like.
    const { numerator, denominator, value } = annualHazard!;
    expect(1 - (1 - numerator.value / denominator!.value) ** 12).toBe(value);
  });

  it('offers what does not grow with time, and says what it does not', () => {
    const labels = page.options.map(({ label }) => label);
    expect(labels.slice(0, 3)).toEqual(['Contract', 'Payment method', 'Internet service']);
    expect(labels).toContain('Monthly charge (value), in thirds');
    expect(page.notOffered).toMatchInlineSnapshot(`"Not offered: Tenure (adds up with time), Total charges (adds up with time), Late payments (nobody has more of them than months) and the rule segments that use such columns. Such columns say how long a customer has stayed, so the group of the highest has stayed by definition. Gender and Senior citizen are kept for fairness checks alone."`);
    expect(survivalBy(workspace, 'tenure')).toBeNull();
    expect(survivalBy(workspace, '__proto__')).toBeNull();
  });

  it('two groups are not called thirds', async () => {
    const two = await workspaceOf(MEMBERS.replaceAll(/^(M\d+,\d+),[^,]*,/gm, (_, start: string) => `${start},${Number(start.slice(1).split(',')[0]) % 10 ? 20 : 30},`));
    expect(survivalPage(two).options.map(({ label }) => label)).toContain('Fee (value), in two groups');
  });

  it('thirds share no value and are about thirds', () => {
    const { groups } = survivalBy(workspace, 'monthly_charges')!;
    for (const { customers } of groups) expect(customers / workspace.dataset.rowCount).toBeCloseTo(1 / 3, 2);
  });

  it('goes on beyond the observed without limits, and never upwards', () => {
    const { points, extrapolatedFrom } = page.curve!;
    const beyond = points.filter(({ month }) => month >= extrapolatedFrom!);
    expect(beyond).toHaveLength(24);
    expect(beyond.every(({ lower }) => Number.isNaN(lower))).toBe(true);
    points.slice(1).forEach(({ survival }, i) => expect(survival).toBeLessThanOrEqual(points[i]!.survival));
  });

  it('ratios: limits enclose them, the reference is named, and time is not among them', () => {
    if (typeof page.ratios === 'string') return expect.fail(page.ratios);
    const { rows, concordance } = page.ratios;
    expect(concordance).toBeGreaterThan(0.7);
    for (const { ratio, lower, upper } of rows) expect(lower < ratio && ratio < upper).toBe(true);
    expect(rows.find(({ label }) => label === 'Contract: Two year')).toMatchObject({ against: 'against Month-to-month' });
    expect(rows.map(({ label }) => label)).toContain('Support calls');
    expect(rows.some(({ label }) => /^(Tenure|Total|Late)/.test(label))).toBe(false);
    expect(page.ratios.title).toMatch(/^Contract: Two year goes with leaving about one \w+th as fast as Month-to-month \(1\/\d+ to 1\/\d+\), on average over tenure$/);
  });

  it('ratios that change with tenure lie around their average', () => {
    if (typeof page.ratios === 'string') return expect.fail(page.ratios);
    const { rows, changing } = page.ratios;
    expect(changing.map(({ label }) => label)).toEqual(['Contract: One year', 'Contract: Two year']);
    for (const { label, periods } of changing) {
      const { ratio } = rows.find((row) => row.label === label)!;
      const known = periods.flatMap((period) => period?.ratio ?? []);
      expect(known).toHaveLength(3);
      expect(Math.min(...known)).toBeLessThan(ratio);
      expect(Math.max(...known)).toBeGreaterThan(ratio);
    }
  });

  it('has no charges over time, so no revenue retention', () => {
    expect(page.revenue).toEqual(['Gross', 'Net'].map((kind) => ({ label: `${kind} revenue retention`, absence: 'Needs a column with what each customer paid a month at the start of the window.' })));
  });
});

describe('a file that lacks something', () => {
  it('tenure: says which column brings it', async () => {
    const page = survivalPage(await workspaceOf(MEMBERS, without('tenure')));
    expect(page).toMatchObject({ absence: NEEDS_TENURE, cards: [], curve: null, options: [], hazard: null });
    expect(texts(page)).not.toMatch(/NaN|undefined/);
  });

  it('dates: says that whoever left earlier may be missing', async () => {
    const page = survivalPage(await workspaceOf(MEMBERS));
    expect(page.rowsNote).toContain('whoever left earlier is missing if the file is a snapshot');
    expect(page.triangle).toContain('The file holds the customers of one day');
    expect(page.options).toEqual([{ name: 'plan', label: 'Plan' }, { name: 'fee', label: 'Fee (value), in thirds' }]);
  });

  it('customers: three are shown with what three can say', async () => {
    const workspace = await workspaceOf('id,months,fee,plan,left\na,1,10,Basic,Yes\nb,5,20,"Plus, with sauna",No\nc,14,30,Basic,No\n');
    const page = survivalPage(workspace);
    const { survivalAt12, medianSurvival } = metrics(workspace);
    // By hand: one of three leaves in month 1, nobody after.
    expect(survivalAt12!.value).toBeCloseTo(2 / 3, 12);
    expect(medianSurvival!.value).toBe(Infinity);
    expect(page.curve).toMatchObject({ extrapolatedFrom: null, caution: 'In every month fewer than 50 customers were watched: read the curve by its interval.' });
    expect([page.hazard, page.ratios]).toEqual([null, '1 departure is too few for 2 columns: the ratios would be noise. About 10 are needed.']);
    expect(survivalBy(workspace, 'plan')!.groups).toHaveLength(2);
    expect(texts([page, survivalBy(workspace, 'plan'), survivalBy(workspace, 'fee')])).not.toMatch(/NaN|undefined/);
  });

  it('departures: nobody left', async () => {
    const workspace = await workspaceOf(MEMBERS.replaceAll(/,Yes\n/g, ',No\n'));
    const page = survivalPage(workspace);
    expect(metrics(workspace).survivalAt12).toMatchObject({ value: 1, note: 'Nobody left by then, so there is no interval.' });
    expect(metrics(workspace).survivalAt12).not.toHaveProperty('interval');
    expect(page.curve!.title).toMatch(/^Nobody has left: all are still there after \d+ months$/);
    expect(page.hazard!.title).toMatch(/^Nobody left in the \d+ months that at least 50 customers reached$/);
    expect(page.ratios).toBe('Nobody left, so nothing goes with leaving sooner.');
    expect(survivalBy(workspace, 'plan')!.test.text).toContain('nothing to compare');
  });

  it('those who stayed: everybody left', async () => {
    const workspace = await workspaceOf(MEMBERS.replaceAll(/,No\n/g, ',Yes\n'));
    const page = survivalPage(workspace);
    expect(page.curve!.points.at(-1)!.survival).toBeLessThan(0.5);
    expect(Number.isFinite(metrics(workspace).medianSurvival!.value)).toBe(true);
    expect(texts([page, survivalBy(workspace, 'plan')])).not.toMatch(/NaN|undefined/);
  });

  it('differences: columns that are constant divide nobody and have no ratio', async () => {
    const workspace = await workspaceOf(MEMBERS.replaceAll(/^(M\d+,\d+),.*,(Yes|No)$/gm, '$1,20,Basic,$2'));
    const page = survivalPage(workspace);
    expect(page.options).toEqual([]);
    expect(page.ratios).toBe('No column of the file varies, those that grow with time aside, so there is nothing to compare.');
  });
});

it('is computed once for each loaded state', async () => {
  const workspace = await workspaceOf(MEMBERS);
  expect(survivalPage(workspace)).toBe(survivalPage(workspace));
  expect(survivalBy(workspace, 'plan')).toBe(survivalBy(workspace, 'plan'));
});
