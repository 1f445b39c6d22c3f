import AxeBuilder from '@axe-core/playwright';
import type { APIRequestContext, Page } from '@playwright/test';
import { customers, left, stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

interface Answer {
  probability: number;
  interval: { level: number; lower: number; upper: number } | null;
  explanation: { baseValue: number; contributions: { feature: string; label: string; value: unknown; shapValue: number }[] };
}

async function ask(request: APIRequestContext, body: object): Promise<Answer> {
  return (await (await request.post('/api/v1/predict', { data: { ...body, explain: true } })).json()) as Answer;
}

const chart = (page: Page) => page.getByRole('figure', { name: /the average customer/ });

/** The bars as printed, in tenths of a point: the average customer, the steps, this customer. */
async function printedBars(page: Page): Promise<{ name: string; tenths: number }[]> {
  const rows = await chart(page).getByRole('listitem').evaluateAll((items) => items.map((item) => [...item.querySelectorAll('p')].map((words) => words.textContent ?? '')));
  return rows.map(([name, number]) => ({ name: name!, tenths: Math.round(Number(number!.replace('−', '-').replace(/%| pp/, '')) * 10) }));
}

async function expectToAddUp(page: Page, { probability, explanation }: Answer): Promise<void> {
  const bars = await printedBars(page);
  const [first, last] = [bars[0]!, bars.at(-1)!];
  expect(bars.slice(0, -1).reduce((sum, { tenths }) => sum + tenths, 0)).toBe(last.tenths);
  // The ends are the API's numbers, and the last is the gauge's.
  expect(first.tenths).toBe(Math.round(explanation.baseValue * 1000));
  expect(last.tenths).toBe(Math.round(probability * 1000));
  await expect(page.getByRole('img', { name: `${printed(probability)}, higher than` })).toBeVisible();
  const steps = bars.slice(1, -1).filter(({ name }) => !name.startsWith('Everything else'));
  // The six largest, and what an offer may answer wherever it ranks.
  const largest = explanation.contributions.slice(0, 6).filter(({ shapValue }) => Math.abs(shapValue) >= 0.0005);
  for (const { label } of largest) expect(steps.some(({ name }) => name.startsWith(label)), label).toBe(true);
  for (const { name, tenths } of steps) {
    // One label may begin with another.
    const { label, shapValue } = explanation.contributions.filter((one) => name.startsWith(one.label)).sort((a, b) => b.label.length - a.label.length)[0]!;
    expect(Math.abs(tenths - shapValue * 1000), label).toBeLessThanOrEqual(1);
    if (name.includes('a reason to act on')) expect(shapValue, label).toBeGreaterThanOrEqual(0.005);
  }
  // No sum on the way is below nothing or above all.
  let sum = first.tenths;
  for (const { tenths } of bars.slice(1, -1)) {
    sum += tenths;
    expect(sum).toBeGreaterThanOrEqual(0);
    expect(sum).toBeLessThanOrEqual(1000);
  }
}

function printed(probability: number): string {
  if (probability < 0.005) return '<1%';
  return probability >= 0.995 ? '>99%' : `${Math.round(probability * 100)}%`;
}

/** Some of each kind: new and long there, on each contract. */
const SAMPLE = ['Month-to-month', 'One year', 'Two year'].flatMap((contract) => {
  const active = customers.filter((row) => row.churn === 'No' && row.contract === contract);
  return [active[0]!, active.find((row) => Number(row.tenure) < 3) ?? active[1]!].map((row) => row.customer_id);
});

test('for each customer the bars go from the average to the gauge, and the API says the same', async ({ page, request }) => {
  for (const id of SAMPLE) {
    const answer = await ask(request, { customerId: id });
    const { explanation, probability } = answer;
    expect(Math.abs(explanation.contributions.reduce((sum, { shapValue }) => sum + shapValue, explanation.baseValue) - probability)).toBeLessThan(1e-9);
    await page.goto(`/predict?id=${id}`);
    await expectToAddUp(page, answer);
    const away = Math.abs(Math.round(probability * 1000) - Math.round(explanation.baseValue * 1000)) / 10;
    if (away > 0) await expect(chart(page).getByRole('heading')).toHaveText(new RegExp(`${id} ${away.toFixed(1)} pp (above|below) the average customer`));
  }
});

test('the reasons in words give shares that the file bears out, and say once that they are no causes', async ({ page }) => {
  await page.goto(`/predict?id=${stayed.customer_id}`);
  const rate = (rows: typeof customers) => `${Math.round((rows.filter((row) => row.churn === 'Yes').length / rows.length) * 100)}%`;
  const [same, others] = [customers.filter((row) => row.contract === stayed.contract), customers.filter((row) => row.contract !== stayed.contract)];
  await expect(page.getByRole('listitem').filter({ hasText: `Contract: ${stayed.contract}` })).toContainText(`${rate(same)} of such customers left, ${rate(others)} of the others.`);
  await expect(page.getByText('Association, not cause')).toHaveCount(1);
});

test('the interval is printed beside the answer, in counted people, and explained', async ({ page, request }) => {
  const { probability, interval } = await ask(request, { customerId: stayed.customer_id });
  await page.goto(`/predict?id=${stayed.customer_id}`);
  if (!interval) return void (await expect(page.getByText('No range of uncertainty is given')).toBeVisible());
  const [lower, upper] = [Math.round(interval.lower * 100), Math.round(interval.upper * 100)];
  await expect(page.getByText(`${printed(probability)} (${lower}–${upper}%)`)).toBeVisible();
  await expect(page.getByText(/ in 100 customers like this one left between Jan 2024 and Dec 2025; likely /)).toBeVisible();
  await page.getByText('What this number is').click();
  await expect(page.getByText(`The range ${lower}% to ${upper}% is meant to hold the true chance`)).toBeVisible();
});

test('an edit changes the reasons with the answer', async ({ page, request }) => {
  await page.goto(`/predict?id=${stayed.customer_id}`);
  const before = await printedBars(page);
  await page.getByRole('combobox', { name: 'Contract' }).selectOption(stayed.contract === 'Two year' ? 'Month-to-month' : 'Two year');
  await page.getByRole('textbox', { name: 'Support calls' }).fill('7');
  await expect(chart(page).getByRole('heading')).toContainText(`the edited ${stayed.customer_id}`);
  await expect(page.getByRole('listitem').filter({ hasText: 'Support calls: 7 in 90 days' })).toBeVisible();

  const record = (await (await request.get(`/api/v1/customers/${stayed.customer_id}`)).json()) as { features: Record<string, unknown> };
  const contract = await page.getByRole('combobox', { name: 'Contract' }).inputValue();
  await expectToAddUp(page, await ask(request, { features: { ...record.features, contract, support_calls: 7 } }));
  expect(await printedBars(page)).not.toEqual(before);
});

test('beside the overview the strongest reasons in words; for a prospect also the chart, because nothing else shows it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  await expect(page.getByText(/the average customer$/)).toBeVisible();
  await expect(chart(page)).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Tenure' }).fill('1');
  await page.getByText('All reasons as a chart').click();
  await expect(chart(page).getByRole('listitem').first()).toContainText('Average customer');
});

