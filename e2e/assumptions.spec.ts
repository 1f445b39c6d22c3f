import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { stayed } from './fixtures/customers';
import { startOwnServer } from './fixtures/ownServer';
import { expect, test } from './fixtures/test';

let home: string;
let server: Awaited<ReturnType<typeof startOwnServer>>;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({}, testInfo) => {
  home = mkdtempSync(path.join(tmpdir(), 'holdfast-assumptions-'));
  server = await startOwnServer(home, testInfo);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

const open = (page: Page, address: string) => page.goto(`${server.origin}${address}`);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const money = (text: string) => Number(text.replace(/[^\d.]/g, ''));
const settings = () => JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8')) as { assumptions: object; offers: object };

/** The lifetime value that the page of a customer who is still there prints. */
async function clvOf(page: Page): Promise<number> {
  await open(page, `/customers/${stayed.customer_id}`);
  return money(await page.locator('[data-stake=clv]').innerText());
}

async function halveTheMargin(page: Page) {
  await open(page, '/assumptions');
  await field(page, 'Gross margin').fill('30');
  await button(page, 'Save assumptions').click();
  const report = page.getByRole('region', { name: 'Saved: it counts everywhere now' });
  await expect(report).toContainText('Gross margin: 60% → 30%');
  const [, before, after] = await report.getByRole('row', { name: /^Average CLV/ }).locator('th, td').allInnerTexts();
  // Lifetime value is in proportion to the margin; both are printed to a cent.
  expect(Math.abs(money(before!) / 2 - money(after!))).toBeLessThan(0.011);
}

async function undo(page: Page) {
  await button(page, 'Undo').click();
  await expect(page.getByRole('region', { name: 'Saved: it counts everywhere now' })).toContainText('→ 60%');
  await expect(field(page, 'Gross margin')).toHaveValue('60');
  expect(settings().assumptions).toEqual({});
}

test('a changed margin says before and after, counts on the page of a customer, is recorded and taken back', async ({ page }) => {
  // Four times everything is computed anew.
  test.slow();
  const before = await clvOf(page);
  await halveTheMargin(page);
  // Both are printed to a euro.
  expect(Math.abs((await clvOf(page)) - before / 2)).toBeLessThanOrEqual(0.75);
  await open(page, '/assumptions');
  await expect(page.getByText('The dataset’s own: 60%')).toBeVisible();
  const history = page.locator('#history');
  await expect(history.getByRole('row').nth(1)).toContainText(/Gross margin\s*60%\s*30%/);
  await button(page, 'Reset Gross margin').click();
  await expect(page.getByText('Gross margin: 30% → 60%')).toBeVisible();
  await halveTheMargin(page);
  await undo(page);
  await expect(history.getByRole('row')).toHaveCount(5);
});

test('what cannot be is refused at its field, and what was typed stays', async ({ page }) => {
  await open(page, '/assumptions');
  await field(page, 'Gross margin').fill('160');
  await field(page, 'Horizon').fill('24');
  await field(page, 'Horizon').press('Enter');
  await expect(page.getByText('Enter a percentage from 0 to 100; got “160”.')).toBeVisible();
  await expect(field(page, 'Gross margin')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Gross margin')).toHaveValue('160');
  await expect(field(page, 'Horizon')).toHaveValue('24');
  expect(settings().assumptions).toEqual({});
});

test('what matters most is drawn widest first, and its table has the same order', async ({ page }) => {
  await open(page, '/assumptions');
  const figure = page.locator('figure[aria-labelledby=tornado-title]');
  await expect(figure).toBeVisible();
  await figure.getByText('Show table').click();
  const rows = await figure.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent!)));
  const swings = rows.map((cells) => money(cells.at(-1)!));
  expect(swings).toEqual([...swings].sort((a, b) => b - a));
  expect(await figure.locator('.recharts-bar-rectangle').count()).toBe(2 * rows.length);
  await expect(figure.getByRole('heading')).toContainText(rows[0]![0]!.slice(1));
});

test('no label of what matters meets an outcome, on a phone as on a wide screen', async ({ page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await open(page, '/assumptions');
    const figure = page.locator('figure[aria-labelledby=tornado-title]');
    await expect(figure.locator('[data-end-label]').first()).toBeVisible();
    const boxes = (selector: string) => figure.locator(selector).evaluateAll((all) => all.map((one) => { const { left, right, top, bottom } = one.getBoundingClientRect(); return { left, right, top, bottom, text: one.textContent }; }));
    const plot = (await figure.locator('svg').first().boundingBox())!;
    const [labels, ends] = [await boxes('[data-row-label]'), await boxes('[data-end-label]')];
    expect(ends).toHaveLength(2 * labels.length);
    for (const end of ends) {
      expect(end.left, `${width} ${end.text}`).toBeGreaterThanOrEqual(plot.x - 1);
      expect(end.right, `${width} ${end.text}`).toBeLessThanOrEqual(plot.x + plot.width + 1);
      for (const label of labels) expect(label.left < end.right && end.left < label.right && label.top < end.bottom - 1 && end.top < label.bottom - 1, `${width}: ${label.text} on ${end.text}`).toBe(false);
    }
  }
});

/** Typed by hand into the form of one offer, refused and then saved. */
async function changeSaveRate(page: Page) {
  await open(page, '/settings/offers');
  await page.locator('[data-offer=autopay-bonus]').getByRole('link', { name: /^Edit/ }).click();
  await field(page, 'a').fill('0');
  await button(page, 'Save offer').click();
  await expect(page.getByText('Enter a number of 0.01 or more; got “0”.').last()).toBeVisible();
  await expect(field(page, 'a')).toHaveValue('0');
  await field(page, 'a').fill('40');
  await field(page, 'b').fill('60');
}

