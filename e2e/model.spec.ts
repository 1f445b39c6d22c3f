import type { Page } from '@playwright/test';
import { customers } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const left = customers.filter((row) => row.churn === 'Yes').length;
const active = customers.length - left;

const count = (text: string) => Number(text.replaceAll(',', ''));
const cell = async (page: Page, id: string) => count(await page.locator(`[data-cell=${id}]`).innerText());
const figure = (page: Page, id: string) => page.locator(`[data-figure=${id}]`);
const slider = (page: Page) => page.getByRole('slider', { name: 'Threshold' });
const field = (page: Page) => page.getByRole('spinbutton', { name: 'Threshold' });
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** Reads the matrix, checks that it adds up, and holds every figure against it. Returns how many are flagged. */
async function checkFigures(page: Page): Promise<number> {
  const [tp, fn, fp, tn] = await Promise.all(['truePositives', 'falseNegatives', 'falsePositives', 'trueNegatives'].map((id) => cell(page, id))) as [number, number, number, number];
  expect(tp + fn).toBe(await cell(page, 'positives'));
  expect(fp + tn).toBe(await cell(page, 'negatives'));
  expect(tp + fn + fp + tn).toBe(customers.length);
  expect(tp + fn).toBe(left);
  await expect(figure(page, 'precision')).toHaveText(percent(tp / (tp + fp)));
  await expect(figure(page, 'recall')).toHaveText(percent(tp / (tp + fn)));
  await expect(figure(page, 'f1')).toHaveText(percent((2 * tp) / (2 * tp + fp + fn)));
  await expect(figure(page, 'lift')).toHaveText(`${(tp / (tp + fp) / (left / customers.length)).toFixed(2)}×`);
  return tp + fp;
}

test('the slider moves every number by keyboard, and the numbers agree', async ({ page }) => {
  await page.goto('/model');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^50%/);
  const flaggedAt50 = await checkFigures(page);
  const yesAt50 = count(await figure(page, 'yes').innerText());
  await slider(page).focus();
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^42%/);
  await expect(field(page)).toHaveValue('42');
  expect(await checkFigures(page)).toBeGreaterThan(flaggedAt50);
  const yes = count(await figure(page, 'yes').innerText());
  expect(yes).toBeGreaterThan(yesAt50);
  await expect(page.getByText(`At 42%, ${yes - yesAt50} active customers change from No to Yes, 0 from Yes to No.`)).toBeVisible();
  // What is drawn follows too, a moment later.
  await expect(page.locator('figure[aria-labelledby="roc-title"] .recharts-reference-dot')).toContainText('42%');
  await expect(page.getByRole('heading', { name: 'Gender, at 42%' })).toBeVisible();
});

test('a typed threshold is taken, what is none gives way, and the address brings it back', async ({ page }) => {
  await page.goto('/model');
  await field(page).fill('7');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^7%/);
  await checkFigures(page);
  await expect(page).toHaveURL('/model?threshold=7');
  await field(page).fill('700');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^7%/);
  await field(page).blur();
  await expect(field(page)).toHaveValue('7');
  await page.reload();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^7%/);
  await page.getByRole('link', { name: 'Overview', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Overview');
  await page.goBack();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^7%/);
  await field(page).fill('50');
  await expect(page).toHaveURL('/model');
  await field(page).fill('8');
  await expect(page).toHaveURL('/model?threshold=8');
  await page.getByRole('link', { name: 'Model', exact: true }).first().click();
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^50%/);
  await expect(page).toHaveURL('/model');
  await page.goto('/model?threshold=1000');
  await expect(page.getByRole('note').first()).toContainText('There is no threshold "1000": choose a whole percent from 1 to 99. Shown is the one in use, 50%.');
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^50%/);
});

test('at both ends nothing divides by nobody', async ({ page }) => {
  await page.goto('/model?threshold=99');
  const flagged = (await cell(page, 'truePositives')) + (await cell(page, 'falsePositives'));
  if (flagged === 0) {
    await expect(figure(page, 'precision')).toHaveText('—');
    await expect(page.getByText('Nobody is flagged at this threshold.').first()).toBeVisible();
  }
  await page.goto('/model?threshold=1');
  await checkFigures(page);
  await expect(page.locator('main')).not.toContainText(/NaN|undefined|Infinity/);
});

