import { stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

test.use({ javaScriptEnabled: false });

test('the overview is complete: numbers, drawn charts, tables, filters, formulas', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-metric]')).toHaveCount(5);
  for (const id of ['churn-trend', 'retention-trend']) {
    const figure = page.locator(`figure[aria-labelledby="${id}-title"]`);
    await expect(figure.locator('path.recharts-line-curve')).toHaveCount(2);
    for (const curve of await figure.locator('path.recharts-line-curve').all()) expect((await curve.getAttribute('d'))!.length).toBeGreaterThan(100);
  }
  await expect(page.locator('figure[aria-labelledby="segments-title"] path.recharts-sector')).toHaveCount(5);
  await expect(page.locator('figure[aria-labelledby="groups-title"] path.recharts-rectangle')).toHaveCount(3);
  await page.locator('figure[aria-labelledby="groups-title"]').getByText('Show table').click();
  await expect(page.locator('figure[aria-labelledby="groups-title"] tbody tr').first()).toBeVisible();
  await page.getByRole('button', { name: 'How it is computed' }).first().click();
  await expect(page.getByRole('dialog', { name: 'Churn rate' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Year', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, 2025');
});

test('lookup, prediction and its errors work as plain form posts', async ({ page }) => {
  await page.goto('/predict');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page).toHaveURL(new RegExp(`id=${stayed.customer_id}`));
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue(stayed.tenure);
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  await page.getByRole('button', { name: 'Predict churn' }).last().click();
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  await page.getByRole('textbox', { name: 'Tenure' }).fill('many');
  await page.getByRole('button', { name: 'Predict churn' }).last().click();
  await expect(page.getByText('Enter the tenure as a whole number from 0 to 600; got "many".')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue('many');
});

test('the colours can be chosen', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
