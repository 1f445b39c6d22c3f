import AxeBuilder from '@axe-core/playwright';
import { parse } from 'csv-parse/sync';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';

const figure = (page: Page, name: string) => page.locator(`[data-plan="${name}"]`);
const numberIn = (text: string) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));

/** The rows of the file that the page exports. */
async function exported(page: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export CSV' }).click()]);
  return parse(await readFile(await download.path(), 'utf8'), { columns: true, bom: true });
}

test('from an empty start to next week’s call list, another budget, and a file that adds up', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Plan' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Contact');
  const list = page.getByRole('region', { name: 'Call list' }).locator('tbody tr');
  await expect(list).toHaveCount(50);
  const before = numberIn(await figure(page, 'Expected net value').innerText());

  await page.getByRole('textbox', { name: 'Budget' }).fill('2000');
  await expect(page).toHaveURL(/budget=2000/);
  await expect.poll(async () => numberIn(await figure(page, 'Expected cost').innerText())).toBeLessThanOrEqual(2000);
  const after = numberIn(await figure(page, 'Expected net value').innerText());
  expect(after).toBeLessThan(before);

  const rows = await exported(page);
  const contacted = rows.filter((row) => row.arm === 'treatment');
  expect(contacted).toHaveLength(numberIn(await figure(page, 'To contact').innerText()));
  const sum = (column: string) => contacted.reduce((total, row) => total + Number(row[column]), 0);
  expect(Math.round(sum('expected_value'))).toBe(after);
  expect(sum('expected_cost')).toBeLessThanOrEqual(2000.01);
  expect(contacted.every((row) => row.offer_id !== '' && row.script !== '' && row.priority !== '')).toBe(true);
  // Nobody of the control group gets an offer by accident.
  const control = rows.filter((row) => row.arm === 'control');
  expect(control.length).toBeGreaterThan(0);
  expect(control.every((row) => row.offer_id === '' && row.script === '')).toBe(true);
  expect(new Set(rows.map((row) => row.customer_id)).size).toBe(rows.length);

  // Each line can be defended: the customer's page weighs the same offer at the same value.
  const [first] = contacted;
  await list.first().getByRole('link', { name: first!.customer_id }).click();
  const offer = page.locator(`[data-offer="${first!.offer_id}"]`).first();
  await expect(offer.locator('[data-offer-value]')).toHaveText(`+€${Number(first!.expected_value).toFixed(2)}`);
});

test('the address reproduces the plan, and a customer is left out and put back', async ({ page }) => {
  await page.goto('/plan?budget=1500&control=20&days=3');
  const list = page.getByRole('region', { name: 'Call list' }).locator('tbody tr');
  const first = await list.first().getByRole('link').first().innerText();
  const count = await figure(page, 'To contact').innerText();
  await page.reload();
  await expect(figure(page, 'To contact')).toHaveText(count);
  await list.first().getByText('Change').click();
  await list.first().getByRole('link', { name: 'Leave out' }).click();
  await expect(page).toHaveURL(new RegExp(`without=${first}`));
  await expect(list.first().getByRole('link').first()).not.toHaveText(first);
  await page.getByRole('link', { name: `Undo: ${first} left out` }).click();
  await expect(page).not.toHaveURL(/without=/);
  await expect(list.first().getByRole('link').first()).toHaveText(first);
  // Another offer, by hand.
  await list.first().getByText('Change').click();
  const other = list.first().locator('details li').nth(1).getByRole('link');
  const name = (await other.innerText()).replace(/ \(.*/, '');
  await other.click();
  await expect(page.getByRole('region', { name: 'Call list' }).locator('tbody tr', { hasText: first })).toContainText(name);
  await expect(page).toHaveURL(/offer\./);
  await page.goBack();
  await expect(page).not.toHaveURL(/offer\./);
  await expect(page.getByText('Changed by hand')).toBeHidden();
});

test('nothing to spend, nobody fits, nonsense in the address: the page stays usable', async ({ page }) => {
  await page.goto('/plan?budget=0');
  await expect(figure(page, 'Expected cost')).toHaveText('€0');
  await page.goto('/plan?min=1000000');
  await expect(page.getByText('doing nothing is best')).toBeVisible();
  await page.getByRole('link', { name: 'Start from the usual settings' }).click();
  await expect(page.getByRole('region', { name: 'Call list' })).toBeVisible();
  await page.goto('/plan?budget=-5&segment=whales&offer.X=gift');
  await expect(page.getByText('Part of the address was ignored')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Call list' })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violations, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    for (const address of ['/plan?budget=3000', '/plan/brief?budget=3000']) {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the plan, its curve and its form are there', async ({ page }) => {
    await page.goto('/plan?budget=3000');
    await expect(page.getByRole('region', { name: 'Call list' }).locator('tbody tr')).toHaveCount(50);
    await expect(page.locator('figure[aria-labelledby=plan-curve-title] path').first()).toBeAttached();
    await page.getByRole('textbox', { name: 'Budget' }).fill('500');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page).toHaveURL(/budget=500/);
    expect(numberIn(await figure(page, 'Expected cost').innerText())).toBeLessThanOrEqual(500);
  });
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/plan?budget=3000');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
