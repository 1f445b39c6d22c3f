import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { customers, left, stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const rows = (page: Page) => page.getByRole('table', { name: 'Customers' }).locator('tbody tr');
const title = (page: Page) => page.getByRole('heading', { level: 1 });
const place = (page: Page) => page.getByRole('navigation', { name: 'List' });
const money = (text: string) => Number(text.replaceAll(/[€,]/g, ''));
const newcomer = customers.find((row) => row.churn === 'No' && row.tenure === '0')!;

test('a customer opens from the list, which they go through by links and keys', async ({ page }) => {
  await page.goto('/customers?contract=Two+year&status=active');
  const [first, second, third] = await rows(page).locator('th').allInnerTexts();
  const cells = await rows(page).first().innerText();
  await rows(page).first().getByRole('link', { name: first!.trim() }).click();
  await expect(title(page)).toHaveText(first!.trim());
  await expect(page).toHaveTitle(`${first!.trim()} · Customers · Holdfast`);
  const active = customers.filter((row) => row.contract === 'Two year' && row.churn === 'No').length.toLocaleString('en-GB');
  await expect(place(page)).toContainText(`1 of ${active}`);
  // What the list says of them, the page says too.
  await expect(page.getByRole('img', { name: /, higher than/ })).toBeVisible();
  for (const part of ['at-risk', 'clv']) expect(cells).toContain(await page.locator(`[data-stake=${part}]`).innerText());
  await expect(page.locator('main a[rel=prev]')).toHaveCount(0);
  await page.locator('main a[rel=next]').click();
  await expect(title(page)).toHaveText(second!.trim());
  await page.keyboard.press('j');
  await expect(title(page)).toHaveText(third!.trim());
  await expect(place(page)).toContainText(`3 of ${active}`);
  await page.keyboard.press('k');
  await expect(title(page)).toHaveText(second!.trim());
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page).toHaveURL(`/customers?contract=Two+year&status=active#c-${second!.trim()}`);
  await expect(rows(page).getByRole('link', { name: second!.trim() })).toBeFocused();
});

test('the way to the next stays in sight while the page scrolls, and covers nothing for good', async ({ page }) => {
  for (const [width, height] of [[1440, 800], [390, 844], [320, 568]] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`/customers/${stayed.customer_id}`);
    const next = page.locator('main a[rel=next]');
    const bar = (await place(page).boundingBox())!;
    const heading = (await title(page).boundingBox())!;
    expect(heading.y, `${width}`).toBeGreaterThanOrEqual(bar.y + bar.height);
    await page.getByRole('heading', { name: 'On file' }).scrollIntoViewIfNeeded();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    await expect(next).toBeInViewport({ ratio: 1 });
    if (width < 1024) expect((await next.boundingBox())!.height).toBeGreaterThanOrEqual(44);
    if (width < 1024) expect((await next.boundingBox())!.width).toBeGreaterThanOrEqual(44);
    // What takes the focus is not under the bar.
    const driver = page.locator('main a[href^="/drivers"]').first();
    await driver.focus();
    expect((await driver.boundingBox())!.y).toBeGreaterThanOrEqual(bar.height);
    await next.click();
    await expect(title(page)).not.toHaveText(stayed.customer_id);
  }
});

test('the chance that lies ahead stands once beside the probability, and is what the outlook leaves over', async ({ page }) => {
  const said = page.locator('[data-looking-ahead]');
  await page.goto(`/customers/${stayed.customer_id}`);
  await expect(said).toHaveCount(1);
  const [, leaving] = /^Looking ahead: (?:about )?(\d+)%.* of customers like this leave within 12 months/.exec(await said.innerText())!.map(Number);
  const still = page.getByRole('table', { name: 'Chance to be still here' }).locator('tbody tr').first().locator('td').nth(2);
  expect(leaving! + Number(/\d+/.exec(await still.innerText())![0])).toBe(100);
  await expect(said).toContainText('above looks back over the file’s 24 months');
  await page.goto(`/customers/${newcomer.customer_id}`);
  await expect(said).toContainText('above says nothing of that');
  await page.goto(`/customers/${left.customer_id}`);
  await expect(page.getByText('Left on')).toBeVisible();
  await expect(said).toHaveCount(0);
});

