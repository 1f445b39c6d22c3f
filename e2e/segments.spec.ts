import type { Locator, Page } from '@playwright/test';
import { customers, recountChurn } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const count = (text: string) => Number(text.replaceAll(/[^\d.]/g, ''));
const countOf = async (locator: Locator) => count(await locator.innerText());
const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
const cards = (page: Page, section: 'segments' | 'groups') => page.locator(`#${section} section`);

/** Groups that tell little are shut until asked for. */
async function openGroups(page: Page): Promise<void> {
  await page.getByText(/^Show the \d+ learned groups$/).click();
}

/** What each card of a section prints, the one of all customers last among the segments. */
async function profiles(page: Page, section: 'segments' | 'groups') {
  if (section === 'groups') await openGroups(page);
  return Promise.all((await cards(page, section).all()).map(async (card) => ({
    label: await card.getByRole('heading').innerText(),
    active: await countOf(card.locator('[data-profile=active]')),
    atRisk: await countOf(card.locator('[data-profile=at-risk]')),
    rate: await card.locator('[data-profile=rate]').innerText(),
    interval: /\(([\d.]+% to [\d.]+%)\)/.exec(await card.innerText())![1]!,
    href: (await card.getByRole('link', { name: /View these customers/ }).getAttribute('href'))!,
  })));
}

test('segments sum to the overview, and so do learned groups and quadrants', async ({ page }) => {
  await page.goto('/');
  const active = await countOf(page.locator('[data-metric=activeCustomers]'));
  expect(active).toBe(customers.filter((row) => row.churn === 'No').length);
  const overview = await page.locator('[data-metric=revenueAtRisk]').innerText();
  await page.goto('/segments');
  const segments = await profiles(page, 'segments');
  const all = segments.pop()!;
  expect(all.active).toBe(active);
  // The overview prints it in thousands.
  expect(`€${(all.atRisk / 1000).toFixed(1)}K`).toBe(overview);
  const groups = await profiles(page, 'groups');
  const quadrants = await page.locator('[data-quadrant]').allInnerTexts();
  const inQuadrants = quadrants.map((text) => count(/([\d,]+) \(/.exec(text)![1]!));
  const atRisk = quadrants.map((text) => count(/Revenue at risk\s*€([\d,]+)/.exec(text)![1]!));
  const tooNew = count(/([\d,]+) customers? (?:is|are) too new to place/.exec(await page.locator('#matrix').innerText())![1]!);
  for (const parts of [segments.map((one) => one.active), groups.map((one) => one.active), [...inQuadrants, tooNew]]) expect(sum(parts)).toBe(active);
  // Each part is rounded to a euro.
  for (const parts of [segments.map((one) => one.atRisk), groups.map((one) => one.atRisk)]) expect(Math.abs(sum(parts) - all.atRisk)).toBeLessThanOrEqual(parts.length / 2);
  expect(sum(atRisk)).toBeLessThanOrEqual(all.atRisk + atRisk.length / 2);
});

for (const section of ['segments', 'groups'] as const) {
  test(`from each card of the ${section} one click leads to exactly its customers`, async ({ page }) => {
    await page.goto('/segments');
    for (const { label, active, atRisk, rate, interval, href } of await profiles(page, section)) {
      await page.goto('/segments');
      if (section === 'groups') await openGroups(page);
      await cards(page, section).filter({ has: page.getByRole('heading', { name: label, exact: true }) }).getByRole('link', { name: /View these customers/ }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers');
      expect(new URL(page.url()).searchParams.get('status')).toBe('active');
      expect(`${new URL(page.url()).pathname}${new URL(page.url()).search}`).toBe(href);
      await expect(page.locator('[data-summary=count]')).toHaveText(active.toLocaleString('en-GB'));
      expect(await countOf(page.locator('[data-summary=at-risk]'))).toBe(atRisk);
      // Who belongs to a rule segment is for the model to say, which has seen who stayed: the card's rate is by predictions that had not.
      const chosen = href.includes('segment=');
      await expect(page.locator('[data-summary=rate]')).toHaveText(chosen ? '—' : rate);
      await expect(page.locator('dl').first()).toContainText(chosen ? 'The model chose them' : `95% interval ${interval}`);
    }
  });
}

test('a quadrant of the matrix leads to its customers, by its name and on the drawing', async ({ page }) => {
  await page.goto('/segments');
  const tile = page.locator('[data-quadrant=save-now]');
  const expected = /([\d,]+) \(/.exec(await tile.innerText())![1]!;
  await tile.getByRole('link', { name: 'Save now' }).click();
  await expect(page).toHaveURL('/customers?quadrant=save-now');
  await expect(page.locator('[data-summary=count]')).toHaveText(expected);
  await page.goto('/segments');
  // What stands in a corner of the drawing is what its tile says.
  await expect(page.locator('#matrix a[href="/customers?quadrant=save-now"][aria-hidden]')).toHaveText(new RegExp(`^Save now${expected} · €[\\d.]+K? at risk$`));
  await page.locator('#matrix a[href="/customers?quadrant=grow"][aria-hidden]').click();
  await expect(page).toHaveURL('/customers?quadrant=grow');
});

test('the squares of the matrix are squares on a desk and on a phone, and none is too small to be seen', async ({ page }) => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('/segments');
    const sides = await page.locator('#matrix [data-squares] path').evaluateAll((paths) => paths.map((path) => Number.parseFloat(getComputedStyle(path).strokeWidth)));
    expect(Math.min(...sides)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...sides)).toBeGreaterThan(9);
    expect(await page.locator('#matrix [data-squares] path').evaluateAll((paths) => paths.every((path) => path.getAttribute('vector-effect') === 'non-scaling-stroke'))).toBe(true);
  }
});

