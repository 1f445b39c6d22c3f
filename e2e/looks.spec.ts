import AxeBuilder from '@axe-core/playwright';
import { left, stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const PAGES = ['/', '/?period=year&by=payment_method', '/predict', `/predict?id=${stayed.customer_id}`, `/predict?id=${left.customer_id}`, '/predict?id=nobody', '/customers', '/customers?contract=Two+year&tenure=..24&size=XL', '/customers?tenure=6..3&id=nobody', `/customers/${stayed.customer_id}`, `/customers/${left.customer_id}`, '/segments', '/segments?by=contract&compare=contract', '/survival', '/survival?by=contract', '/drivers', '/drivers?feature=usage_gb', '/model', '/data', '/plan', '/plan?budget=500&control=0&segment=new', '/plan/brief?budget=3000', '/revenue', '/assumptions', '/settings/offers', '/settings/offers?offer=new'];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const path of PAGES) {
      test(`${path} has no accessibility violation`, async ({ page }) => {
        await page.goto(path);
        // A page of many charts with every table open is a long read on a busy machine.
        test.slow();
        // Closed tables and details hide what must be accessible too.
        await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
      });
    }
  });
}

test('a chosen theme wins over the device’s and stays', async ({ page }) => {
  await page.goto('/');
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(await background()).toBe('rgb(246, 247, 249)');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await expect.poll(background).toBe('rgb(14, 17, 22)');
  await page.reload();
  expect(await background()).toBe('rgb(14, 17, 22)');
});

for (const width of [390, 320]) {
  test(`at ${width} px no page scrolls sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const path of PAGES) {
      await page.goto(path);
      await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(width);
    }
  });
}

test('the keyboard reaches the content first, then every screen', async ({ page }) => {
  await page.goto('/model');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Search', exact: true }).first()).toBeFocused();
  for (const name of ['Overview', 'Plan', 'Customers', 'Segments', 'Survival', 'Revenue', 'Predict', 'Drivers', 'Model', 'Offers', 'Assumptions', 'Data']) {
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name, exact: true }).first()).toBeFocused();
  }
});

test('an address that does not exist leads back', async ({ page, allowErrors }) => {
  allowErrors('404');
  await page.goto('/nowhere');
  await page.getByRole('link', { name: 'Go to the overview' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, Dec 2025');
});

test('opened tables keep their words and numbers whole on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/');
  await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  const broken = await page.locator('td, th').evaluateAll((cells) =>
    cells
      .filter((cell) => /^[\d.,%€−-]+$/.test(cell.textContent ?? ''))
      .filter((cell) => {
        const range = document.createRange();
        range.selectNodeContents(cell);
        return new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1;
      })
      .map((cell) => cell.textContent));
  expect(broken).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
  test('what can be tapped is 44 px', async ({ page }) => {
    for (const path of ['/', `/predict?id=${stayed.customer_id}`, '/customers?contract=Two+year', `/customers/${stayed.customer_id}`, '/segments', '/survival', '/drivers', '/drivers?feature=tenure']) {
      await page.goto(path);
      const small = await page.locator('button:visible:not(.sr-only), select:visible, input:visible, summary:visible, main a:visible').evaluateAll((controls) =>
        // A link within a sentence is as high as its line (WCAG 2.5.8, inline).
        controls.filter((control) => getComputedStyle(control).display !== 'inline').filter((control) => control.getBoundingClientRect().height < 43.5 || control.getBoundingClientRect().width < 43.5).map((control) => control.outerHTML.slice(0, 120)));
      expect(small, path).toEqual([]);
    }
  });
});