test('the numbers are those of the API, and the lifetime value is the product that it says', async ({ page, request }) => {
  await page.goto(`/customers/${stayed.customer_id}`);
  const { probability } = (await (await request.post('/api/v1/predict', { data: { customerId: stayed.customer_id } })).json()) as { probability: number };
  await expect(page.getByRole('img', { name: new RegExp(`^${Math.round(probability * 100)}%, higher than`) })).toBeVisible();
  expect(money(await page.locator('[data-stake=at-risk]').innerText())).toBeCloseTo(probability * Number(stayed.monthly_charges), 2);
  await page.getByText('How it is computed', { exact: true }).click();
  const [, margin, charge, payments, value] = /([\d.]+)% margin × €([\d.,]+) × ([\d.]+) payments = €([\d.,]+)/.exec(await page.getByText('margin ×').innerText())!.map(money);
  // Payments are printed to a hundredth.
  expect(Math.abs((margin! / 100) * charge! * payments! - value!)).toBeLessThan(0.006 * charge!);
  expect(Math.round(value!)).toBe(money(await page.locator('[data-stake=clv]').innerText()));
});

test('the outcome replaces the prediction of who left', async ({ page }) => {
  await page.goto(`/customers/${left.customer_id}`);
  await expect(page.getByText(/^Left on \d{1,2} [A-Z][a-z]{2} \d{4}$/)).toBeVisible();
  await expect(page.getByText('What the model would have said had it not known')).toBeVisible();
  await expect(page.getByRole('img', { name: /, higher than/ })).toHaveCount(0);
  await expect(page.locator('[data-stake]')).toHaveCount(0);
});

test('the similar customers are of the file, and became what the page says', async ({ page }) => {
  await page.goto(`/customers/${stayed.customer_id}`);
  const similar = page.getByRole('list', { name: 'The most similar customers' }).getByRole('listitem');
  await expect(similar).toHaveCount(5);
  for (const row of await similar.all()) {
    const id = await row.getByRole('link').innerText();
    const found = customers.find(({ customer_id }) => customer_id === id)!;
    await expect(row).toContainText(found.churn === 'Yes' ? `Left after ${found.tenure} month` : `Still here after ${found.tenure} month`);
  }
});

test('an unknown ID is not found, and the nearest are a link away', async ({ page, request, allowErrors }) => {
  allowErrors('404');
  const unknown = `${stayed.customer_id}9`;
  expect((await request.get(`/customers/${unknown}`)).status()).toBe(404);
  await page.goto(`/customers/${unknown}`);
  await expect(page.getByText(`No customer in the file has the ID “${unknown}”.`)).toBeVisible();
  await page.getByRole('list', { name: 'Nearest IDs' }).getByRole('link', { name: stayed.customer_id }).click();
  await expect(title(page)).toHaveText(stayed.customer_id);
  const digits = stayed.customer_id.replace(/\D/g, '');
  for (const slip of [digits, `XX-${digits}`, `HF${digits}`]) {
    await page.goto(`/customers/${slip}`);
    await expect(page.getByRole('list', { name: 'Nearest IDs' }).getByRole('link', { name: stayed.customer_id }), slip).toBeVisible();
  }
  await page.goto('/customers/xxx');
  await expect(page.getByText(/IDs here look like HF-\d+/)).toBeVisible();
  // A kept connection may be closed by the server in the moment that it is used again.
  for (const id of ['a/b', '50%', '<b>', 'Ä ö', '..%2f', '%00']) {
    const response = await request.get(`/customers/${encodeURIComponent(id)}`, { maxRetries: 3 });
    expect(response.status(), id).toBe(404);
    expect(await response.text(), id).not.toContain('<b>”');
  }
});

