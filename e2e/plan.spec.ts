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
  const list = page.getByRole('region', { name: 'Call list' }).locator('tbody tr[data-row]');
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
  // Each line is rounded to cents.
  expect(Math.abs(sum('expected_value') - after)).toBeLessThanOrEqual(0.5 + 0.005 * contacted.length);
  expect(sum('expected_cost')).toBeLessThanOrEqual(2000 + 0.005 * contacted.length);
  expect(contacted.every((row) => row.offer_id !== '' && row.script !== '' && row.priority !== '' && row.reason !== '')).toBe(true);
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
  const list = page.getByRole('region', { name: 'Call list' }).locator('tbody tr[data-row]');
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
  await expect(page.getByRole('region', { name: 'Call list' }).locator('tbody tr[data-row]', { hasText: first })).toContainText(name);
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
  await page.goto('/plan?segment=whales&offer.X=gift&zzz=1');
  await expect(page.getByText('Part of the address was ignored')).toBeVisible();
  await expect(page.getByText('This page knows no “zzz”.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Call list' })).toBeVisible();
});

test('no plan is made of a budget that cannot be read, on the page, in the brief and in the file', async ({ page, request }) => {
  const said = '“5.000” could be 5,000 or 5: write 5000 or 5.';
  await page.goto('/plan?budget=5.000');
  await expect(page.getByRole('alert').filter({ hasText: 'No plan was made' })).toContainText(said);
  const budget = page.getByRole('textbox', { name: 'Budget' });
  await expect(budget).toHaveValue('5.000');
  await expect(budget).toHaveAttribute('aria-invalid', 'true');
  await expect(budget).toHaveAccessibleDescription(said);
  await expect(page.getByRole('region', { name: 'Call list' })).toBeHidden();
  await expect(figure(page, 'Expected cost')).toBeHidden();
  // Written as people do, it is a plan.
  await budget.fill('€5,000');
  await budget.press('Enter');
  await expect(figure(page, 'Expected cost')).toBeVisible();
  expect(numberIn(await figure(page, 'Expected cost').innerText())).toBeLessThanOrEqual(5000);
  await expect(budget).toHaveValue('5000');
  await page.goto('/plan/brief?days=many');
  await expect(page.getByRole('alert').filter({ hasText: 'No plan was made' })).toContainText('Working days: “many” is not a number');
  await expect(page.getByText('Whom to contact')).toBeHidden();
  const answer = await request.get('/plan/export?budget=5.000');
  expect(answer.status()).toBe(400);
  expect((await answer.json()).error.message).toBe(`No plan was made: Budget: ${said}`);
});

test('what the plan says of itself can be checked on the page', async ({ page }) => {
  await page.goto('/plan');
  const tiles = page.getByRole('region', { name: 'What the plan comes to' });
  const [, kept, margin, deducted] = /([€\d,]+) kept × ([\d.]+)% margin − ([€\d,]+) taken off/.exec(await tiles.innerText())!;
  const value = numberIn(await figure(page, 'Expected net value').innerText());
  expect(Math.abs((numberIn(kept!) * Number(margin)) / 100 - numberIn(deducted!) - value)).toBeLessThanOrEqual(2);
  await expect(tiles).toContainText('90% range');
  // The usual ways have the plan's money and no more.
  const cost = numberIn(await figure(page, 'Expected cost').innerText());
  const ways = await page.getByRole('region', { name: 'Ways to spend the budget' }).locator('tbody tr').allInnerTexts();
  expect(ways).toHaveLength(4);
  for (const way of ways) expect(numberIn(way.split('\t')[2]!)).toBeLessThanOrEqual(cost);
  await expect(page.locator('#usual-ways')).toContainText(`with the same ${await figure(page, 'Expected cost').innerText()}`);
  // Who brings little is left out in one step.
  await page.getByRole('link', { name: /^Leave out who brings/ }).click();
  await expect(page).toHaveURL(/min=/);
  expect(numberIn(await figure(page, 'Expected cost').innerText())).toBeLessThan(cost);
});

test('the brief is one page, on A4 and on Letter, and so small a plan says that its control group measures nothing', async ({ page }) => {
  for (const address of ['/plan/brief', '/plan/brief?budget=5000', '/plan/brief?budget=500']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'What to offer and what to say' })).toBeVisible();
    for (const format of ['A4', 'Letter'] as const) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g), `${address} on ${format}`).toHaveLength(1);
    }
  }
  await page.goto('/plan/brief?budget=300');
  await expect(page.getByText('too few to measure anything')).toBeVisible();
  await page.goto('/plan?budget=0');
  await expect(page.getByText('Nobody is contacted, so nobody is kept back')).toBeVisible();
});

test('who is kept back is not put into the plan by accident, and what cannot be given is named', async ({ page }) => {
  await page.goto('/plan');
  const control = (await exported(page)).find(({ arm }) => arm === 'control')!.customer_id!;
  await page.goto(`/customers/${control}`);
  await expect(page.getByText(`Kept back as control group in this week’s plan: do not contact ${control}.`)).toBeVisible();
  await expect(page.getByRole('link', { name: 'Put into the plan', exact: true })).toBeHidden();
  await page.getByText('Put into the plan all the same').click();
  await expect(page.getByText(`This takes ${control} out of the control group`)).toBeVisible();
  await page.getByRole('link', { name: 'Take out of the control group and contact' }).click();
  await expect(page).toHaveURL(new RegExp(`offer.${control}=`));
  await expect(page.getByRole('group', { name: 'Changed by hand' })).toContainText(control);
  await page.goto(`/plan?offer.${control}=pigeon`);
  await expect(page.getByText(`There is no offer "pigeon" for ${control}.`)).toBeVisible();
  await expect(page.getByRole('group', { name: 'Changed by hand' })).toBeHidden();
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
    await expect(page.getByRole('region', { name: 'Call list' }).locator('tbody tr[data-row]')).toHaveCount(50);
    await expect(page.locator('figure[aria-labelledby=plan-curve-title] path').first()).toBeAttached();
    await page.getByRole('textbox', { name: 'Budget' }).fill('500');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page).toHaveURL(/budget=500/);
    expect(numberIn(await figure(page, 'Expected cost').innerText())).toBeLessThanOrEqual(500);
    await page.getByRole('textbox', { name: 'Budget' }).fill('abc');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No plan was made');
    await expect(page.getByRole('textbox', { name: 'Budget' })).toHaveValue('abc');
  });
});

test('fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/plan?budget=3000');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // What has no column stands below its row, and nothing of a row is cut off.
  const list = page.getByRole('region', { name: 'Call list' });
  await expect(list.locator('tbody tr').nth(1)).toContainText(/Leaves \d+%.*Lifetime value €.*Costs €/s);
  expect(await list.evaluate((region) => region.scrollWidth - region.clientWidth)).toBeLessThanOrEqual(1);
  await page.goto('/plan/brief?budget=3000');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const print = page.getByRole('button', { name: 'Print' });
  expect((await print.boundingBox())!.height).toBeLessThan(60);
});
