import { expect, test } from './fixtures/test';

// Expected values: KNOWN_ANSWERS, "telco: facts" and "Kaplan–Meier on tenure" (computed with R survfit).

test('the real file is served with its known figures', async ({ page, request }) => {
  expect(await (await request.get('/api/health')).json()).toMatchObject({ status: 'ok', rows: 7043, rejectedRows: 0 });
  await page.goto('/');
  await expect(page.locator('[data-metric=churnRate]')).toHaveText('26.5%');
  await expect(page.locator('[data-metric=retentionRate]')).toHaveText('73.5%');
  await expect(page.locator('[data-metric=activeCustomers]')).toHaveText('5,174');
  await page.getByRole('button', { name: 'How it is computed' }).first().click();
  const formula = page.getByRole('dialog', { name: 'Churn rate' });
  await expect(formula).toContainText('1,869');
  await expect(formula).toContainText('7,043');
  await expect(page.locator('section:has([data-metric=churnRate])')).toContainText('No change over time: the file has no dates.');
});

test('without dates churn by tenure stands in for the January–December chart, and says why', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByText('There is no January–December chart: IBM Telco says who left but not when. A sign-up date and a leaving date for each customer would bring it.')).toBeVisible();
  await expect(page.locator('figure[aria-labelledby="churn-trend-title"]')).toHaveCount(0);
  const survival = page.locator('figure[aria-labelledby="survival-title"]');
  await expect(survival).toContainText('78.9% of customers are still there after 24 months');
  await survival.getByText('Show table').click();
  for (const [month, share] of [['12', '84.3%'], ['24', '78.9%'], ['36', '74.9%'], ['48', '70.9%'], ['60', '66.4%'], ['72', '59.3%']] as const) {
    await expect(survival.getByRole('row', { name: `${month} ${share}` })).toBeVisible();
  }
  const groups = page.locator('figure[aria-labelledby="groups-title"]');
  await groups.getByText('Show table').click();
  await expect(groups.getByRole('row', { name: /^(Month-to-month|Fiber optic|Electronic check)/ })).toBeVisible();
});

test('7590-VHVEG is found, filled in and predicted', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill('7590-VHVEG');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Details of 7590-VHVEG' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue('1');
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText(/(Yes, likely to leave|No, likely to stay|too close to call|The data cannot tell)/)).toBeVisible();
});

test('who left shows the outcome and that the file does not say when', async ({ page }) => {
  // Row 4 of the file: Churn Yes, tenure 2.
  await page.goto('/predict?id=3668-QPYBK');
  await expect(page.getByText('3668-QPYBK already left')).toBeVisible();
  await expect(page.getByText('After 2 months as a customer')).toBeVisible();
});

test('the model page compares with simpler models on the real file, and warns where groups are flagged unlike', async ({ page }) => {
  await page.goto('/model');
  await expect(page.getByRole('heading', { name: /cannot be told apart|does better/ })).toBeVisible();
  // 41.7% of senior citizens left, 23.6% of the others (counted in the file): flagging follows.
  await expect(page.getByText(/Flagged: .*, below 0\.8/).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^Random forest/ })).toContainText(/0\.8[34]\d/);
});

test('from the drivers to the month-to-month customers: 3,875, of whom 1,655 left', async ({ page }) => {
  await page.goto('/drivers?feature=Contract');
  await page.getByRole('link', { name: /View these 3,875 customers/ }).click();
  await expect(page).toHaveURL(/\/customers\?Contract=Month-to-month$/);
  await expect(page.locator('[data-summary=count]')).toHaveText('3,875');
  await expect(page.getByRole('navigation', { name: 'Status' })).toHaveText('All 3,875Active 2,220Left 1,655');
});