test('an address that cannot be decoded is a page that says so', async ({ page, allowErrors }) => {
  allowErrors('404');
  for (const path of ['%E0%A4%A', '%', `${stayed.customer_id}%zz`, '%E0%A4%A/more']) {
    expect((await page.goto(`/customers/${path}`))!.status(), path).toBe(404);
    await expect(page.getByText(`No customer in the file has the ID “${path}”.`), path).toBeVisible();
    await page.getByRole('textbox', { name: 'Customer ID, or how it begins' }).fill(stayed.customer_id);
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page).toHaveURL(/\/customers\?id=/);
  }
});

test('a list that has not this customer, and nonsense for a list, break nothing', async ({ page }) => {
  await page.goto(`/customers/${left.customer_id}?from=${encodeURIComponent('status=active')}`);
  await expect(place(page)).toContainText('Not among the');
  await page.goto(`/customers/${stayed.customer_id}?from=${encodeURIComponent('size=XL&tenure=6..3&page=x&%zz=1')}`);
  await expect(place(page)).toContainText(`of ${customers.length.toLocaleString('en-GB')}`);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page is complete, and so is that of an unknown ID', async ({ page, allowErrors }) => {
    allowErrors('404');
    await page.goto(`/customers/${stayed.customer_id}`);
    await expect(page.getByText('at stake', { exact: false }).first()).toBeVisible();
    expect((await page.locator('#outlook-chart path[data-curve=observed]').first().getAttribute('d'))!.length).toBeGreaterThan(100);
    await page.locator('main a[rel=next], main a[rel=prev]').first().click();
    await expect(title(page)).not.toHaveText(stayed.customer_id);
    await page.goto(`/customers/${stayed.customer_id}9`);
    await page.getByRole('textbox', { name: 'Customer ID, or how it begins' }).fill(stayed.customer_id);
    await page.getByRole('button', { name: 'Find' }).click();
    await expect(page).toHaveURL(/\/customers\?id=/);
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    for (const id of [stayed.customer_id, left.customer_id, newcomer.customer_id, `${stayed.customer_id}9`]) {
      test(`${id} has no accessibility violation`, async ({ page, allowErrors }) => {
        allowErrors('404');
        await page.goto(`/customers/${id}`);
        await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id: rule, nodes }) => `${rule}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
      });
    }
  });
}

test('on a phone nothing scrolls sideways', async ({ page }) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const { customer_id } of [stayed, left, newcomer]) {
      await page.goto(`/customers/${customer_id}`);
      await page.locator('details:not([open])').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
      expect(await page.evaluate(() => document.documentElement.scrollWidth), customer_id).toBeLessThanOrEqual(width);
    }
  }
});

test('on paper a customer is one sheet that can be read', async ({ page }) => {
  for (const { customer_id } of [stayed, left, newcomer]) {
    await page.goto(`/customers/${customer_id}`);
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g), customer_id).toHaveLength(1);
    // 9 points are 12 px, 8 points of a note 10.7.
    await page.emulateMedia({ media: 'print' });
    const sizes = await page.locator('.customer-sheet').evaluate((sheet) => {
      const texts = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
      const found: { px: number; isNote: boolean; text: string }[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const parent = node.parentElement!;
        if (!node.textContent!.trim() || parent.closest('.sr-only, svg') || parent.getClientRects().length === 0) continue;
        found.push({ px: Number.parseFloat(getComputedStyle(parent).fontSize), isNote: parent.closest('.text-xs, ul') !== null, text: node.textContent! });
      }
      return found;
    });
    expect(sizes.filter(({ isNote }) => !isNote).length).toBeGreaterThan(10);
    expect(sizes.filter(({ px, isNote }) => px < (isNote ? 10.6 : 12)), customer_id).toEqual([]);
    await page.emulateMedia({ media: null });
  }
});
