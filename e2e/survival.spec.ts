import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { customers } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const figure = (page: Page, id: string) => page.locator(`figure[aria-labelledby=${id}-title]`);

/** The cells of a figure's table, opened, row by row. */
async function table(page: Page, id: string): Promise<string[][]> {
  const frame = figure(page, id);
  await frame.getByText('Show table').click();
  const rows = await frame.locator('details table tbody tr').all();
  return Promise.all(rows.map((row: Locator) => row.locator('th, td').allInnerTexts()));
}

test('the cards, the curve’s title and its table say the same', async ({ page }) => {
  await page.goto('/survival');
  await expect(page).toHaveTitle(/Survival/);
  const card = (id: string) => page.locator(`[data-metric=${id}]`).innerText();
  const [at12, at24] = [await card('survivalAt12'), await card('survivalAt24')];
  await expect(figure(page, 'survival').locator('#survival-title')).toHaveText(`${at12} of customers are still there after 12 months, ${at24} after 24`);
  const rows = await table(page, 'survival');
  expect(rows.find(([month]) => month === '12')![1]).toBe(at12);
  expect(rows.find(([month]) => month === '24')![1]).toBe(at24);
  expect(rows.at(-1)!.at(-1)).toBe('extrapolated');
});

test('at risk under the axis and in the table, departures in the file and in the hazard: one count', async ({ page }) => {
  await page.goto('/survival');
  const rows = await table(page, 'survival');
  await expect(figure(page, 'survival').getByText(rows.find(([month]) => month === '12')![3]!, { exact: true }).first()).toBeVisible();
  const left = (await table(page, 'hazard')).reduce((sum, [, , , count]) => sum + Number(count!.replace(',', '')), 0);
  // All but those who left in a month that fewer than 50 reached, or before it was complete.
  const gone = customers.filter((row) => row.churn === 'Yes').length;
  expect(left).toBeGreaterThan(gone * 0.99);
  expect(left).toBeLessThanOrEqual(gone);
  await expect(figure(page, 'hazard').locator('rect[data-month]')).toHaveCount(await figure(page, 'hazard').locator('details tbody tr').count());
});

test('groups cover everyone, lead to their customers, and the choice is part of the address', async ({ page }) => {
  await page.goto('/survival');
  const card = page.locator('#by');
  const groups = card.getByRole('region', { name: 'figures by group' }).locator('tbody tr');
  const counts = async () => (await groups.locator('td:nth-child(2)').allInnerTexts()).map((text) => Number(text.replace(',', '')));
  await expect(groups).toHaveCount(3);
  expect((await counts()).reduce((a, b) => a + b)).toBe(customers.length);
  await expect(card.locator('[data-log-rank]')).toContainText('They differ by far more than chance: p < 0.001.');
  await card.getByRole('combobox').selectOption({ label: 'Payment method' });
  await card.getByRole('button', { name: 'Show' }).click();
  await expect(groups).toHaveCount(4);
  await expect(page).toHaveURL(/\/survival\?by=payment_method/);
  await expect(figure(page, 'groups').locator('path[data-curve=observed]')).toHaveCount(4);
  await page.reload();
  await expect(card.getByRole('combobox')).toHaveValue('payment_method');
  const [first] = await counts();
  await groups.first().getByRole('link').click();
  await expect(page.locator('[data-summary=count]')).toHaveText(first!.toLocaleString('en-GB'));
  await page.goBack();
  await expect(groups).toHaveCount(4);
});

test('what grows with time or is protected is not offered, and nonsense is named', async ({ page }) => {
  await page.goto('/survival?by=tenure');
  await expect(page.getByRole('note')).toContainText('Customers are not divided by "tenure".');
  await expect(page.locator('#by')).toContainText('Not offered: Tenure (adds up with time), Total charges (adds up with time), Late payments (nobody has more of them than months) and the rule segments');
  await expect(page.locator('#by').getByRole('option', { name: 'Gender' })).toHaveCount(0);
});

test('what changes with tenure has its ratios by period, and what says the tenure has none', async ({ page }) => {
  await page.goto('/survival');
  const ratios = figure(page, 'ratios');
  await expect(ratios.locator('[data-periods] tbody tr')).toHaveCount(2);
  await expect(ratios.locator('[data-periods] thead')).toContainText('Months 7 to 24');
  await expect(ratios).toContainText('Late payments (nobody has more of them than months)');
});

test('every chart that the file’s rows limit says which rows it has', async ({ page }) => {
  await page.goto('/survival');
  await expect(page.locator('[data-rows-note]')).toHaveText(Array(5).fill(/active at some time between 1 Jan 2024 and 31 Dec 2025: who left before is not in it/));
  await page.goto('/data');
  await expect(page.getByText('who left before is not in it')).toBeVisible();
});

test('cohorts are those of the window, counted like the file', async ({ page }) => {
  await page.goto('/survival');
  const joined = customers.filter((row) => row.signup_date >= '2024-01-01' && row.signup_date < '2024-04-01');
  const left = joined.filter((row) => row.churn === 'Yes' && Number(row.tenure) <= 12).length;
  const row = figure(page, 'triangle').locator('table').first().getByRole('row').filter({ hasText: 'Q1 2024' });
  const cells = await row.locator('td').allInnerTexts();
  expect([cells[0], cells[4]]).toEqual([String(joined.length), `${((1 - left / joined.length) * 100).toFixed(1)}%`]);
  await expect(figure(page, 'triangle').locator('table').first().getByRole('row')).toHaveCount(9);
});

test('a chart takes the arrows: one tab stop, a tooltip that moves and goes', async ({ page }) => {
  await page.goto('/survival');
  const chart = figure(page, 'survival').getByRole('slider');
  await chart.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('PageUp');
  await expect(chart).toHaveAttribute('aria-valuetext', /After 12 months; All 54\.\d% \(/);
  await page.keyboard.press('Escape');
  await expect(figure(page, 'survival').locator('dl')).toHaveCount(0);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is complete: drawn curves, tables, choice', async ({ page }) => {
    await page.goto('/survival');
    await expect(page.locator('[data-metric]')).toHaveCount(5);
    await expect(figure(page, 'groups').locator('path[data-curve=observed]')).toHaveCount(3);
    for (const curve of await page.locator('path[data-curve]').all()) expect((await curve.getAttribute('d'))!.length).toBeGreaterThan(100);
    await page.getByRole('combobox', { name: 'Divide customers by' }).selectOption('tech_support');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/by=tech_support/);
    expect((await table(page, 'groups')).length).toBeGreaterThan(10);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('no accessibility violation, and nothing scrolls sideways on a phone', async ({ page }) => {
      test.slow();
      for (const path of ['/survival', '/survival?by=monthly_charges']) {
        await page.setViewportSize({ width: 390, height: 800 });
        await page.goto(path);
        await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        await page.setViewportSize({ width: 1280, height: 900 });
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
      }
    });
  });
}