test('an offer is edited: its save rate shows what it means, a wrong one is refused, a saved one counts and is taken back', async ({ page }) => {
  await changeSaveRate(page);
  // Beta(40, 60): mean 40%.
  await expect(page.locator('[data-figure=save-rate]')).toContainText(/^Mean 40\.0%, 90% range 3\d\.\d% to 48\.\d%/);
  await button(page, 'Add a condition').click();
  const rows = page.getByRole('combobox', { name: /^Condition/ });
  await rows.last().selectOption('role:tenure');
  await button(page, 'Save offer').click();
  await expect(page.getByText('Fill in at least one end of the range.').last()).toBeVisible();
  await page.getByLabel(/^Condition \d: from$/).last().fill('3');
  await button(page, 'Save offer').click();
  await expect(page.getByText(/Autopay bonus: save rate: .+ → Beta\(40, 60\)/)).toBeVisible();
  await open(page, '/assumptions#save-rates');
  await expect(page.locator('#save-rates').getByRole('row', { name: /^Autopay bonus/ })).toContainText('40.0%');
  await open(page, '/settings/offers');
  await button(page, 'Reset to the dataset’s own file').click();
  await expect(page.getByRole('heading', { name: 'Saved: it counts everywhere now' })).toBeVisible();
  expect(settings().offers).toEqual({});
});

test('an offer is copied, deleted and brought back; the file goes out and in again', async ({ page }) => {
  await open(page, '/settings/offers');
  const items = page.locator('[data-offer]');
  const count = await items.count();
  await items.first().getByRole('link', { name: /^Duplicate/ }).click();
  await expect(field(page, 'Name')).toHaveValue(/, copy$/);
  await button(page, 'Add offer').click();
  await expect(page.getByRole('heading', { name: 'Saved: it counts everywhere now' })).toBeVisible();
  await page.getByRole('link', { name: 'All offers' }).click();
  await expect(items).toHaveCount(count + 1);
  await items.last().getByRole('button', { name: /^Delete/ }).click();
  await expect(items).toHaveCount(count);
  await button(page, 'Undo').click();
  await expect(items).toHaveCount(count + 1);
  const href = (await page.getByRole('link', { name: 'Export as JSON' }).getAttribute('href'))!;
  const exported = decodeURIComponent(href.slice(href.indexOf(',') + 1));
  await page.getByLabel(/^Import/).setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(exported.replace(/"contactCost": [\d.]+/, '"contactCost": -1')) });
  await button(page, 'Import').click();
  await expect(page.getByText(/^offers → 0 → contactCost: /)).toBeVisible();
  await page.getByLabel(/^Import/).setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...JSON.parse(exported), offers: [] })) });
  await button(page, 'Import').click();
  const question = page.getByRole('region', { name: /Replace \d+ offers by the 0 of “own.json”/ });
  await expect(question).toContainText(`${count + 1} offers go:`);
  await expect(items).toHaveCount(count + 1);
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await expect(items).toHaveCount(count + 1);
  await page.getByLabel(/^Import/).setInputFiles({ name: 'own.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ ...JSON.parse(exported), offers: [] })) });
  await button(page, 'Import').click();
  await question.getByRole('button', { name: 'Replace' }).click();
  await expect(items).toHaveCount(0);
  // One save is one entry, however much it changed, and it is taken back from there.
  await open(page, '/assumptions#history');
  const saves = page.getByRole('region', { name: 'History of changed assumptions' }).locator('tbody tr');
  const entry = saves.first();
  await expect(entry).toContainText(/Offers imported: \d+ changed/);
  await entry.getByText(/Offers imported/).first().click();
  await expect(entry.getByRole('listitem')).toHaveCount(count + 1);
  await entry.getByRole('button', { name: /^Undo Offers imported/ }).click();
  await expect(saves.first()).toContainText(/Offers taken back: \d+ changed/);
  await open(page, '/settings/offers');
  await expect(items).toHaveCount(count + 1);
  await button(page, 'Reset to the dataset’s own file').click();
  await expect(items).toHaveCount(count);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('no accessibility violation, and nothing scrolls sideways on a phone', async ({ page }) => {
      test.slow();
      for (const address of ['/assumptions', '/settings/offers', '/settings/offers?offer=service-recovery', '/settings/offers?offer=new', '/settings/offers?offer=nothing']) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await open(page, address);
        await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${address} ${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
        await page.setViewportSize({ width: 390, height: 800 });
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(390);
      }
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the same in plain form posts', async ({ page }) => {
    await halveTheMargin(page);
    await undo(page);
    await changeSaveRate(page);
    await button(page, 'Add a condition').click();
    await expect(field(page, 'a')).toHaveValue('40');
    await button(page, /^Remove condition/).last().click();
    await button(page, 'Save offer').click();
    await expect(page.getByText(/Autopay bonus: save rate: .+ → Beta\(40, 60\)/)).toBeVisible();
    await button(page, 'Undo').click();
    await expect(page.getByText(/Autopay bonus: save rate: Beta\(40, 60\) → /)).toBeVisible();
    expect(settings().offers).toEqual({});
    await open(page, '/settings/offers');
    await page.getByLabel(/^Import/).setInputFiles({ name: 'none.json', mimeType: 'application/json', buffer: Buffer.from('{"formatVersion":1,"channels":[{"id":"phone","label":"Phone","perDay":5}],"offers":[]}') });
    await button(page, 'Import').click();
    await expect(page.getByRole('heading', { name: /^Replace \d+ offers by the 0 of “none.json”/ })).toBeVisible();
    await button(page, 'Cancel').click();
    expect(settings().offers).toEqual({});
    await expect(page.locator('[data-offer]').first()).toBeVisible();
  });
});
