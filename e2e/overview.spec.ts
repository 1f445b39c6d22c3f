import type { Page } from '@playwright/test';
import { customers, recountChurn } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const PERIODS = [
  { kind: 'month', label: 'Dec 2025', from: '2025-12-01' },
  { kind: 'quarter', label: 'Q4 2025', from: '2025-10-01' },
  { kind: 'year', label: '2025', from: '2025-01-01' },
];
const SNAPSHOT_END = '2026-01-01';
const active = customers.filter((row) => row.churn === 'No').length;

const metric = (page: Page, id: string) => page.locator(`[data-metric=${id}]`);
const count = (text: string) => Number(text.replaceAll(',', ''));

/** The cells of a chart's table, opened as a reader does. */
async function chartTable(page: Page, id: string): Promise<string[][]> {
  const figure = page.locator(`figure[aria-labelledby="${id}-title"]`);
  await figure.getByText('Show table').click();
  return figure.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

/** The overview once this week's plan is ready, which takes some seconds from the start of the server. */
async function openWithPlan(page: Page, address = '/') {
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByRole('link', { name: 'Open the plan' })).toBeVisible({ timeout: 2000 });
  }).toPass({ timeout: 60_000 });
}

for (const { kind, label, from } of PERIODS) {
  test(`the cards of a ${kind} are those of the file, and churn and retention sum to 100.0%`, async ({ page }) => {
    await page.goto(`/?period=${kind}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Overview, ${label}`);
    const { activeAtStart, lost } = recountChurn(from, SNAPSHOT_END);
    const churn = await metric(page, 'churnRate').innerText();
    expect(churn).toBe(`${((lost / activeAtStart) * 100).toFixed(1)}%`);
    const retention = await metric(page, 'retentionRate').innerText();
    expect((Number.parseFloat(churn) + Number.parseFloat(retention)).toFixed(1)).toBe('100.0');
    await expect(metric(page, 'activeCustomers')).toHaveText(active.toLocaleString('en-GB'));

    await page.getByRole('button', { name: 'How it is computed' }).first().click();
    const formula = page.getByRole('dialog', { name: 'Churn rate' });
    await expect(formula).toContainText(lost.toLocaleString('en-GB'));
    await expect(formula).toContainText(activeAtStart.toLocaleString('en-GB'));
    await page.keyboard.press('Escape');
    await expect(formula).toBeHidden();
  });
}

test('every one of the five cards has a comparison in words and a course', async ({ page }) => {
  await page.goto('/');
  const cards = page.locator('section:has([data-metric])');
  await expect(cards).toHaveCount(5);
  for (const card of await cards.all()) {
    await expect(card).toContainText(/(up|down) [\d.]+( pp|%), (better|worse) than .+ in Nov 2025(; within chance)?|Unchanged from Nov 2025/);
    await expect(card.locator('polyline')).toHaveCount(1);
  }
});

test('falling churn reads "better"', async ({ page }) => {
  await page.goto('/?period=year');
  const [now, before] = [recountChurn('2025-01-01', SNAPSHOT_END), recountChurn('2024-01-01', '2025-01-01')];
  expect(now.lost / now.activeAtStart).toBeLessThan(before.lost / before.activeAtStart);
  await expect(page.locator('section:has([data-metric=churnRate])')).toContainText(/down [\d.]+ pp, better/);
});

test('the trend covers January to December of both years and each month is the file’s', async ({ page }) => {
  await page.goto('/');
  const rows = await chartTable(page, 'churn-trend');
  expect(rows.map((row) => row[0])).toEqual(['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']);
  const start = (year: number, month: number) => `${month > 12 ? year + 1 : year}-${String(month > 12 ? month - 12 : month).padStart(2, '0')}-01`;
  for (const [i, row] of rows.entries()) {
    for (const [year, lostAt] of [[2025, 2], [2024, 5]] as const) {
      const { activeAtStart, lost } = recountChurn(start(year, i + 1), start(year, i + 2));
      expect([count(row[lostAt]!), count(row[lostAt + 1]!)]).toEqual([lost, activeAtStart]);
    }
  }
});

test('segments sum to the active customers, and groups to the churn card, by every column', async ({ page }) => {
  await page.goto('/?period=quarter');
  const segments = await chartTable(page, 'segments');
  expect(segments.reduce((sum, row) => sum + count(row[2]!), 0)).toBe(active);
  const shares = segments.reduce((sum, row) => sum + Number.parseFloat(row[3]!), 0);
  expect(Math.abs(shares - 100)).toBeLessThanOrEqual(0.25);

  const { activeAtStart, lost } = recountChurn('2025-10-01', SNAPSHOT_END);
  for (const name of ['Contract', 'Payment method', 'Internet service']) {
    await page.getByRole('navigation', { name: 'Group customers by' }).getByRole('link', { name }).click();
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'true');
    await page.reload();
    const groups = await chartTable(page, 'groups');
    expect(groups.reduce((sum, row) => sum + count(row[1]!), 0)).toBe(lost);
    expect(groups.reduce((sum, row) => sum + count(row[2]!), 0)).toBe(activeAtStart);
  }
});

