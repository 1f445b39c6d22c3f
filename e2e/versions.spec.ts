import { rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { GYM_HEADER, gymRows, runProgram, temporaryFolder, writeGym } from '../scripts/program.fixture';
import { startOwnServer } from './fixtures/ownServer';
import { expect, test } from './fixtures/test';

// Trains for real, beside other flows.
test.describe.configure({ timeout: 300_000 });

const folder = temporaryFolder();
const home = path.join(folder, 'home');
let server: Awaited<ReturnType<typeof startOwnServer>>;

test.beforeAll(async ({}, testInfo) => {
  server = await startOwnServer(home, testInfo, { follows: true });
});
test.afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args: string[]) => {
  const { code, output } = runProgram(args, { HOLDFAST_HOME: home });
  expect(code, output).toBe(0);
  return output;
};
/** Each on a connection of its own: a program runs in between for longer than the server keeps one open. */
const rows = async (request: APIRequestContext) => ((await (await request.get(`${server.origin}/api/health`, { headers: { connection: 'close' } })).json()) as { rows: number }).rows;
const becomes = (request: APIRequestContext, count: number) => expect(async () => expect(await rows(request)).toBe(count)).toPass();

test('a running server turns to the version that is chosen, rolls back, and stays with the last one where a version is damaged', async ({ page, request }) => {
  expect(await rows(request)).toBe(8000);
  const { file, dictionary } = writeGym(folder, [GYM_HEADER, ...gymRows()]);
  run('scripts/use.mjs', file, '--dictionary', dictionary);
  await becomes(request, 300);
  await page.goto(`${server.origin}/data`);
  await expect(page.getByRole('definition').filter({ hasText: /^Corner Gym$/ })).toBeVisible();
  for (const name of ['Corner Gym', 'Bundled example data']) await page.getByRole('checkbox', { name: `Compare ${name}` }).check();
  await page.getByRole('button', { name: 'Compare two' }).click();
  await expect(page.getByRole('heading', { name: 'No verdict between the two models' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Customers 300 8,000$/ })).toBeVisible();

  run('scripts/versions.mjs', 'rollback');
  await becomes(request, 8000);
  const { versions } = JSON.parse(run('scripts/versions.mjs', '--json')) as { versions: { id: string; isPrevious: boolean }[] };
  const { id } = versions.find(({ isPrevious }) => isPrevious)!;
  const customers = path.join(home, 'versions', id, 'customers.csv');
  await rename(customers, `${customers}.away`);
  expect(runProgram(['scripts/versions.mjs', 'use', id], { HOLDFAST_HOME: home })).toMatchObject({ code: 1, output: expect.stringContaining('customers.csv is missing') });
  expect(await rows(request)).toBe(8000);
  await rename(`${customers}.away`, customers);
  run('scripts/versions.mjs', 'use', id);
  await becomes(request, 300);
});
