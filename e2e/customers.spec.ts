import type { Page } from '@playwright/test';
import { customers } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const PER_PAGE = 50;
const thousands = (count: number) => count.toLocaleString('en-GB');
const rows = (page: Page) => page.getByRole('region', { name: 'Customers' }).locator('tbody tr');
const ids = (page: Page) => rows(page).locator('th').allInnerTexts();
const money = (text: string) => Number(text.replaceAll(/[€,]/g, ''));

const newTwoYear = customers.filter((row) => row.contract === 'Two year' && Number(row.tenure) <= 24);

test('the pages of a filtered list hold exactly the customers of the file, and their risk adds up', async ({ page }) => {
  const found: string[] = [];
  let atRisk = 0;
  await page.goto('/customers?contract=Two+year&tenure=..24');
  const sum = money(await page.locator('[data-summary=at-risk]').innerText());
  for (;;) {
    found.push(...(await ids(page)));
    for (const cell of await rows(page).locator('td:last-child').allInnerTexts()) atRisk += cell === '—' ? 0 : money(cell);
    const next = page.getByRole('link', { name: 'Next' });
    if ((await next.count()) === 0) break;
    const [first] = await ids(page);
    await next.click();
    await expect(rows(page).first().locator('th')).not.toHaveText(first!);
  }
  expect(found.toSorted()).toEqual(newTwoYear.map((row) => row.customer_id));
  // Each of them was rounded to a cent, and the sum to a euro.
  expect(Math.abs(atRisk - sum)).toBeLessThan(0.5 + 0.005 * found.length);
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`of ${thousands(newTwoYear.length)}`);
});

test('a status lists its part; the counts above stay those of the filters', async ({ page }) => {
  const gone = newTwoYear.filter((row) => row.churn === 'Yes');
  await page.goto('/customers?contract=Two+year&tenure=..24');
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: `Left ${gone.length}` }).click();
  await expect(page).toHaveURL(/status=left/);
  await expect(page.locator('[data-summary=count]')).toHaveText(thousands(newTwoYear.length));
  await expect(page.locator('[data-summary=rate]')).toHaveText(`${((gone.length / newTwoYear.length) * 100).toFixed(1)}%`);
  expect(await rows(page).count()).toBe(Math.min(PER_PAGE, gone.length));
  for (const id of await ids(page)) expect(gone.map((row) => row.customer_id)).toContain(id);
  await expect(rows(page).first()).toContainText(/Left \d{1,2} [A-Z][a-z]{2} \d{4}/);
});

test('the address is the view: filters, pages, reload and Back reproduce it', async ({ page }) => {
  await page.goto('/customers');
  await page.getByText('Filter by a feature').click();
  await page.locator('dl').getByRole('link', { name: /^Two year/ }).click();
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('Contract: Two year');
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(page.getByText('51–100 of')).toBeVisible();
  const second = await ids(page);
  await page.reload();
  expect(await ids(page)).toEqual(second);
  await page.getByRole('link', { name: 'Remove Contract: Two year' }).click();
  await expect(page).toHaveURL('/customers');
  await expect(page.locator('[data-summary=count]')).toHaveText(thousands(customers.length));
  await page.goBack();
  await expect(page.getByText('51–100 of')).toBeVisible();
  expect(await ids(page)).toEqual(second);
});

test('nonsense is named and the rest still shown', async ({ page }) => {
  await page.goto('/customers?contract=Three+year&gender=Male&size=XL&tenure=6..3&status=asleep&page=zero&page=2');
  await expect(page.getByRole('note')).toHaveText(/Contract has no value "Three year"\..*kept for fairness checks alone.*There is no filter "size"\..*got "6\.\.3"\..*There is no status "asleep".*There is no page "zero"\./);
  await expect(page.locator('[data-summary=count]')).toHaveText(thousands(customers.length));
  await page.goto('/customers?page=99999');
  await expect(page.getByRole('note')).toContainText(`There are ${Math.ceil(customers.length / PER_PAGE)} pages; this is the last.`);
});

test('an empty list says why and has one way on', async ({ page }) => {
  await page.goto('/customers?contract=One+year&contract=Two+year');
  await expect(page.getByText('No customer matches Contract: One year and Contract: Two year.')).toBeVisible();
  await page.getByRole('region', { name: 'List' }).getByRole('link', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/customers');
});

test('a customer of the list leads to the answer', async ({ page }) => {
  await page.goto('/customers');
  const [id] = await ids(page);
  await rows(page).first().getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`/predict\\?id=${id}`));
  await expect(page.getByText(`${id}, as on record`)).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a phone, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
    test('the bar at the bottom leads everywhere', async ({ page }) => {
      await page.goto('/customers');
      const bar = page.getByRole('navigation', { name: 'Screens' });
      await bar.getByRole('link', { name: 'Drivers' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('What moves churn');
      await expect(bar.getByRole('link', { name: 'Data' })).toBeHidden();
      await bar.getByRole('button', { name: 'More' }).click();
      await bar.getByRole('link', { name: 'Data' }).click();
      await expect(page).toHaveURL('/data');
      await expect(bar.getByRole('link', { name: 'Data' })).toBeHidden();
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('filters, status and pages are links', async ({ page }) => {
    await page.goto('/customers');
    await page.getByText('Filter by a feature').click();
    await page.locator('dl').getByRole('link', { name: /^Two year/ }).click();
    await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: /^Active/ }).click();
    await page.getByRole('link', { name: 'Next' }).click();
    const url = new URL(page.url());
    expect(Object.fromEntries(url.searchParams)).toEqual({ contract: 'Two year', status: 'active', page: '2' });
    await expect(rows(page)).toHaveCount(PER_PAGE);
  });
});
