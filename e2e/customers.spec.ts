import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { customers } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const PER_PAGE = 50;
const thousands = (count: number) => count.toLocaleString('en-GB');
const rows = (page: Page) => page.getByRole('table', { name: 'Customers' }).locator('tbody tr').filter({ has: page.locator('[data-row-link]') });
const ids = (page: Page) => rows(page).locator('th a').allInnerTexts();
const column = async (page: Page, name: string) => {
  const headers = await page.getByRole('table', { name: 'Customers' }).locator('thead th').allInnerTexts();
  return rows(page).locator(`:scope > :nth-child(${headers.findIndex((header) => header.startsWith(name)) + 1})`).allInnerTexts();
};
const money = (text: string) => Number(text.replaceAll(/[€,]/g, ''));
const summary = (page: Page, id: string) => page.locator(`[data-summary=${id}]`);
const menu = (page: Page, name: string) => page.locator('summary').filter({ hasText: name }).first();

const newTwoYear = customers.filter((row) => row.contract === 'Two year' && Number(row.tenure) <= 24);
const contracts = ['Month-to-month', 'One year', 'Two year'].map((contract) => customers.filter((row) => row.contract === contract));

test('the pages of a filtered list hold exactly the customers of the file, and their sums add up', async ({ page }) => {
  const found: string[] = [];
  const sums = { 'Monthly charge': 0, CLV: 0, 'Revenue at risk': 0 };
  await page.goto('/customers?contract=Two+year&tenure=..24&status=active');
  const totals = await Promise.all(['charge', 'clv', 'at-risk'].map(async (id) => money(await summary(page, id).innerText())));
  for (;;) {
    found.push(...(await ids(page)));
    for (const name of ['Monthly charge', 'CLV', 'Revenue at risk'] as const) for (const cell of await column(page, name)) sums[name] += cell === '—' ? 0 : money(cell);
    const next = page.getByRole('link', { name: 'Next' });
    if ((await next.count()) === 0) break;
    const [first] = await ids(page);
    await next.click();
    await expect(rows(page).first().locator('th a')).not.toHaveText(first!);
  }
  expect(found.toSorted()).toEqual(newTwoYear.filter((row) => row.churn === 'No').map((row) => row.customer_id));
  // Each of them was rounded to a cent (lifetime values to a euro), and the sum to a euro.
  const unit = { 'Monthly charge': 0.005, CLV: 0.5, 'Revenue at risk': 0.005 };
  (['Monthly charge', 'CLV', 'Revenue at risk'] as const).forEach((name, i) => expect(Math.abs(sums[name] - totals[i]!), name).toBeLessThan(0.5 + unit[name] * found.length));
});

test('a status lists its part, which the head counts; who left puts nothing at risk', async ({ page }) => {
  const gone = newTwoYear.filter((row) => row.churn === 'Yes');
  await page.goto('/customers?contract=Two+year&tenure=..24');
  await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: `Left ${gone.length}` }).click();
  await expect(page).toHaveURL(/status=left/);
  await expect(summary(page, 'count')).toHaveText(thousands(gone.length));
  await expect(summary(page, 'at-risk')).toHaveCount(0);
  await expect(page.getByText('Tenure stops when a customer leaves, so this share is no rate of leaving')).toBeVisible();
  await expect(summary(page, 'rate')).toHaveText(`${((gone.length / newTwoYear.length) * 100).toFixed(1)}%`);
  expect(await rows(page).count()).toBe(Math.min(PER_PAGE, gone.length));
  for (const id of await ids(page)) expect(gone.map((row) => row.customer_id)).toContain(id);
  await expect(rows(page).first()).toContainText(/Left \d{1,2} [A-Z][a-z]{2} \d{4}/);
});

