import type { Locator, Page } from '@playwright/test';
import { customers, type CustomerRow } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const thousands = (count: number) => count.toLocaleString('en-GB');
const percent = (rows: CustomerRow[]) => `${((rows.filter((row) => row.churn === 'Yes').length / rows.length) * 100).toFixed(1)}%`;

const groups = (page: Page) => page.getByRole('region', { name: 'Whom this concerns' }).getByRole('listitem');

/** From a group to its customers, who are `rows` and as many as the group said, with the same share that left and the same interval. */
async function follow(page: Page, group: Locator, rows: CustomerRow[], chip: string): Promise<void> {
  const interval = /\(([\d.]+% to [\d.]+%)\)/.exec(await group.innerText())![1]!;
  await expect(group).toContainText(`${percent(rows)} left`);
  const active = rows.filter((row) => row.churn === 'No').length;
  await group.getByRole('link', { name: `View these ${thousands(rows.length)} customers (${active === 0 ? 'none' : thousands(active)} active)` }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers');
  await expect(page.getByRole('list', { name: 'Filters' }).getByRole('link')).toHaveText([`Remove ${chip}`, 'Clear filters']);
  await expect(page.locator('[data-summary=count]')).toHaveText(thousands(rows.length));
  await expect(page.locator('[data-summary=rate]')).toHaveText(percent(rows));
  // What stops when a customer leaves makes no rate of leaving, so it has no interval either.
  await expect(page.getByText(chip.startsWith('Tenure') ? 'so this share is no rate of leaving' : `95% interval ${interval}`)).toBeVisible();
}

test('from each contract one click leads to exactly its customers', async ({ page }) => {
  for (const contract of ['Month-to-month', 'One year', 'Two year']) {
    await page.goto('/drivers?feature=contract');
    await follow(page, groups(page).filter({ hasText: contract }), customers.filter((row) => row.contract === contract), `Contract: ${contract}`);
    const url = new URL(page.url());
    expect([url.pathname, ...url.searchParams]).toEqual(['/customers', ['contract', contract]]);
  }
});

test('a second link lists those of a group who can still be kept', async ({ page }) => {
  const active = customers.filter((row) => row.contract === 'Two year' && row.churn === 'No');
  await page.goto('/drivers?feature=contract');
  await groups(page).filter({ hasText: 'Two year' }).getByRole('link', { name: 'Active only' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toContainText(`of ${thousands(active.length)}`);
  expect([...new URL(page.url()).searchParams]).toEqual([['contract', 'Two year'], ['status', 'active']]);
});

test('a group has three figures: what left, what the model says of its customers, and of everyone', async ({ page }) => {
  await page.goto('/drivers?feature=contract');
  const figure = page.locator('figure[aria-labelledby=dependence-title]');
  await figure.getByText('Show table').click();
  await expect(figure.getByRole('columnheader')).toHaveText(['Contract', 'Customers', 'Customers who left', 'Left', '95% interval', 'Model, for these customers (out of bag)', 'Model, if everyone had this value']);
  const gone = customers.filter((row) => row.contract === 'Two year');
  await expect(figure.getByRole('row').filter({ hasText: 'Two year' })).toContainText(percent(gone));
});

test('no point of a curve at a thin end of the axis claims enough customers', async ({ page }) => {
  await page.goto('/drivers?feature=usage_gb');
  const figure = page.locator('figure[aria-labelledby=dependence-title]');
  await figure.getByText('Show table').click();
  await expect(figure.locator('tbody tr').last()).toContainText('Few');
});

test('the groups of a number cover everyone, and each leads to its range, both ends included', async ({ page }) => {
  await page.goto('/drivers?feature=tenure');
  const labels = await groups(page).evaluateAll((all) => all.map((group) => group.firstElementChild!.textContent!));
  const ranges = labels.map((label) => {
    const [from, to] = label.match(/\d+/g)!.map(Number);
    return { label, from: from!, to: to ?? from! };
  });
  const inside = ({ from, to }: { from: number; to: number }) => customers.filter((row) => Number(row.tenure) >= from && Number(row.tenure) <= to);
  expect(ranges.reduce((sum, range) => sum + inside(range).length, 0)).toBe(customers.length);
  for (const [i, range] of [...ranges.entries()].slice(0, 4)) {
    await page.goto('/drivers?feature=tenure');
    await follow(page, groups(page).nth(i), inside(range), `Tenure: ${range.label}`);
  }
});

test('those for whom a value is not known can be viewed too', async ({ page }) => {
  await page.goto('/drivers?feature=usage_gb');
  const unknown = customers.filter((row) => (row as Record<string, string>).usage_gb === '');
  await follow(page, groups(page).last(), unknown, 'Data usage: no record (no internet service)');
});

test('the feature is part of the address: list, link, reload and Back reproduce it, nonsense is named', async ({ page }) => {
  await page.goto('/drivers');
  const chosen = page.locator('#feature').getByRole('heading', { level: 2 });
  const strongest = await chosen.innerText();
  await page.getByRole('combobox', { name: 'Feature' }).selectOption({ label: 'Tenure' });
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(chosen).toHaveText('Tenure');
  await expect(page).toHaveURL(/\/drivers\?feature=tenure/);
  await page.locator('figure[aria-labelledby=importance-title]').getByRole('link', { name: 'Support calls' }).click();
  await expect(chosen).toHaveText('Support calls');
  await expect(page.getByRole('combobox', { name: 'Feature' })).toHaveValue('support_calls');
  await page.reload();
  await expect(chosen).toHaveText('Support calls');
  await page.goBack();
  await expect(chosen).toHaveText('Tenure');
  await page.goBack();
  await expect(chosen).toHaveText(strongest);
  await page.goto('/drivers?feature=%3Cscript%3E');
  await expect(page.getByRole('note')).toContainText('The model has no feature "<script>".');
  await expect(chosen).toHaveText(strongest);
});

test('the overview leads to the drivers', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'What moves churn' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('What moves churn');
});

test('model and file stand on the same axes', async ({ page }) => {
  await page.goto('/drivers?feature=usage_gb');
  const boxes = await Promise.all(['dependence', 'observed'].map((id) => page.locator(`figure[aria-labelledby=${id}-title] [role=img] svg`).first().boundingBox()));
  expect([boxes[0]!.x, boxes[0]!.width, boxes[0]!.height]).toEqual([boxes[1]!.x, boxes[1]!.width, boxes[1]!.height]);
});

test('each chart has its table and CSV', async ({ page }) => {
  await page.goto('/drivers?feature=tenure');
  for (const id of ['importance', 'beeswarm', 'dependence', 'observed', 'interactions']) {
    const figure = page.locator(`figure[aria-labelledby=${id}-title]`);
    await figure.getByText('Show table').click();
    await expect(figure.locator('tbody tr').first()).toBeVisible();
    const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('link', { name: 'Download CSV' }).click()]);
    expect(download.suggestedFilename()).toBe(`${id}.csv`);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the drivers are complete: drawn charts, choice, tables, customers', async ({ page }) => {
    await page.goto('/drivers');
    const dots = await page.locator('figure[aria-labelledby=beeswarm-title] path[stroke-linecap=round]').evaluateAll((paths) => paths.reduce((sum, path) => sum + path.getAttribute('d')!.split('M').length - 1, 0));
    expect(dots).toBe(10 * 300);
    await page.getByRole('combobox', { name: 'Feature' }).selectOption({ label: 'Tenure' });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page.locator('#feature').getByRole('heading', { level: 2 })).toHaveText('Tenure');
    for (const path of await page.locator('figure[aria-labelledby=dependence-title] path[stroke="var(--accent)"]').all()) expect((await path.getAttribute('d'))!.length).toBeGreaterThan(100);
    await page.locator('figure[aria-labelledby=observed-title]').getByText('Show table').click();
    await expect(page.locator('figure[aria-labelledby=observed-title] tbody tr').first()).toBeVisible();
    const months = customers.filter((row) => Number(row.tenure) === 0);
    await follow(page, groups(page).first(), months, 'Tenure: 0 months');
  });
});
