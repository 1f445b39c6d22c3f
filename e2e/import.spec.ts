import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { gymFile, MEMBERS } from './fixtures/gymFile';
import { startOwnServer } from './fixtures/ownServer';
import { expect, test } from './fixtures/test';

let home: string;
let server: Awaited<ReturnType<typeof startOwnServer>>;

// Jobs wait for a machine that does other things.
test.describe.configure({ mode: 'serial', timeout: 400_000 });
test.beforeAll(async ({}, testInfo) => {
  home = mkdtempSync(path.join(tmpdir(), 'holdfast-import-'));
  server = await startOwnServer(home, testInfo, { follows: true });
});
test.afterAll(async () => {
  await server?.stop();
  // A job outlives its server, and may write its last.
  rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 300 });
});

const open = (page: Page, address: string) => page.goto(`${server.origin}${address}`);
const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const step = (page: Page) => page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current=step]');
const SLOW = { timeout: 120_000 };

async function upload(page: Page, name: string, content: string | Buffer): Promise<void> {
  await open(page, '/data/import');
  await page.getByLabel('Customer file').setInputFiles(file(name, content));
}

/** Presses a button that changes the data twice, with a server that takes its time: it says so, and only the first press counts. */
async function pressSlowly(page: Page, button: Locator): Promise<{ presses: number }> {
  const counted = { presses: 0 };
  await page.route('**/data**', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    counted.presses++;
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.fallback();
  });
  await button.click();
  const switching = page.getByRole('button', { name: 'Switching …' });
  await expect(switching).toHaveAttribute('aria-busy', 'true');
  await expect(page.getByRole('status').filter({ hasText: 'pages go on showing the data in use now' })).toBeVisible();
  await switching.click({ force: true });
  await expect(switching).toHaveCount(0);
  await page.unroute('**/data**');
  return counted;
}