test('learned groups that tell little are shut, with the reason in sight', async ({ page }) => {
  await page.goto('/segments');
  await expect(page.locator('#groups-title')).toHaveText(/^The 3 groups that were learned are almost the same as Internet service and weakly separated \(silhouette 0\.\d\d\)$/);
  await expect(cards(page, 'groups').first()).toBeHidden();
  await openGroups(page);
  await expect(cards(page, 'groups').first()).toBeVisible();
});

test('what holds for every card is said once, and a top third of the active says what it is of everybody', async ({ page }) => {
  await page.goto('/segments?compare=value');
  await expect(page.locator('main').getByText('not next month’s loss')).toHaveCount(1);
  const cut = Number(/Pay €([\d.]+) a month or more/.exec(await page.locator('#staying').innerText())![1]!);
  const share = customers.filter((row) => Number(row.monthly_charges) >= cut).length / customers.length;
  await expect(page.locator('#staying')).toContainText(`Of everybody in the file, who left included, ${(share * 100).toFixed(1)}% pay or paid as much.`);
});

test('on paper there are few sheets, without controls', async ({ page }) => {
  await page.goto('/segments');
  const sheets = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(sheets!.length).toBeLessThanOrEqual(4);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: /View these customers/ })).toHaveCount(0);
  await expect(page.locator('main').locator('summary:visible, select:visible, button:visible, nav:visible')).toHaveCount(0);
});

test('the heat map is its table, and each month of all customers is the file recounted', async ({ page }) => {
  await page.goto('/segments?by=contract');
  const figure = page.locator('figure[aria-labelledby=heat-map-title]');
  const drawn = await figure.locator('table').first().locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!.trim())));
  await figure.getByText('Show table').click();
  const table = await figure.locator('details tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent!)));
  expect(drawn.map(([label]) => label)).toEqual(['Month-to-month', 'One year', 'Two year', 'All customers']);
  for (const [label, ...rates] of drawn) {
    expect(rates).toHaveLength(24);
    expect(table.filter(([group]) => group === label).map((row) => row[4])).toEqual(rates);
  }
  const november = recountChurn('2025-11-01', '2025-12-01', customers.filter((row) => row.contract === 'Two year'));
  expect(table.find(([group, month]) => group === 'Two year' && month === 'Nov 2025')!.slice(2, 4).map(count)).toEqual([november.activeAtStart, november.lost]);
  const december = recountChurn('2025-12-01', '2026-01-01');
  expect(table.at(-1)!.slice(1, 4)).toEqual(['Dec 2025', december.activeAtStart.toLocaleString('en-GB'), String(december.lost)]);
});

test('what the figures are divided by is part of the address: link, reload and Back reproduce it, nonsense is named', async ({ page }) => {
  await page.goto('/segments?compare=contract');
  const [months, groups] = [page.getByRole('navigation', { name: 'Months by' }), page.getByRole('navigation', { name: 'Compare by' })];
  await months.getByRole('link', { name: 'Payment method' }).click();
  await expect(months.locator('[aria-current]')).toHaveText('Payment method');
  await expect(groups.locator('[aria-current]')).toHaveText('Contract');
  await page.reload();
  await expect(months.locator('[aria-current]')).toHaveText('Payment method');
  await page.goBack();
  await expect(months.locator('[aria-current]')).toHaveText('Segment');
  await page.goto('/segments?by=%3Cscript%3E&compare=tenure');
  await expect(page.getByRole('note').first()).toContainText('Months are not shown by “<script>”. Groups are not compared by “tenure”.');
  await expect(months.locator('[aria-current]')).toHaveText('Segment');
});

test('each chart has its table and CSV', async ({ page }) => {
  await page.goto('/segments');
  for (const id of ['matrix-chart', 'heat-map', 'comparison']) {
    const figure = page.locator(`figure[aria-labelledby=${id}-title]`);
    await figure.getByText('Show table').click();
    const [download] = await Promise.all([page.waitForEvent('download'), figure.getByRole('link', { name: 'Download CSV' }).click()]);
    expect(download.suggestedFilename()).toBe(`${id}.csv`);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the segments are complete: cards, drawn charts, choices, tables, customers', async ({ page }) => {
    await page.goto('/segments');
    await expect(cards(page, 'segments')).toHaveCount(6);
    await openGroups(page);
    await expect(page.getByText('How these were found')).toBeVisible();
    expect(await page.locator('#matrix [data-squares] path').count()).toBeGreaterThan(20);
    await page.getByRole('navigation', { name: 'Compare by' }).getByRole('link', { name: 'Contract' }).click();
    await expect(page.locator('#staying path[data-curve=observed]')).toHaveCount(3);
    await expect(page.locator('#staying')).toContainText('p < 0.001');
    await page.locator('#matrix').getByRole('link', { name: 'Save now' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Customers');
  });
});
