import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { customers, stayed } from './fixtures/customers';
import { open } from './fixtures/open';
import { expect, test } from './fixtures/test';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search and commands' });
const field = (page: Page) => palette(page).getByRole('combobox');
const option = (page: Page, name: string) => palette(page).getByRole('option', { name, exact: true });
/** A customer has more to say than the ID. */
const customer = (page: Page, id: string) => palette(page).getByRole('option', { name: new RegExp(`^${id}\\b`) });
const help = (page: Page) => page.getByRole('dialog', { name: 'Keyboard' });
const nameOf = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);

test.describe('the palette', () => {
  test('opens a customer by the beginning of an ID, and remembers it', async ({ page }) => {
    const beginning = stayed.customer_id.slice(0, -1);
    const [first] = customers.filter((row) => row.customer_id.startsWith(beginning));
    await open(page, '/model');
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(beginning.toLowerCase());
    await expect(customer(page, first!.customer_id)).toHaveAttribute('aria-selected', 'true');
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await customer(page, first!.customer_id).getAttribute('id'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/customers/${first!.customer_id}`);
    await expect(palette(page)).toBeHidden();
    await open(page, '/data');
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('group', { name: 'Opened last' }).getByRole('option')).toContainText([first!.customer_id]);
  });

  test('finds an ID by its digits alone, and says who it is', async ({ page }) => {
    await open(page, '/model');
    await page.keyboard.press('Control+k');
    await page.keyboard.type(stayed.customer_id.replace(/\D/g, ''));
    const found = palette(page).getByRole('group', { name: 'Customers' }).getByRole('option');
    await expect(found).toHaveText([new RegExp(`^${stayed.customer_id}risk \\d+%.*, €${stayed.monthly_charges.replace('.', '\\.')}\\d* a month$`)]);
    await expect(palette(page).getByRole('status')).toHaveText('1 result');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/customers/${stayed.customer_id}`);
  });

  test('takes what is typed before it is there, and Enter that comes before the answer', async ({ page }) => {
    await open(page, '/model');
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/*.js', (route) => arrived.then(() => route.continue()));
    await page.keyboard.press('Control+k');
    // Outside the palette these keys would lead to the customers.
    await page.keyboard.type('gc');
    arrive();
    await expect(field(page)).toHaveValue('gc');
    await expect(field(page)).toBeFocused();
    await expect(page).toHaveURL('/model');
    await field(page).fill(stayed.customer_id);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(`/customers/${stayed.customer_id}`);
  });

  test('loses no letter of what is typed on while it comes', async ({ page }) => {
    const text = 'the quick brown fox jumps over the lazy dog '.repeat(2).trim();
    for (let time = 0; time < 3; time++) {
      await open(page, '/model');
      await page.keyboard.press('Control+k');
      await page.keyboard.type(text, { delay: 4 });
      await expect(field(page)).toHaveValue(text);
    }
  });

  test('has arrows, Home and End; Escape and a second Ctrl-K give the focus back', async ({ page }) => {
    await open(page, '/model');
    const link = page.getByRole('link', { name: 'Drivers', exact: true }).first();
    await link.focus();
    for (const key of ['Escape', 'Control+k']) {
      await page.keyboard.press('Control+k');
      await expect(option(page, 'Overview')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('ArrowDown');
      await expect(option(page, 'Plan')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('End');
      await expect(option(page, 'Keyboard help')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('ArrowDown');
      await expect(option(page, 'Overview')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowUp');
      await expect(option(page, 'Keyboard help')).toHaveAttribute('aria-selected', 'true');
      await page.keyboard.press(key);
      await expect(palette(page)).toBeHidden();
      await expect(link).toBeFocused();
    }
  });

  test('is opened by its button, and leads to pages and actions', async ({ page }) => {
    await open(page, '/data');
    await page.getByRole('link', { name: 'Search' }).click();
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('xyzzy');
    await expect(palette(page)).toContainText(`Nothing begins with “xyzzy”. Type the beginning of a customer ID such as ${customers[0]!.customer_id}`);
    await field(page).fill('driv');
    await option(page, 'Drivers').click();
    await expect(page).toHaveURL('/drivers');
    await page.keyboard.press('Control+k');
    await field(page).fill('dark');
    await page.keyboard.press('Enter');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await page.keyboard.press('Control+k');
    await field(page).fill('keyboard');
    await page.keyboard.press('Enter');
    await expect(help(page)).toBeVisible();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no accessibility violation, nor has the help: ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, '/data');
      for (const [key, dialog] of [['Control+k', palette], ['?', help]] as const) {
        await page.keyboard.press(key);
        await expect(dialog(page)).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
        await page.keyboard.press('Escape');
      }
    });
  }

  test.describe('by touch', () => {
    test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } });
    test('fills the width, and what can be tapped is 44 px', async ({ page }) => {
      await open(page, '/data');
      await page.getByRole('link', { name: 'Search' }).tap();
      await expect(field(page)).toBeFocused();
      expect((await palette(page).boundingBox())!.width).toBe(390);
      const small = await palette(page).locator('button, input, [role=option]').evaluateAll((all) => all.filter((control) => control.getBoundingClientRect().height < 43.5).map((control) => control.outerHTML.slice(0, 120)));
      expect(small).toEqual([]);
      await palette(page).getByRole('button', { name: 'Close' }).tap();
      await expect(palette(page)).toBeHidden();
    });
  });
});

test.describe('keys', () => {
  test('lead to the screens', async ({ page }) => {
    await open(page, '/data');
    for (const [key, address] of [['o', '/'], ['c', '/customers'], ['s', '/segments'], ['v', '/survival'], ['p', '/predict'], ['d', '/drivers'], ['m', '/model'], ['l', '/plan'], ['r', '/revenue'], ['a', '/assumptions']] as const) {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      await expect(page).toHaveURL(address);
    }
  });

  test('/ is for searching: in the page where it can be, else in the palette', async ({ page }) => {
    await open(page, '/customers');
    await page.keyboard.press('/');
    await expect(page.locator('input[data-search]')).toBeFocused();
    await expect(page.locator('input[data-search]')).toHaveValue('');
    await open(page, '/predict');
    await page.keyboard.press('/');
    await expect(page.getByRole('combobox', { name: 'Customer ID' })).toBeFocused();
    await open(page, '/model');
    await page.keyboard.press('/');
    await expect(field(page)).toBeFocused();
  });

  test('j and k go through the rows, and from customer to customer', async ({ page }) => {
    await open(page, '/customers');
    const links = page.locator('main a[data-row-link]');
    for (const [key, row] of [['j', 0], ['j', 1], ['j', 2], ['k', 1]] as const) {
      await page.keyboard.press(key);
      await expect(links.nth(row)).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/customers\/.+/);
    const here = page.url();
    await page.locator('main a[rel=next]').waitFor();
    await page.keyboard.press('j');
    await expect(page).not.toHaveURL(here);
    await page.locator('main a[rel=prev]').waitFor();
    await page.keyboard.press('k');
    await expect(page).toHaveURL(here);
  });

  test('j counts as often as it is pressed, however slowly the pages come', async ({ page }) => {
    await open(page, '/customers?contract=Two+year&sort=id');
    const links = page.locator('main a[data-row-link]');
    const hrefs = await links.evaluateAll((all) => all.slice(0, 6).map((link) => link.getAttribute('href')!));
    await open(page, hrefs[0]!);
    await page.locator('main a[rel=next]').first().waitFor();
    for (let i = 0; i < 5; i++) await page.keyboard.press('j');
    await expect(page).toHaveURL(hrefs[5]!);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(hrefs[5]!.split(/[/?]/)[2]!);
    for (let i = 0; i < 3; i++) await page.keyboard.press('k');
    await expect(page).toHaveURL(hrefs[2]!);
  });

  test('say nothing while something is typed, chosen or open, or with another key held', async ({ page }) => {
    await open(page, '/predict');
    await page.getByRole('combobox', { name: 'Customer ID' }).fill('');
    await page.getByRole('combobox', { name: 'Customer ID' }).pressSequentially('gc?/');
    await expect(page.getByRole('combobox', { name: 'Customer ID' })).toHaveValue('gc?/');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Alt+g');
    await page.keyboard.press('c');
    await page.keyboard.press('g');
    await page.keyboard.press('Control+c');
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect(help(page)).toBeVisible();
    await expect(page).toHaveURL('/predict');
  });

  test('are listed by ?, and can be switched off for good', async ({ page }) => {
    await open(page, '/data');
    await page.keyboard.press('?');
    await expect(help(page)).toContainText('Survival');
    const onOff = help(page).getByRole('switch', { name: 'Keys without Ctrl' });
    await expect(onOff).toBeChecked();
    await onOff.click();
    await page.keyboard.press('Escape');
    await open(page, '/data');
    await page.keyboard.press('?');
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.keyboard.press('/');
    await page.keyboard.press('Control+k');
    // Ctrl-K stays, and leads back to the switch.
    await field(page).fill('keyboard');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/data');
    await expect(onOff).not.toBeChecked();
    await onOff.click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(help(page)).toBeVisible();
    expect(await nameOf(page)).toBe('Close');
  });
});
