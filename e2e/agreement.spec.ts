import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { expect, test } from './fixtures/test';

/** "€1,234" or "5,674" as a number. */
const figure = (text: string) => Number(text.replace(/[^\d.−-]/g, '').replace('−', '-'));
const summary = async (page: Page, id: string) => figure(await page.locator(`[data-summary="${id}"]`).innerText());
const PARTS = { segment: ['at-risk', 'new', 'high-value', 'loyal', 'core'], quadrant: ['save-now', 'watch', 'let-go', 'grow'], risk: ['safe', 'low', 'medium', 'high', 'too-new'] };

interface Totals { active: number; charge: number; clv: number; atRisk: number }

async function listed(page: Page, query: string): Promise<Totals> {
  await page.goto(`/customers?${query}`);
  return { active: await summary(page, 'count'), charge: await summary(page, 'charge'), clv: await summary(page, 'clv'), atRisk: await summary(page, 'at-risk') };
}

/** Sums of printed whole amounts are right to half a unit each. */
function expectSum(parts: Totals[], all: Totals) {
  const sum = (key: keyof Totals) => parts.reduce((total, part) => total + part[key], 0);
  expect(sum('active')).toBe(all.active);
  for (const key of ['charge', 'clv', 'atRisk'] as const) expect(Math.abs(sum(key) - all[key]), key).toBeLessThanOrEqual((parts.length + 1) / 2);
}

test('the parts of every division add up to the whole, on the list as on the overview', async ({ page }) => {
  test.slow();
  const all = await listed(page, 'status=active');
  for (const [name, values] of Object.entries(PARTS)) {
    const parts: Totals[] = [];
    for (const value of values) parts.push(await listed(page, `status=active&${name}=${value}`));
    // Who is too new for a band is on no quadrant.
    if (name === 'quadrant') parts.push(await listed(page, 'status=active&risk=too-new'));
    expectSum(parts, all);
  }
  await page.goto('/');
  expect(figure(await page.locator('[data-metric=activeCustomers]').innerText())).toBe(all.active);
  const printed = await page.locator('[data-metric=averageClv]').innerText();
  expect(Math.abs(figure(printed) - all.clv / all.active)).toBeLessThanOrEqual(0.51);
  await page.locator('section:has([data-metric=revenueAtRisk])').getByRole('button', { name: 'How it is computed' }).click();
  const amounts = [...(await page.getByRole('dialog', { name: 'Monthly revenue at risk' }).innerText()).matchAll(/€[\d,.]+\d/g)].map(([amount]) => Math.round(figure(amount)));
  expect(amounts).toContain(all.atRisk);
  // A half is rounded either way: 311,200.50.
  expect(amounts.some((amount) => Math.abs(amount - all.charge) <= 1)).toBe(true);
});

test('the cards of the segments are the lists that they lead to, and the slices of the overview', async ({ page }) => {
  test.slow();
  await page.goto('/');
  await page.locator('figure[aria-labelledby="segments-title"]').getByText('Show table').click();
  const slices = await page.locator('figure[aria-labelledby="segments-title"] tbody tr').evaluateAll((rows) => rows.map((row) => [row.children[0]!.textContent, row.children[2]!.textContent]));
  await page.goto('/segments');
  // Groups that tell little are shut.
  await page.locator('#groups > details').evaluateAll((all) => all.forEach((details) => details.setAttribute('open', '')));
  const cards = await page.locator('section:has(h3):not(:has(section)):has([data-profile=active])').filter({ has: page.getByRole('link', { name: /View these customers/ }) }).evaluateAll((sections) =>
    sections.map((section) => ({
      label: section.querySelector('h3')!.textContent!,
      active: section.querySelector('[data-profile=active]')!.textContent!,
      rate: section.querySelector('[data-profile=rate]')!.textContent!,
      atRisk: section.querySelector('[data-profile=at-risk]')!.textContent!,
      href: [...section.querySelectorAll('a')].map((link) => link.getAttribute('href')!).find((href) => href.startsWith('/customers?'))!,
    })),
  );
  const rules = cards.filter(({ href }) => href.includes('segment='));
  expect(rules.map(({ label, active }) => [label, active])).toEqual(slices);
  expect(cards.length).toBeGreaterThan(rules.length);
  for (const card of cards) {
    await page.goto(card.href);
    await expect(page.locator('[data-summary=count]')).toHaveText(card.active);
    expect(figure(card.atRisk)).toBe(await summary(page, 'at-risk'));
    if (rules.includes(card)) continue;
    // The rate is of everybody in the group, left or not.
    await page.goto(card.href.replace(/[?&]status=active/, (found) => (found.startsWith('?') ? '?' : '')).replace('?&', '?'));
    await expect(page.locator('[data-summary=rate]')).toHaveText(card.rate);
  }
});

test('the export holds exactly the list, and its columns sum to the printed sums', async ({ page }) => {
  const query = 'quadrant=save-now&status=active&sort=-clv';
  const printed = await listed(page, query);
  const first = await page.locator('[data-row-link]').allInnerTexts();
  const response = await page.request.get(`/customers/export?${query}`);
  expect(response.headers()['cache-control']).toContain('no-store');
  const rows: Record<string, string>[] = parse(await response.text(), { columns: true, bom: true });
  expect(rows).toHaveLength(printed.active);
  const [id] = Object.keys(rows[0]!);
  expect(rows.slice(0, first.length).map((row) => row[id!])).toEqual(first);
  const column = (pattern: RegExp) => Object.keys(rows[0]!).find((name) => pattern.test(name))!;
  const sum = (name: string) => rows.reduce((total, row) => total + Number(row[name]), 0);
  expect(Math.abs(sum(column(/CLV/i)) - printed.clv)).toBeLessThanOrEqual(0.5);
  expect(Math.abs(sum(column(/at_risk/i)) - printed.atRisk)).toBeLessThanOrEqual(0.5);
});

test('two clicks lead from the overview to a high-value customer who is likely to leave, and to the reason', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: /^Save now: / }).click();
  await expect(page).toHaveURL(/quadrant=save-now/);
  const row = page.getByRole('row').filter({ has: page.locator('[data-row-link]') }).first();
  const [atRisk] = (await row.innerText()).match(/€[\d.,]+(?=\s|$)/g)!.slice(-1);
  const reason = (await row.locator('td').last().innerText()).trim();
  const id = await row.locator('[data-row-link]').innerText();
  await row.locator('[data-row-link]').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(id);
  await expect(page.locator('[data-stake=at-risk]')).toHaveText(atRisk!);
  expect(reason).not.toBe('');
  const answer = await (await page.request.post('/api/v1/predict', { data: { customerId: id, explain: true } })).json();
  expect(answer.churn).toBe('Yes');
  await expect(page.getByText(`${Math.round(answer.probability * 100)}%`).first()).toBeVisible();
  const top = answer.explanation.contributions.find(({ shapValue }: { shapValue: number }) => shapValue > 0).label as string;
  await expect(page.locator('main')).toContainText(top);
});
