import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { open } from './fixtures/open';
import { startOwnServer } from './fixtures/ownServer';
import { expect, test } from './fixtures/test';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const option = (page: Page, name: string) => palette(page).getByRole('option', { name, exact: true });

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

const saved = () => Object.values(JSON.parse(readFileSync(path.join(home, 'settings.json'), 'utf8')).views as Record<string, { name: string; query: string }[]>).flat().map(({ name, query }) => [name, query]);
const bar = (page: Page) => page.getByRole('navigation', { name: 'Saved views' });

async function save(page: Page, name: string) {
  await page.getByText('Save this view').click();
  await page.getByRole('textbox', { name: 'Name of the view' }).fill(name);
  await page.getByRole('button', { name: 'Save view' }).click();
}

/** Saves a view, opens it, deletes it and takes that back, by whatever the page offers. */
async function saveOpenDeleteUndo(page: Page) {
  await page.goto(`${server.origin}/customers?contract=Two+year&status=active`);
  await save(page, 'Two years');
  await expect(page.getByText('Saved “Two years”.')).toBeVisible();
  expect(saved()).toEqual([['Two years', 'contract=Two+year&status=active']]);
  await expect(bar(page).getByRole('link', { name: 'Two years' })).toHaveAttribute('aria-current', 'page');
  await page.goto(`${server.origin}/customers`);
  await expect(page.getByText('Save this view')).toHaveCount(0);
  await bar(page).getByRole('link', { name: 'Two years' }).click();
  await expect(page).toHaveURL(`${server.origin}/customers?contract=Two+year&status=active`);
  await page.getByText('Delete a view').click();
  await page.getByRole('button', { name: 'Delete Two years' }).click();
  await expect(page.getByText('Deleted “Two years”.')).toBeVisible();
  await expect(bar(page)).toBeHidden();
  expect(saved()).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bar(page).getByRole('link', { name: 'Two years' })).toHaveAttribute('aria-current', 'page');
  expect(saved()).toEqual([['Two years', 'contract=Two+year&status=active']]);
}

test('are saved, opened, deleted and brought back', async ({ page }) => {
  await saveOpenDeleteUndo(page);
});

test('are found by the palette; a name that is taken is asked about, and can be given back', async ({ page }) => {
  await open(page, `${server.origin}/customers?contract=One+year`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('two');
  await expect(option(page, 'Two years')).toBeVisible();
  await page.keyboard.press('Escape');
  await save(page, 'two YEARS');
  await expect(page.getByText('There is a view “Two years” already, of another list. Nothing is saved yet.')).toBeVisible();
  expect(saved()).toEqual([['Two years', 'contract=Two+year&status=active']]);
  await page.getByRole('button', { name: 'Replace it' }).click();
  await expect(page.getByText('Saved “two YEARS”, in place of the list that had this name.')).toBeVisible();
  expect(saved()).toEqual([['two YEARS', 'contract=One+year']]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(bar(page).getByRole('link')).toHaveText(['Two years']);
  expect(saved()).toEqual([['Two years', 'contract=Two+year&status=active']]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the same in plain form posts, and the search is a link', async ({ page }) => {
    rmSync(path.join(home, 'settings.json'));
    await saveOpenDeleteUndo(page);
    await page.goto(`${server.origin}/model`);
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(page).toHaveURL(`${server.origin}/customers`);
  });
});

test('are off, with the reason, on a host that keeps nothing', async ({ page }, testInfo) => {
  await server.stop();
  const file = path.join(home, 'file');
  writeFileSync(file, '');
  server = await startOwnServer(file, testInfo);
  await page.goto(`${server.origin}/customers?contract=Two+year`);
  await page.getByText('Save this view').click();
  await expect(page.getByRole('button', { name: 'Save view' })).toBeDisabled();
  await expect(page.getByText('so nothing can be saved. Point HOLDFAST_HOME at a folder.')).toBeVisible();
});
