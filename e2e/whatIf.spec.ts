import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expect, test } from './fixtures/test';

/** Somebody whom the answer is Yes for, with the largest expected loss that the list puts first. */
async function atRisk(page: Page): Promise<string> {
  const response = await page.request.get('/customers/export?status=active&risk=high,medium&sort=-probability');
  const rows: Record<string, string>[] = parse(await response.text(), { columns: true, bom: true });
  return Object.values(rows[0]!)[0]!;
}
const compared = (page: Page) => page.locator('[data-before-after]');
const typed = (page: Page, name: string) => page.getByRole('textbox', { name });
const slider = (page: Page, name: string) => page.getByRole('slider', { name });

test('slider and typed input move together, the answer follows, and reset brings the record back', async ({ page }) => {
  const id = await atRisk(page);
  await page.goto(`/predict?id=${id}`);
  const record = await typed(page, 'Tenure').inputValue();
  await expect(slider(page, 'Tenure')).toHaveValue(record);
  await expect(compared(page)).toHaveCount(0);

  await slider(page, 'Tenure').fill('60');
  await expect(typed(page, 'Tenure')).toHaveValue('60');
  await expect(compared(page)).toContainText(/Probability \(looks back\)\s*\d+% → <?\d+% \(−\d+ pp, better\)/);
  // What the offer's value comes from, which looks ahead.
  await expect(compared(page)).toContainText(/Leaves within 12 months\s*\d+% → <?\d+% \([−+]?[\w ]+/);
  await expect(compared(page)).toContainText(/Lifetime value\s*€[\d,]+ → €[\d,]+/);
  await expect(compared(page)).toContainText(/Best offer, expected\s*€[\d.,]+ → €[\d.,]+/);
  await expect(slider(page, 'Tenure')).toHaveAttribute('aria-valuetext', '60 months');

  await typed(page, 'Tenure').fill('24');
  await expect(slider(page, 'Tenure')).toHaveValue('24');
  await slider(page, 'Tenure').focus();
  await page.keyboard.press('ArrowRight');
  await expect(typed(page, 'Tenure')).toHaveValue('25');

  // Beyond the slider, within what can be true: said beside the field and by the answer.
  await typed(page, 'Tenure').fill('500');
  await expect(page.locator('[data-flag]').filter({ hasText: 'Tenure 500 lies outside' })).toBeVisible();
  await expect(page.locator('[aria-live] li').filter({ hasText: 'Tenure 500 lies outside' })).toBeVisible();

  await page.getByRole('button', { name: "Reset Tenure to the record's value" }).click();
  await expect(typed(page, 'Tenure')).toHaveValue(record);
  await expect(compared(page)).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Contract' }).selectOption('Two year');
  await typed(page, 'Support calls').fill('0');
  await page.getByRole('link', { name: 'Reset all' }).click();
  await expect(page.getByText(`${id}, as on record`)).toBeVisible();
  await expect(page.getByText('edited', { exact: true })).toHaveCount(0);
});

test('a change that would keep a customer can be tried, and gives what it said, on the page as in the API', async ({ page, request }) => {
  const id = await atRisk(page);
  await page.goto(`/predict?id=${id}`);
  const first = page.locator('[data-keep]').first();
  const printed = await first.locator('[data-keep-probability]').innerText();
  const columns = (await first.getAttribute('data-keep'))!.split(' ');
  await expect(page.getByText('The model’s response, not a promise.')).toBeVisible();
  const address = (await first.getByRole('link', { name: 'Try it' }).getAttribute('href'))!;
  await first.getByRole('link', { name: 'Try it' }).click();
  await expect(compared(page)).toContainText(printed);
  await expect(first.getByText('In the form')).toBeVisible();
  await expect(page.getByText('edited', { exact: true })).toHaveCount(columns.length);

  const record = (await (await request.get(`/api/v1/customers/${id}`)).json()) as { features: Record<string, unknown> };
  const query = new URL(address, 'http://x').searchParams;
  const features = { ...record.features, ...Object.fromEntries(columns.map((name) => [name, query.get(`feature.${name}`)])) };
  const answer = (await (await request.post('/api/v1/predict', { data: { features } })).json()) as { probability: number; churn: string };
  expect(answer.churn).toBe('No');
  expect(printed).toContain(`→ ${Math.round(answer.probability * 100)}%`);
  // The link that the button is leads to the same.
  await page.goto(address);
  await expect(compared(page)).toContainText(printed);
});

test('requests that edits overtake are called off, and the last answer stands', async ({ page }) => {
  await page.goto(`/predict?id=${await atRisk(page)}`);
  let answered = 0;
  const called: string[] = [];
  page.on('requestfailed', (request) => void (request.url().endsWith('/api/what-if') && called.push(request.failure()!.errorText)));
  await page.route('**/api/what-if', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 400));
    answered++;
    await route.continue().catch(() => undefined);
  });
  for (const months of ['10', '20', '30', '40']) {
    await typed(page, 'Tenure').fill(months);
    await page.waitForTimeout(150);
  }
  await expect(compared(page)).toBeVisible();
  expect(called.length).toBeGreaterThanOrEqual(2);
  expect(called.every((text) => text === 'net::ERR_ABORTED')).toBe(true);
  expect(answered).toBeGreaterThan(0);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
});

test('the panel of the overview says what to do in a line, with the offers folded away', async ({ page }) => {
  const id = await atRisk(page);
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(id);
  await page.keyboard.press('Enter');
  const advice = page.locator('[data-advice]');
  await expect(advice).toHaveText(/: \+€[\d.,]+ expected$|^Do nothing/);
  await expect(page.locator('[data-offer]').first()).toBeHidden();
  await page.getByText('Offers, by expected value').click();
  await expect(page.getByText('Do nothing', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: `What would keep ${id}?` }).click();
  await expect(page).toHaveURL(`/predict?id=${id}#keep`);
  await expect(page.getByRole('heading', { name: `What would keep ${id}?` })).toBeVisible();
});

test('no accessibility violations with edits in view, in either theme, and on a phone nothing runs over', async ({ page }) => {
  test.slow();
  const id = await atRisk(page);
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(`/predict?id=${id}`);
      await typed(page, 'Tenure').fill('500');
      await expect(compared(page)).toBeVisible();
      await page.locator('details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id: rule, nodes }) => [rule, nodes.map(({ target }) => target)])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
  const box = (await slider(page, 'Tenure').boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(44);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a change is tried by its link, and the typed input is what a form sends', async ({ page }) => {
    const id = await atRisk(page);
    await page.goto(`/predict?id=${id}`);
    const printed = await page.locator('[data-keep-probability]').first().innerText();
    await page.getByRole('link', { name: 'Try it' }).first().click();
    await expect(compared(page)).toContainText(printed);
    await page.getByRole('link', { name: 'Reset all' }).click();
    await expect(page.getByText(`${id}, as on record`)).toBeVisible();
    await expect(page.locator('input[type=range][name]')).toHaveCount(0);
    await typed(page, 'Tenure').fill('60');
    await page.getByRole('button', { name: 'Predict churn' }).click();
    await expect(compared(page)).toBeVisible();
    await expect(typed(page, 'Tenure')).toHaveValue('60');
  });
});