test('a file in four steps: uploaded, mapped, checked, trained on, used, and rolled back', async ({ page }) => {
  const gym = gymFile();
  await open(page, '/data');
  await page.getByRole('link', { name: 'Bring in a file' }).click();
  await page.getByLabel('Customer file').setInputFiles(file('gym 2026.csv', gym.text));

  await expect(step(page)).toHaveText('2Map', SLOW);
  await expect(page.getByRole('heading', { name: /600 rows, 7 columns; who left is in “cancelled”/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: /semicolons, a decimal comma/ })).toBeVisible();
  for (const [column, role] of [['member_no', 'id'], ['months_member', 'tenure'], ['monthly_fee', 'monthlyCharge'], ['cancelled', 'churn']] as const) {
    await expect(page.getByLabel(`What ${column} means`)).toHaveValue(role);
  }
  await page.getByRole('textbox', { name: 'Name' }).fill('City Gym');
  await page.getByLabel('What pool means').selectOption('ignored');
  await page.getByRole('button', { name: 'Keep changes' }).click();
  await expect(page.getByLabel('What pool means')).toHaveValue('ignored');
  await page.getByRole('button', { name: 'Check the file' }).click();

  await expect(step(page)).toHaveText('3Check', SLOW);
  await expect(page.getByText(`${MEMBERS} customers were read, ${gym.left} of them left`)).toBeVisible(SLOW);
  await page.getByRole('button', { name: 'Train the model' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  // It goes on without this page, and the others stay as they were.
  await open(page, '/');
  await expect(page.locator('[data-metric=activeCustomers]')).toHaveText('5,674');
  await open(page, '/data');
  await page.getByRole('link', { name: 'gym 2026.csv' }).click();
  await expect(page.getByRole('heading', { name: /^The model tells \d\d(\.\d)?% of pairs/ })).toBeVisible(SLOW);
  await expect(page.getByRole('row', { name: /^Logistic regression on the same customers/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^In use now: Northwind Mobile/ })).toBeVisible();
  const use = await pressSlowly(page, page.getByRole('button', { name: 'Use this data' }));
  expect(use.presses).toBe(1);

  await expect(page).toHaveURL(/\/data/);
  await expect(page.getByRole('note').filter({ hasText: '“City Gym” is in use' }).getByRole('link', { name: 'Open the overview' })).toBeVisible();
  const versions = page.locator('#versions');
  await expect(versions.getByRole('listitem').filter({ hasText: 'City Gym' })).toContainText('In use');
  await open(page, '/');
  await expect(page.locator('[data-metric=activeCustomers]')).toHaveText(String(MEMBERS - gym.left));
  // Each page works on it, or says what it lacks.
  for (const address of ['/customers', '/segments', '/survival', '/revenue', '/predict', '/drivers', '/model', '/plan', '/assumptions', '/settings/offers', '/customers/M-1001']) {
    await open(page, address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Something went wrong')).toHaveCount(0);
  }

  await open(page, '/data');
  const back = await pressSlowly(page, versions.getByRole('button', { name: /^Roll back to “Bundled example data”/ }));
  await expect(versions.getByRole('listitem').filter({ hasText: 'Bundled example data' })).toContainText('In use');
  expect(back.presses).toBe(1);
  await open(page, '/');
  await expect(page.locator('[data-metric=activeCustomers]')).toHaveText('5,674');
  await open(page, '/data');
  const gymVersion = versions.getByRole('listitem').filter({ hasText: 'City Gym' });
  await gymVersion.getByRole('button', { name: 'Delete: City Gym' }).click();
  await gymVersion.getByRole('button', { name: 'Delete: City Gym' }).click();
  await expect(versions.getByText('City Gym', { exact: true })).toHaveCount(0);
});

test('what is no CSV is refused by its content, with the next step', async ({ page }) => {
  await upload(page, 'customers.csv', Buffer.from('PK\u0003\u0004\u0014\u0000\u0006\u0000xl/workbook.xml'));
  await expect(page.getByText(/Excel|spreadsheet|zip/i).first()).toBeVisible(SLOW);
  await expect(page.getByText(/CSV UTF-8/).first()).toBeVisible();
  await page.getByRole('button', { name: 'Delete this file' }).click();
  await expect(page).toHaveURL(/\/data$/);
});

test('an empty file is not sent, and one without an outcome says what to choose', async ({ page }) => {
  await upload(page, 'empty.csv', '');
  await expect(page.getByText('it has 0 bytes')).toBeVisible();
  await upload(page, 'contacts.csv', `id,city\n${Array.from({ length: 60 }, (_, i) => `${i},Town ${i % 7}`).join('\n')}\n`);
  await expect(page.getByText('No column says who left.')).toBeVisible(SLOW);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(step(page)).toHaveText('2Map');
});

test('a file with stray quotes is read, and says from which row on', async ({ page }) => {
  const lines = gymFile().text.trimEnd().split('\r\n');
  // One cell is enclosed in quotes, so quotes mean something in this file; another has one in the middle.
  lines[9] = lines[9]!.replace(/^(M-\d+)/, '"$1"');
  lines[7] = lines[7]!.replace(/^M-(\d+)/, 'M-$1 "Joe"');
  await upload(page, 'quotes.csv', lines.join('\n'));
  await expect(step(page)).toHaveText('2Map', SLOW);
  await expect(page.getByText('Row 8 has a quote where none can be')).toBeVisible();
});

test('a quote that is never closed names its row, and the file is read once it is said that nothing is quoted', async ({ page }) => {
  const lines = gymFile().text.trimEnd().split('\r\n');
  // One cell is enclosed in quotes, so quotes mean something in this file; another has one that stays open.
  lines[7] = lines[7]!.replace(/^(M-\d+)/, '"$1"');
  lines[9] = lines[9]!.replace(/^M-/, '"M-');
  await upload(page, 'quotes.csv', lines.join('\n'));
  await expect(page.getByText(/a quote is opened in row 10, cell 1, and never closed/)).toBeVisible(SLOW);
  await page.getByLabel('Quotes').selectOption('none');
  await page.getByRole('button', { name: 'Look at it again' }).click();
  await expect(step(page)).toHaveText('2Map', SLOW);
});

test('refused rows are listed with their reason, and a remedy is taken and taken back', async ({ page }) => {
  // A column that restates the outcome, and a row that cannot be read.
  const lines = gymFile().text.trimEnd().split('\r\n').map((line, i) => `${line};${i === 0 ? 'locker_use' : (line.endsWith('yes') ? 80 : 10) + (i % 9)}`);
  lines[5] = lines[5]!.replace(/;(\d+);/, ';unknown months;');
  await upload(page, 'gym.csv', lines.join('\n'));
  await expect(step(page)).toHaveText('2Map', SLOW);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('heading', { name: '1 row was refused and is in no number' })).toBeVisible(SLOW);
  const refused = page.getByRole('region', { name: 'Refused rows' }).locator('tbody tr');
  await expect(refused).toContainText(['6']);
  await expect(refused).toContainText(['unknown months']);
  const csv = await page.request.get(`${page.url().split('?')[0]}/refused`);
  expect(await csv.text()).toContain('unknown months');
  const leak = page.locator('[data-finding]', { hasText: '"locker_use" alone tells who left' });
  await leak.getByRole('button', { name: 'Leave it out of the model' }).click();
  await expect(page.getByRole('heading', { name: 'Decided', exact: true })).toBeVisible(SLOW);
  await expect(leak).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(leak).toBeVisible(SLOW);
  await expect(page.getByRole('heading', { name: 'Decided', exact: true })).toBeHidden();
});

test('a training that another window cancels is said to be cancelled here too, and what is decided there is shown', async ({ page, context }) => {
  await upload(page, 'two windows.csv', gymFile().text);
  await expect(step(page)).toHaveText('2Map', SLOW);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByRole('button', { name: 'Train the model' })).toBeVisible(SLOW);
  const address = new URL(page.url()).pathname;
  const other = await context.newPage();
  await open(other, address);
  await page.getByRole('button', { name: 'Train the model' }).click();
  await expect(step(page)).toHaveText('4Train', SLOW);
  // The other one sees that it has begun, without being asked anew.
  await expect(other.getByRole('progressbar')).toBeVisible(SLOW);
  await other.getByRole('button', { name: 'Cancel the training' }).click();
  for (const window of [other, page]) {
    await expect(window.getByText('The training was cancelled')).toBeVisible(SLOW);
    await expect(step(window)).toHaveText('3Check');
    await expect(window.getByRole('progressbar')).toHaveCount(0);
  }
  await open(other, `${address}?step=map`);
  await other.getByRole('textbox', { name: 'Name' }).fill('Club of two windows');
  await other.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('The training was cancelled')).toHaveCount(0, SLOW);
  await other.close();
});

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violation, and nothing wider than a phone, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme });
    await open(page, '/data');
    const addresses = ['/data', '/data/import', ...(await page.locator('main a[href^="/data/import/"]').evaluateAll((all) => all.map((link) => link.getAttribute('href')!)))];
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await open(page, address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
}