test('the address is the view: links, reload and Back reproduce it, nonsense is named', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Quarter' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, Q4 2025');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, Q4 2025');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, Dec 2025');
  await page.goto('/?period=decade&by=%3Cscript%3E');
  await expect(page.getByRole('note')).toContainText('There is no period "decade": choose month, quarter or year. There is no grouping by "<script>".');
});

test('a chart takes the arrows: one tab stop, a tooltip that moves and goes', async ({ page }) => {
  await page.goto('/');
  const chart = page.locator('figure[aria-labelledby="churn-trend-title"] svg.recharts-surface').first();
  await chart.focus();
  await page.keyboard.press('ArrowRight');
  const tooltip = page.locator('figure[aria-labelledby="churn-trend-title"] dl');
  await expect(tooltip).toContainText('Feb 2025');
  await page.keyboard.press('ArrowRight');
  await expect(tooltip).toContainText('Mar 2025');
});

test('a chart’s table can be taken away as CSV', async ({ page }) => {
  await page.goto('/');
  const figure = page.locator('figure[aria-labelledby="churn-trend-title"]');
  await figure.getByText('Show table').click();
  const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('link', { name: 'Download CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('churn-trend.csv');
});

test('the save list grows to fifty, keeps the other choices, and can be taken away', async ({ page }) => {
  await openWithPlan(page, '/?period=year');
  await page.getByRole('link', { name: 'Show 50' }).click();
  await expect(page.getByRole('region', { name: 'Save list' }).locator('tbody tr')).toHaveCount(50);
  await expect(page).toHaveURL('/?period=year&list=50');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download these as CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('save-list.csv');
});

test('the save list is the head of the plan: the same customers, offers and money, and it leads there', async ({ page }) => {
  await openWithPlan(page);
  const list = page.getByRole('region', { name: 'Save list' });
  const rows = await list.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
  expect(rows).toHaveLength(8);
  const title = await page.locator('#save-list-title').innerText();
  const [own, all] = [...title.matchAll(/€[\d,]+/g)].map(([amount]) => count(amount.slice(1)));
  const values = rows.map((cells) => Number(cells[5]!.replace(/[^\d.]/g, '')));
  expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - own!)).toBeLessThanOrEqual(0.55);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  await expect(page.locator('[data-week-plan="Expected net value"]')).toHaveText(`€${all!.toLocaleString('en-GB')}`);
  await page.getByRole('link', { name: 'Open the plan' }).click();
  await expect(page).toHaveURL('/plan');
  await expect(page.locator('[data-plan="Expected net value"]')).toHaveText(`€${all!.toLocaleString('en-GB')}`);
  const called = page.getByRole('region', { name: 'Call list' }).locator('tbody tr[data-row]');
  for (const [i, cells] of rows.entries()) {
    const planned = called.nth(i);
    await expect(planned.locator('th')).toHaveText(cells[0]!);
    // The offer, its reason and what it is expected to bring.
    await expect(planned).toContainText(cells[3]!.split('\n')[0]!);
    await expect(planned).toContainText(cells[4]!);
    await expect(planned).toContainText(cells[5]!);
    await expect(planned).not.toContainText('Kept back');
  }
});

test('the list to work through is one click away, with as many customers as it says', async ({ page }) => {
  await page.goto('/');
  const link = page.getByRole('link', { name: /^Save now: / });
  const text = await link.innerText();
  await link.click();
  await expect(page).toHaveURL('/customers?quadrant=save-now');
  await expect(page.locator('[data-summary=count]')).toHaveText(/[\d,]+/.exec(text)![0]);
});

test('from the save list one click leads to the customer, the answer, and the reason for the call', async ({ page }) => {
  await openWithPlan(page);
  const first = page.getByRole('region', { name: 'Save list' }).locator('tbody tr').first();
  const [id, leaves, badge, offer, reason] = await first.locator('th, td').allInnerTexts();
  await first.getByRole('link').click();
  await expect(page).toHaveURL(`/customers/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id!);
  await expect(page.getByText(badge!.trim()).first()).toBeVisible();
  await expect(page.locator('[data-looking-ahead]').first()).toContainText(`Looking ahead: ${leaves}`);
  await expect(page.locator('main')).toContainText(offer!.split('\n')[0]!);
  // "Late payments 2", "No tech support", "Month-to-month contract": the label stands in the chart, by itself.
  const labels = await page.getByRole('figure', { name: /the average customer/ }).getByRole('listitem').locator('span.font-medium').allInnerTexts();
  expect(labels.some((label) => reason!.toLowerCase().includes(label.toLowerCase())), `${reason} in ${labels.join(', ')}`).toBe(true);
});