test('filters apply at once; the address is the view: reload and Back reproduce it', async ({ page }) => {
  await page.goto('/customers');
  await menu(page, 'Contract').click();
  for (const group of contracts) await expect(page.getByRole('checkbox', { name: `${group[0]!.contract} ${thousands(group.length)}`, exact: true })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Two year' }).check();
  await expect(page).toHaveURL('/customers?contract=Two+year');
  await page.getByRole('checkbox', { name: 'One year' }).check();
  await expect(page).toHaveURL('/customers?contract=One+year,Two+year');
  await expect(summary(page, 'count')).toHaveText(thousands(contracts[1]!.length + contracts[2]!.length));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('checkbox', { name: 'One year' })).toBeHidden();
  await expect(menu(page, 'Contract')).toBeFocused();
  await page.getByRole('link', { name: 'Next' }).click();
  await expect(page.getByText('51–100 of')).toBeVisible();
  const second = await ids(page);
  await page.reload();
  expect(await ids(page)).toEqual(second);
  await page.getByRole('link', { name: 'Remove Contract: One year' }).click();
  await expect(page).toHaveURL('/customers?contract=Two+year');
  await menu(page, 'Contract').click();
  await expect(page.getByRole('checkbox', { name: 'One year' })).not.toBeChecked();
  await page.goBack();
  await expect(page.getByText('51–100 of')).toBeVisible();
  expect(await ids(page)).toEqual(second);
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await expect(summary(page, 'count')).toHaveText(thousands(customers.length));
});

test('a range is typed into two fields and becomes one condition', async ({ page }) => {
  await page.goto('/customers');
  await menu(page, 'More filters').click();
  await expect(page.getByRole('textbox', { name: 'Tenure, at most' })).toHaveAttribute('placeholder', String(Math.max(...customers.map((row) => Number(row.tenure)))));
  await page.getByRole('textbox', { name: 'Tenure, at least' }).fill('3');
  await page.getByRole('textbox', { name: 'Tenure, at most' }).fill('6');
  await expect(page).toHaveURL('/customers?tenure=3..6');
  await expect(page.getByRole('textbox', { name: 'Tenure, at most' })).toBeFocused();
  await expect(summary(page, 'count')).toHaveText(thousands(customers.filter((row) => Number(row.tenure) >= 3 && Number(row.tenure) <= 6).length));
  await page.getByRole('textbox', { name: 'Tenure, at most' }).fill('six');
  await expect(page.getByRole('note')).toContainText('"six" is not a number');
});

test('bands split the active customers, who are listed by what the filter says', async ({ page }) => {
  let count = 0;
  for (const band of ['safe', 'low', 'medium', 'high', 'too-new']) {
    await page.goto(`/customers?risk=${band}`);
    count += money(await summary(page, 'count').innerText());
    for (const cell of await column(page, 'Risk')) expect(cell.toLowerCase()).toContain(band.replace('-', ' '));
    await expect(summary(page, 'rate')).toHaveCount(0);
  }
  expect(count).toBe(customers.filter((row) => row.churn === 'No').length);
});

test('headers sort by any column and say so', async ({ page }) => {
  await page.goto('/customers?status=active');
  const header = (name: string) => page.getByRole('columnheader', { name, exact: true });
  await header('Tenure').getByRole('link').click();
  await expect(header('Tenure')).toHaveAttribute('aria-sort', 'descending');
  const months = (await column(page, 'Tenure')).map((text) => Number.parseInt(text));
  expect(months).toEqual(customers.filter((row) => row.churn === 'No').map((row) => Number(row.tenure)).sort((a, b) => b - a).slice(0, PER_PAGE));
  await header('Tenure').getByRole('link').click();
  await expect(header('Tenure')).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL('/customers?status=active&sort=tenure');
  await header('Customer').getByRole('link').click();
  await expect(page).toHaveURL(/sort=id/);
  await expect(header('Customer')).toHaveAttribute('aria-sort', 'ascending');
  const active = customers.filter((row) => row.churn === 'No').map((row) => row.customer_id);
  expect(await ids(page)).toEqual(active.toSorted().slice(0, PER_PAGE));
  for (const name of ['Risk (looks back)', 'Segment', 'Contract', 'Monthly charge', 'CLV', 'Revenue at risk']) {
    await header(name).getByRole('link').click();
    await expect(header(name)).toHaveAttribute('aria-sort', /ending/);
  }
  await page.getByRole('link', { name: 'Most at risk first' }).click();
  await expect(page).toHaveURL('/customers?status=active');
});