test('who already left has an outcome and no reasons', async ({ page }) => {
  await page.goto(`/predict?id=${left.customer_id}`);
  await expect(page.getByText(`${left.customer_id} already left`)).toBeVisible();
  await expect(chart(page)).toHaveCount(0);
  await expect(page.getByText('Association, not cause')).toHaveCount(0);
});

test('on a phone nothing scrolls sideways, with the table open, at 390 and 320 px', async ({ page }) => {
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const id of SAMPLE) {
      await page.goto(`/predict?id=${id}`);
      await chart(page).getByText('Show table').click();
      await expect(chart(page).getByRole('table')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`${colorScheme} colours`, () => {
    test.use({ colorScheme });
    test('the reasons have no accessibility violation', async ({ page }) => {
      await page.goto(`/predict?id=${stayed.customer_id}`);
      await chart(page).getByText('Show table').click();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ').slice(0, 400)}`)).toEqual([]);
    });
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the bars are drawn and add up, and a posted edit changes them', async ({ page, request }) => {
    await page.goto(`/predict?id=${stayed.customer_id}`);
    await expectToAddUp(page, await ask(request, { customerId: stayed.customer_id }));
    const widths = await chart(page).locator('li div > span').evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect(widths.every((width) => width >= 1)).toBe(true);
    expect(Math.max(...widths)).toBeGreaterThan(50);
    await page.getByRole('textbox', { name: 'Support calls' }).fill('7');
    await page.getByRole('button', { name: 'Predict churn' }).last().click();
    await expect(chart(page).getByRole('heading')).toContainText(`the edited ${stayed.customer_id}`);
  });
});