test('the page answers first, compares on the same customers and says where the forest loses', async ({ page }) => {
  await page.goto('/model');
  await expect(page.getByRole('region', { name: /^It (ranks|does not rank)/ })).toBeVisible();
  const table = page.getByRole('region', { name: 'The forest and what it has to beat' });
  await expect(table.locator('tbody tr')).toHaveCount(4);
  const auc = async (row: number) => Number.parseFloat(await table.locator('tbody tr').nth(row).locator('td').first().innerText());
  const title = page.getByRole('heading', { name: /^On these customers/ });
  if ((await auc(0)) < (await auc(1)) - 0.005) await expect(title).toHaveText('On these customers the simpler logistic regression does better than the forest');
  await expect(page.getByText(`of ${active.toLocaleString('en-GB')} active customers, by the served model`)).toBeVisible();
});

test('seven charts, each with a table of its own', async ({ page }) => {
  await page.goto('/model');
  for (const id of ['roc', 'precision-recall', 'calibration', 'gain', 'lift', 'scores', 'profit']) {
    const frame = page.locator(`figure[aria-labelledby="${id}-title"]`);
    await expect(frame.locator('svg.recharts-surface')).toHaveCount(1);
    await frame.getByText('Show table').click();
    expect(await frame.locator('tbody tr').count()).toBeGreaterThanOrEqual(10);
  }
  const calibration = page.locator('figure[aria-labelledby="calibration-title"] tbody tr td:last-child');
  expect((await calibration.allInnerTexts()).reduce((sum, text) => sum + count(text), 0)).toBe(customers.length);
});

test('profit is named as hindsight, and both models are held to the same measure', async ({ page }) => {
  await page.goto('/model');
  const card = page.locator('section', { has: page.locator('figure[aria-labelledby="profit-title"]') }).last();
  await expect(card.getByRole('heading')).toHaveText(/^In hindsight over the whole window, contacting from \d+% on would have earned most: €\d+\.\d\d per customer$/);
  await expect(card).toContainText('Not a forecast of what contacting today’s customers earns');
  await expect(card).toContainText(/\(EMP\) is €\d+\.\d\d per customer for the forest, .* and €\d+\.\d\d for logistic regression/);
});

test('the groups that it is wrong about are listed, farthest first, as many as are said', async ({ page }) => {
  await page.goto('/model');
  const card = page.getByRole('region', { name: 'Where it is off' });
  const off = (await card.locator('tbody tr td:last-child').allInnerTexts()).map((text) => Math.abs(Number.parseFloat(text.replace('−', '-'))));
  await expect(card).toContainText(new RegExp(`^Where it is off\\s*${off.length} of \\d+ groups lie outside their 95% interval`));
  expect(off).toEqual([...off].sort((a, b) => b - a));
});

test('charts side by side begin at one height', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/model');
  const tops = await Promise.all(['roc', 'precision-recall', 'calibration'].map(async (id) => (await page.locator(`figure[aria-labelledby="${id}-title"] svg.recharts-surface`).boundingBox())!.y));
  for (const top of tops) expect(Math.abs(top - tops[0]!)).toBeLessThan(1);
});

test('a chart takes the arrows: one tab stop, and a tooltip with both models', async ({ page }) => {
  await page.goto('/model');
  const frame = page.locator('figure[aria-labelledby="roc-title"]');
  await frame.locator('svg.recharts-surface').focus();
  await page.keyboard.press('ArrowRight');
  await expect(frame.locator('dl')).toContainText(/Flagged of those who stayed.*Logistic regression.*Forest/);
  await expect(frame.locator('[tabindex="0"]:visible')).toHaveCount(1);
});

test('on a phone the bar stays in reach and covers neither heading nor navigation', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto('/model');
  await page.getByRole('heading', { name: 'Does it treat groups alike?' }).scrollIntoViewIfNeeded();
  const bar = await slider(page).boundingBox();
  expect(bar!.y).toBeGreaterThanOrEqual(0);
  expect(bar!.y + bar!.height).toBeLessThan(120);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a number and a button bring every number and marker from the server', async ({ page }) => {
    await page.goto('/model');
    await expect(slider(page)).toBeHidden();
    const before = await checkFigures(page);
    await field(page).fill('30');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await expect(page).toHaveURL('/model?threshold=30');
    expect(await checkFigures(page)).toBeGreaterThan(before);
    for (const id of ['roc', 'precision-recall']) await expect(page.locator(`figure[aria-labelledby="${id}-title"] .recharts-reference-dot`)).toContainText('30%');
    for (const id of ['roc', 'precision-recall', 'gain', 'lift', 'scores', 'profit']) {
      expect((await page.locator(`figure[aria-labelledby="${id}-title"] path.recharts-line-curve`).first().getAttribute('d'))!.length).toBeGreaterThan(50);
    }
    await expect(page.locator('figure[aria-labelledby="calibration-title"] .recharts-line-dot')).toHaveCount(10);
    await expect(page.getByText(/^At 30%, \d+ active customers change from No to Yes, 0 from Yes to No\.$/)).toBeVisible();
  });
});