test('an ID is found by how it begins, and opened by Enter when it is whole', async ({ page, allowErrors }) => {
  const id = customers[41]!.customer_id;
  const prefix = id.slice(0, -2);
  await page.goto('/customers?sort=id');
  const search = page.getByRole('textbox', { name: 'Customer ID' });
  await search.pressSequentially(prefix.toLowerCase(), { delay: 30 });
  await expect(page).toHaveURL(`/customers?id=${prefix.toLowerCase()}&sort=id`);
  await expect(search).toBeFocused();
  const matching = customers.map((row) => row.customer_id).filter((other) => other.startsWith(prefix));
  await expect(summary(page, 'count')).toHaveText(String(matching.length));
  expect(await ids(page)).toEqual(matching.toSorted().slice(0, PER_PAGE));
  // Wherever the customer's page says nothing to the test, its address does.
  allowErrors('404');
  await search.fill(id);
  await search.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/customers/${id}`));
});

test('an ID is found by its digits, and the chip says so', async ({ page }) => {
  const id = customers[41]!.customer_id;
  const digits = id.replace(/\D/g, '');
  await page.goto(`/customers?id=${digits}`);
  await expect(summary(page, 'count')).toHaveText('1');
  expect(await ids(page)).toEqual([id]);
  await expect(page.getByRole('link', { name: `Remove ID contains “${digits}”` })).toBeVisible();
});

test('the counts beside the choices are those of the list', async ({ page }) => {
  await page.goto('/customers?status=left&tenure=..24');
  await menu(page, 'Contract').click();
  for (const group of contracts) {
    const counted = group.filter((row) => row.churn === 'Yes' && Number(row.tenure) <= 24).length;
    await expect(page.getByRole('checkbox', { name: `${group[0]!.contract} ${thousands(counted)}`, exact: true })).toBeVisible();
  }
});

test('the chance to leave in the months ahead has a column, a filter and an order', async ({ page }) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.goto('/customers?leaving=0.5..&sort=-leaving');
  await expect(page.getByRole('columnheader', { name: 'Leaves in 12 months', exact: true })).toHaveAttribute('aria-sort', 'descending');
  const chances = (await column(page, 'Leaves in 12 months')).map((text) => Number.parseInt(text.replace(/[<>≈]/, '')));
  expect(chances.length).toBeGreaterThan(0);
  expect(chances).toEqual(chances.toSorted((a, b) => b - a));
  for (const chance of chances) expect(chance).toBeGreaterThanOrEqual(50);
  await expect(page.getByRole('link', { name: 'Remove Leaves in 12 months: 50% or more' })).toBeVisible();
});

test('nonsense is named and the rest still shown', async ({ page }) => {
  await page.goto('/customers?contract=Three+year&gender=Male&size=XL&tenure=6..3&risk=dire&status=asleep&page=zero&page=2&sort=gender');
  await expect(page.getByRole('note')).toHaveText(/Contract has no value "Three year"\..*kept for fairness checks alone.*There is no filter "size"\..*got "6\.\.3"\..*Risk has no value "dire"\..*There is no status "asleep".*cannot be sorted by "gender"\..*There is no page "zero"\./);
  await expect(summary(page, 'count')).toHaveText(thousands(customers.length));
  await page.goto('/customers?page=99999');
  await expect(page.getByRole('note')).toContainText(`There are ${Math.ceil(customers.length / PER_PAGE)} pages; this is the last.`);
});

test('an empty list says why and has one way on', async ({ page }) => {
  await page.goto('/customers?contract=One+year,Two+year&id=nobody');
  await expect(page.getByText('No customer matches ID begins with “nobody” and Contract: One year or Two year.')).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole('region', { name: 'List' }).getByRole('link', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/customers');
});

test('the download is the list, in its order, and says why', async ({ page }) => {
  await page.goto('/customers?contract=Two+year&tenure=..24&sort=-monthly_charges');
  const listed = await ids(page);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: `Download ${thousands(newTwoYear.length)} as CSV` }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('customers-2025-12-31.csv');
  const records = parse<Record<string, string>>(await readFile(await file.path(), 'utf8'), { columns: true });
  expect(records.map((record) => record.customer_id).slice(0, PER_PAGE)).toEqual(listed);
  expect(records.map((record) => record.customer_id).toSorted()).toEqual(newTwoYear.map((row) => row.customer_id));
  const original = new Map(customers.map((row) => [row.customer_id, row]));
  // A number is written as short as it can be: 2341.1 for 2341.10.
  const read = (cell: string) => (cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell));
  for (const record of records) for (const [name, cell] of Object.entries(original.get(record.customer_id!)!)) expect(read(record[name]!), name).toBe(read(cell));
  expect(records.some((record) => record.reason_1 !== '')).toBe(true);
  // The reasons of the list and of the file are the same, beside what the list has columns for.
  const active = new Map(records.filter((record) => record.status === 'active').map((record) => [record.customer_id, record]));
  const reasons = await column(page, 'Main reasons');
  await expect(page.getByRole('columnheader', { name: /^Main reasons/ })).toHaveText('Main reasons beside contract, tenure and monthly charge');
  for (const [i, id] of listed.entries()) {
    const record = active.get(id);
    if (record) expect(reasons[i]!.toLowerCase(), id).toBe([record.reason_1, record.reason_2].filter(Boolean).join(', ').toLowerCase() || '—');
  }
});

test('back from a customer their row has the focus and is in sight, as after a reload', async ({ page }) => {
  await page.goto('/customers?sort=id');
  const id = (await ids(page))[40]!;
  const link = page.getByRole('link', { name: id, exact: true });
  const expectReturned = async () => {
    await expect(link).toBeFocused();
    await expect(rows(page).nth(40)).toBeInViewport({ ratio: 1 });
  };
  const thereAndBack = async () => {
    await link.click();
    await page.getByRole('link', { name: /Back to the list/ }).click();
    await page.waitForURL(/customers\?/);
  };
  await thereAndBack();
  await expect(page).toHaveURL(`/customers?sort=id#c-${encodeURIComponent(id)}`);
  await expectReturned();
  await page.reload();
  await expectReturned();
  await thereAndBack();
  await expectReturned();
});