test('new customers are scored: the same rows in the same order, and the refused ones apart', async ({ page }) => {
  await open(page, '/data');
  await page.getByRole('link', { name: 'Score a file' }).click();
  const [header, ...rows] = readFileSync('data/customers.csv', 'utf8').trimEnd().split('\n');
  const asked = rows.filter((row) => row.endsWith(',No')).slice(0, 30);
  const broken = asked[3]!.split(',').map((cell, i) => (i === 4 ? 'much' : cell)).join(',');
  await page.getByLabel('Customer file').setInputFiles(file('new.csv', [header, ...asked.slice(0, 3), broken, ...asked.slice(4)].join('\n')));
  await expect(page.getByRole('heading', { name: '29 customers were scored, 1 row was refused' })).toBeVisible(SLOW);
  const fetched = async (name: string) => parse<Record<string, string>>(await (await page.request.get(`${page.url()}/${name}`)).text(), { columns: true, bom: true });
  const scored = await fetched('scored');
  expect(scored.map((row) => row.customer_id)).toEqual(asked.filter((_, i) => i !== 3).map((row) => row.split(',')[0]));
  expect(scored.every(({ churn_probability: p }) => Number(p) > 0 && Number(p) < 1)).toBe(true);
  expect(new Set(scored.map(({ churn_probability: p }) => p)).size).toBeGreaterThan(10);
  expect(await fetched('refused')).toMatchObject([{ row: '5', value: 'much' }]);
  // As the API says it.
  const [first] = scored;
  const answer = await page.request.post(`${server.origin}/api/v1/predict`, { data: { customerId: first!.customer_id } });
  expect(Number(first!.churn_probability)).toBeCloseTo(((await answer.json()) as { probability: number }).probability, 6);
  await page.getByRole('button', { name: 'Delete the file and its scores' }).click();
  await expect(page).toHaveURL(/\/data$/);
});

test('an import that is gone says so', async ({ page }) => {
  await open(page, `/data/import/${'a'.repeat(16)}`);
  await expect(page.getByText('There is nothing to go on with here')).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a file is brought in by plain forms', async ({ page }) => {
    await open(page, '/data/import');
    await page.getByLabel('Customer file').setInputFiles(file('plain.csv', gymFile().text));
    await page.getByRole('button', { name: 'Bring it in' }).click();
    await expect(page).toHaveURL(/\/data\/import\/[a-z0-9]{16}$/);
    await expect(async () => {
      await page.reload();
      await expect(step(page)).toHaveText('2Map', { timeout: 1000 });
    }).toPass(SLOW);
    await page.getByRole('button', { name: 'Check the file' }).click();
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole('button', { name: 'Train the model' })).toBeVisible({ timeout: 1000 });
    }).toPass(SLOW);
  });
});
