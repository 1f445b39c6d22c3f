import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { customers } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const count = (text: string) => Number(text.replaceAll('−', '-').replaceAll(/[^\d.-]/g, ''));
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const LOST = /Monthly revenue that has left, by/;
const NOT_RECEIVED = /Revenue not received, by/;
const scenario = (page: Page, figure: string) => page.locator(`#scenario [data-scenario=${figure}]`);

/** The cells of a table, row by row, the first one the group's name; without its column of ranges. */
const cells = (page: Page, name: RegExp) =>
  page.getByRole('region', { name }).locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!.trim()).slice(0, 7)));

async function expectSums(page: Page, name: RegExp): Promise<number[]> {
  const rows = await cells(page, name);
  const groups = rows.slice(0, -1).map((row) => row.slice(1).map(count));
  const total = rows.at(-1)!.slice(1).map(count);
  expect(rows.at(-1)![0]).toBe('All customers');
  expect(groups.length).toBeGreaterThan(1);
  total.forEach((value, column) => expect(sum(groups.map((group) => group[column]!))).toBe(value));
  return total;
}

test('losses add up however they are divided, and agree with the headline and the bridge', async ({ page }) => {
  await page.goto('/revenue');
  const active = customers.filter((row) => row.churn === 'No');
  const revenue = Math.round(sum(active.map((row) => Number(row.monthly_charges))));
  for (const by of ['Segment', 'Risk band', 'Contract']) {
    const links = page.getByRole('navigation', { name: 'Losses by' });
    await links.getByRole('link', { name: by }).click();
    await expect(links.locator('[aria-current]')).toHaveText(by);
    const lost = await expectSums(page, LOST);
    const missed = await expectSums(page, NOT_RECEIVED);
    expect(lost.slice(0, 2)).toEqual([active.length, revenue]);
    const tiles = async (figure: string) => (await page.locator(`[data-horizon] [data-figure=${figure}]`).allInnerTexts()).map(count);
    expect(await tiles('lost')).toEqual(lost.slice(2));
    expect(await tiles('not-received')).toEqual(missed.slice(2));
    await page.locator('#bridge').getByText('Show table').click();
    const steps = await page.locator('#bridge tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!)));
    expect(count(steps[0]![3]!)).toBe(revenue);
    expect(count(steps.at(-1)![3]!)).toBe(revenue - lost[5]!);
    expect(sum(steps.map((step) => count(step[1]!)))).toBe(-lost[5]!);
    await page.goto(page.url().replace(/#.*/, ''));
  }
});

test('a group leads to its customers', async ({ page }) => {
  await page.goto('/revenue?by=risk');
  const [, number] = (await cells(page, LOST)).find(([label]) => label === 'High')!;
  await page.getByRole('region', { name: LOST }).getByRole('link', { name: 'High' }).click();
  await expect(page).toHaveURL('/customers?risk=high&status=active');
  await expect(page.locator('[data-summary=count]')).toHaveText(number!);
});

test('what is retained follows the slider and the number, the address keeps it, and the division stays', async ({ page }) => {
  await page.goto('/revenue?by=contract');
  const base = count((await scenario(page, 'revenue').locator('xpath=following-sibling::*').innerText()).split('expected')[0]!);
  const kept = count(await scenario(page, 'kept').innerText());
  expect(kept).toBeGreaterThan(0);
  await page.getByRole('slider', { name: 'Share to retain' }).fill('20');
  await expect(scenario(page, 'title')).toContainText('If 20% of their departures do not happen');
  expect(Math.abs(count(await scenario(page, 'kept').innerText()) - 2 * kept)).toBeLessThanOrEqual(2);
  await expect(page).toHaveURL('/revenue?by=contract&retain=20');
  await page.getByRole('spinbutton', { name: 'Retain' }).fill('0');
  await expect(scenario(page, 'revenue')).toHaveText(`€${base.toLocaleString('en-GB')}`);
  await expect(page).toHaveURL('/revenue?by=contract&retain=0');
  await page.getByRole('spinbutton', { name: 'Retain' }).fill('70');
  await expect(page.locator('#scenario').getByRole('status')).toContainText('from 0 to 50');
  await page.reload();
  await expect(page.getByRole('spinbutton', { name: 'Retain' })).toHaveValue('0');
  await page.getByRole('navigation', { name: 'Losses by' }).getByRole('link', { name: 'Payment method' }).click();
  await expect(page).toHaveURL('/revenue?by=payment_method&retain=0#where');
});

test('what an address cannot ask for is named and ignored', async ({ page }) => {
  await page.goto('/revenue?by=%3Cscript%3E&retain=99');
  await expect(page.getByRole('note').first()).toContainText('Losses are not divided by “<script>”.');
  await expect(page.getByRole('note').first()).toContainText('“99” is no share to retain');
  await expect(page.getByRole('spinbutton', { name: 'Retain' })).toHaveValue('10');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('nothing on the page shuts anybody out, and it does not scroll sideways', async ({ page }) => {
      await page.goto('/revenue?by=risk');
      await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page is complete, and the form shows another share', async ({ page }) => {
    await page.goto('/revenue?by=contract');
    await expectSums(page, LOST);
    const kept = count(await scenario(page, 'kept').innerText());
    await expect(page.getByRole('slider')).toBeHidden();
    await page.getByRole('spinbutton', { name: 'Retain' }).fill('30');
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL('/revenue?by=contract&retain=30#scenario');
    expect(Math.abs(count(await scenario(page, 'kept').innerText()) - 3 * kept)).toBeLessThanOrEqual(3);
  });
});
