import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { stayed } from './fixtures/customers';
import { startOwnServer } from './fixtures/ownServer';
import { expect, test } from './fixtures/test';

let home: string;
let server: Awaited<ReturnType<typeof startOwnServer>>;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async ({}, testInfo) => {
  home = mkdtempSync(path.join(tmpdir(), 'holdfast-home-'));
  server = await startOwnServer(home, testInfo);
});
test.afterAll(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const yesNow = async (page: Page) => Number((await page.locator('[data-figure=yes]').innerText()).replaceAll(',', ''));

async function threshold(request: APIRequestContext): Promise<number> {
  const response = await request.post(`${server.origin}/api/v1/predict`, { data: { customerId: stayed.customer_id } });
  return (await response.json()).threshold;
}

/** From 50% to 42% and back, by whatever the page offers. */
async function saveAndTakeBack(page: Page, request: APIRequestContext) {
  await page.goto(`${server.origin}/model`);
  const before = await yesNow(page);
  await page.goto(`${server.origin}/model?threshold=42`);
  const change = `At 42%, ${(await yesNow(page)) - before} active customers change from No to Yes, 0 from Yes to No.`;
  await button(page, 'Save threshold').click();
  await expect(page.getByText(change)).toBeVisible();
  // Nothing is saved by asking.
  expect(await threshold(request)).toBe(0.5);
  await button(page, 'Cancel').click();
  await button(page, 'Save threshold').click();
  await button(page, 'Save to 42%').click();
  await expect(page.getByText('Saved: 42% counts everywhere now, instead of 50%.')).toBeVisible();
  expect(await threshold(request)).toBe(0.42);
  await button(page, 'Back to 50%').click();
  await expect(page.getByText('Saved: 50% counts everywhere now, instead of 42%.')).toBeVisible();
  expect(await threshold(request)).toBe(0.5);
}

test('saving says first whose label changes, then counts everywhere, and is taken back with one press', async ({ page, request }) => {
  await saveAndTakeBack(page, request);
});

test('the other pages follow a saved threshold, and the dataset’s own can be brought back', async ({ page, request }) => {
  await page.goto(`${server.origin}/model?threshold=42`);
  const yes = await yesNow(page);
  await button(page, 'Save threshold').click();
  await button(page, 'Save to 42%').click();
  await expect(page.getByText(/saved on .+ over the dataset's own 50%/)).toBeVisible();
  await page.goto(server.origin);
  const segments = page.locator('figure[aria-labelledby="segments-title"]');
  await segments.getByText('Show table').click();
  await expect(segments.locator('tbody tr', { hasText: 'At risk' })).toContainText(yes.toLocaleString('en-GB'));
  await page.goto(`${server.origin}/model`);
  await expect(page.getByRole('slider', { name: 'Threshold' })).toHaveAttribute('aria-valuetext', /^42%/);
  await button(page, /^Reset to the dataset/).click();
  await expect(page.getByText(/^At 50%, 0 active customers change from No to Yes, \d+ from Yes to No\.$/)).toBeVisible();
  await button(page, 'Reset to 50%').click();
  await expect(page.getByText('Saved: 50% counts everywhere now, instead of 42%.')).toBeVisible();
  expect(await threshold(request)).toBe(0.5);
  expect(Object.keys(JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8')).thresholds)).toEqual([]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the same in plain form posts', async ({ page, request }) => {
    await saveAndTakeBack(page, request);
  });
});

test.describe('on a host that keeps nothing', () => {
  test('the button is off and says why', async ({ page }, testInfo) => {
    await server.stop();
    const file = path.join(home, 'file');
    writeFileSync(file, '');
    server = await startOwnServer(file, testInfo);
    await page.goto(`${server.origin}/model?threshold=42`);
    await expect(page.getByText(/^At 42%, \d+ active customers change/)).toBeVisible();
    await expect(button(page, 'Save threshold')).toBeDisabled();
    await expect(page.getByText('Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder.')).toBeVisible();
    expect(readdirSync(home)).toContain('file');
  });
});
