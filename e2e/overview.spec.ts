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
    await expect(card).toContainText(/(▲|▼) [\d.]+( pp|%), (better|worse) than .+ in Nov 2025(; within chance)?|Unchanged from Nov 2025/);
    await expect(card.locator('polyline')).toHaveCount(1);
  }
});

test('falling churn reads "better"', async ({ page }) => {
  await page.goto('/?period=year');
  const [now, before] = [recountChurn('2025-01-01', SNAPSHOT_END), recountChurn('2024-01-01', '2025-01-01')];
  expect(now.lost / now.activeAtStart).toBeLessThan(before.lost / before.activeAtStart);
  await expect(page.locator('section:has([data-metric=churnRate])')).toContainText(/▼ [\d.]+ pp, better/);
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
  await page.goto('/?period=year');
  await page.getByRole('link', { name: 'Show 50' }).click();
  await expect(page.getByRole('region', { name: 'Save list' }).locator('tbody tr')).toHaveCount(50);
  await expect(page).toHaveURL('/?period=year&list=50');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download these as CSV' }).click()]);
  expect(download.suggestedFilename()).toBe('save-list.csv');
});

test('the save list leads to its working list, and its customers follow each other', async ({ page }) => {
  await page.goto('/');
  const ids = await page.getByRole('region', { name: 'Save list' }).locator('tbody th').allInnerTexts();
  await page.getByRole('region', { name: 'Save list' }).getByRole('link', { name: ids[0]! }).click();
  await page.locator('a[rel=next]').first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ids[1]!);
  await page.goto('/');
  const link = page.getByRole('link', { name: /^Save now: / });
  const text = await link.innerText();
  await link.click();
  await expect(page).toHaveURL('/customers?quadrant=save-now');
  await expect(page.locator('[data-summary=count]')).toHaveText(/[\d,]+/.exec(text)![0]);
});

test('from the save list one click leads to the customer and the answer', async ({ page }) => {
  await page.goto('/');
  const first = page.getByRole('region', { name: 'Save list' }).locator('tbody tr').first();
  const id = await first.getByRole('link').innerText();
  const badge = await first.locator('td').first().innerText();
  await first.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/customers/${id}\\?from=`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  await expect(page.getByText(badge.trim()).first()).toBeVisible();
});
