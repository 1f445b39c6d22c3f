import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';

const rows = (page: Page) => page.getByRole('table', { name: 'Customers' }).locator('tbody tr').filter({ has: page.locator('[data-row-link]') });
const menu = (page: Page, name: string) => page.locator('summary').filter({ hasText: name }).first();

test('no width scrolls sideways, and a phone can sort too', async ({ page }) => {
  for (const width of [320, 390, 700, 1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto('/customers?risk=high&sort=-clv');
    expect(await page.evaluate(() => document.documentElement.scrollWidth), String(width)).toBeLessThanOrEqual(width);
  }
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/customers');
  await menu(page, 'Sort').click();
  await page.locator('details[open]').getByRole('link', { name: 'Tenure' }).click();
  await expect(page).toHaveURL('/customers?sort=-tenure');
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  test('a phone shows a customer without scrolling, and has filters behind one button, each line of them 44 px high', async ({ page }) => {
    for (const address of ['/customers', '/customers?contract=Two+year&tenure=..24&status=active', '/customers?risk=high&sort=-clv']) {
      await page.goto(address);
      const row = (await rows(page).first().boundingBox())!;
      const bar = (await page.getByRole('navigation', { name: 'Screens' }).boundingBox())!;
      expect(row.y + row.height, address).toBeLessThan(bar.y);
    }
    await menu(page, 'Filters (1)').tap();
    await menu(page, 'Contract').tap();
    const box = page.getByRole('checkbox', { name: 'Two year' });
    expect((await box.boundingBox())!.height).toBeLessThanOrEqual(20);
    expect((await page.locator('label').filter({ has: box }).boundingBox())!.height).toBeGreaterThanOrEqual(44);
    await page.locator('label').filter({ has: box }).tap();
    await expect(page).toHaveURL('/customers?risk=high&contract=Two+year&sort=-clv');
    await expect(menu(page, 'Filters (2)')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(`on a phone, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, () => {
    test.use({ javaScriptEnabled, viewport: { width: 390, height: 800 } });
    test('the bar at the bottom leads everywhere', async ({ page }) => {
      await page.goto('/customers');
      const bar = page.getByRole('navigation', { name: 'Screens' });
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
  test('a phone has the same form behind its button', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/customers');
    await menu(page, 'Filters').click();
    await menu(page, 'Contract').click();
    await page.getByRole('checkbox', { name: 'Two year' }).check();
    await menu(page, 'Contract').click();
    await page.getByRole('button', { name: 'Apply filters' }).click();
    await expect(page).toHaveURL('/customers?contract=Two+year');
  });
});