test('a customer of the list leads to their page and takes the list along', async ({ page }) => {
  await page.goto('/customers?contract=Two+year&sort=tenure');
  const link = rows(page).first().locator('[data-row-link]');
  await expect(link).toHaveAttribute('href', `/customers/${(await ids(page))[0]}?from=${encodeURIComponent('contract=Two+year&sort=tenure')}`);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('filtered, sorted, with the filters open, the page has no accessibility violation', async ({ page }) => {
      await page.goto('/customers?risk=high,medium&usage_gb=none,100..&segment=new,at-risk&sort=-clv');
      for (const name of ['Risk', 'More filters']) {
        await menu(page, name).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the filters are a form, status, order and pages are links', async ({ page }) => {
    await page.goto('/customers?sort=-tenure');
    await menu(page, 'Contract').click();
    await page.getByRole('checkbox', { name: 'Two year' }).check();
    await page.getByRole('checkbox', { name: 'One year' }).check();
    await menu(page, 'More filters').click();
    await page.getByRole('textbox', { name: 'Tenure, at least' }).fill('3');
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/customers?contract=One+year,Two+year&tenure=3..&sort=-tenure');
    await page.getByRole('navigation', { name: 'Status' }).getByRole('link', { name: /^Active/ }).click();
    await page.getByRole('link', { name: 'Next' }).click();
    await expect(page).toHaveURL('/customers?contract=One+year,Two+year&tenure=3..&status=active&sort=-tenure&page=2');
    await expect(rows(page)).toHaveCount(PER_PAGE);
  });
});
