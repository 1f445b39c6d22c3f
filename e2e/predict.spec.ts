import { left, stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

test('look up → details fill in → predict → Yes or No with probability, band and gauge', async ({ page, request }) => {
  const answer = await request.post('/api/v1/predict', { data: { customerId: stayed.customer_id } });
  const { probability, churn, threshold, interval } = (await answer.json()) as { probability: number; churn: 'Yes' | 'No'; threshold: number; interval: { lower: number; upper: number } };
  const close = interval.lower < threshold && interval.upper >= threshold;

  await page.goto('/predict');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Details of ${stayed.customer_id}` })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue(stayed.tenure);
  await expect(page.getByRole('combobox', { name: 'Contract' })).toHaveValue(stayed.contract);
  await expect(page.getByText('from record', { exact: true })).toHaveCount(12);
  // The address is the view: reload and Back bring the customer again.
  await expect(page).toHaveURL(`/predict?id=${stayed.customer_id}`);
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText(close ? /^Leaning (yes|no), too close to call$/ : churn === 'Yes' ? 'Yes, likely to leave' : 'No, likely to stay')).toBeVisible();
  await expect(page.getByRole('img', { name: `${Math.round(probability * 100)}%, higher than` })).toBeVisible();
  await expect(page.getByText('customers like this one left between Jan 2024 and Dec 2025')).toBeVisible();
  await page.getByText('What this number is').click();
  await expect(page.getByText('the chance that a customer with this profile')).toBeVisible();
});

test('the panel says what lies ahead in the line of its answer, the same as the customer page', async ({ page }) => {
  await page.goto(`/customers/${stayed.customer_id}`);
  const said = await page.locator('[data-looking-ahead]').first().innerText();
  for (const path of ['/predict', '/']) {
    await page.goto(`${path}?id=${stayed.customer_id}`);
    if (path === '/') {
      await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Predict churn' }).click();
    }
    await expect(page.locator('[data-looking-ahead]')).toHaveText(said);
    await expect(page.locator('[data-looking-ahead]')).toContainText(/Looking ahead: .*% .* leave within 12 months.* looks back over the file’s 24 months/);
  }
});

test('the answer follows the fields, says that they were edited, and agrees with the API', async ({ page, request }) => {
  await page.goto(`/predict?id=${stayed.customer_id}`);
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  await page.getByRole('combobox', { name: 'Contract' }).selectOption('Month-to-month');
  await page.getByRole('textbox', { name: 'Tenure' }).fill('1');
  await page.getByRole('textbox', { name: 'Support calls' }).fill('7');
  await expect(page.getByText(`${stayed.customer_id}, with your edits`)).toBeVisible();
  await expect(page.getByText('edited', { exact: true }).first()).toBeVisible();

  const record = (await (await request.get(`/api/v1/customers/${stayed.customer_id}`)).json()) as { features: Record<string, unknown> };
  const answer = await request.post('/api/v1/predict', { data: { features: { ...record.features, contract: 'Month-to-month', tenure: 1, support_calls: 7 } } });
  const { probability } = (await answer.json()) as { probability: number };
  await expect(page.getByRole('img', { name: `${Math.round(probability * 100)}%, higher than` })).toBeVisible();
});

test('in the panel of the overview the same in place, and the customer has a page of their own', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Customer ID' })).toBeFocused();
  await expect(page).toHaveURL('/');
  await page.getByRole('combobox', { name: 'Contract' }).selectOption('Month-to-month');
  await expect(page.getByText(/as on record|with your edits/)).toBeVisible();
  await page.getByRole('link', { name: `Open ${stayed.customer_id} on a page of its own` }).click();
  await expect(page).toHaveURL(`/predict?id=${stayed.customer_id}`);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview, Dec 2025');
});

test('what cannot be together is said, and so is a newcomer about whom the file says little', async ({ page }) => {
  await page.goto('/predict');
  await page.getByRole('button', { name: 'Start from a typical customer' }).click();
  await expect(page.getByText('typical', { exact: true }).first()).toBeVisible();
  await page.getByRole('textbox', { name: 'Total charges' }).fill('1');
  await expect(page.getByRole('listitem').filter({ hasText: /€1\.00 in all does not fit \d+ months at €/ })).toBeVisible();
  await page.getByRole('textbox', { name: 'Total charges' }).fill('');
  await page.getByRole('textbox', { name: 'Tenure' }).fill('0');
  await expect(page.getByRole('listitem').filter({ hasText: 'Nobody on file left before 1 month' })).toBeVisible();
  await expect(page.getByText('Too new to say')).toBeVisible();
  await expect(page.getByText('Welcome them.')).toBeVisible();
  await expect(page.getByText(/likely to (stay|leave)|settled/)).toHaveCount(0);
});

test('a prospect without an ID, started from a typical customer', async ({ page }) => {
  await page.goto('/predict');
  await page.getByRole('button', { name: 'Start from a typical customer' }).click();
  await expect(page.getByText('typical', { exact: true }).first()).toBeVisible();
  await expect(page.getByText('A prospect with these details')).toBeVisible();
  await expect(page.getByText('Revenue at risk', { exact: true })).toHaveCount(0);
  await page.getByRole('textbox', { name: 'Tenure' }).fill('2');
  await page.getByRole('textbox', { name: 'Tenure' }).press('Enter');
  await expect(page.getByText('A prospect with these details')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue('');
});

test('bad input gets its message at the field; what was typed stays', async ({ page }) => {
  await page.goto('/predict');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('Enter a customer ID.')).toBeVisible();

  await page.getByRole('combobox', { name: 'Customer ID' }).fill('HF-1139xx');
  await page.getByRole('button', { name: 'Find' }).click();
  await expect(page.getByText('No customer has the ID "HF-1139xx". Nearest: HF-1139')).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Customer ID' })).toHaveValue('HF-1139xx');

  await page.getByRole('textbox', { name: 'Tenure' }).fill('-3');
  await page.getByRole('textbox', { name: 'Monthly charge' }).fill('a lot');
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText('Enter the tenure as a whole number from 0 to 600; got "-3".')).toBeVisible();
  await expect(page.getByText('Enter the monthly charge as a number from 0 to 1000; got "a lot".')).toBeVisible();
  await expect(page.getByText('Choose the contract: Month-to-month, One year, Two year.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue('-3');
  // The summary takes the focus and leads to the field.
  await expect(page.getByRole('alert').filter({ hasText: 'fields need attention' })).toBeFocused();
  await page.getByRole('link', { name: 'Monthly charge' }).click();
  await expect(page).toHaveURL(/#field-monthly_charges$/);
});

test('a wrong edit keeps the last answer in view until it is corrected', async ({ page }) => {
  await page.goto(`/predict?id=${stayed.customer_id}`);
  const answer = page.getByText(`${stayed.customer_id}, as on record`);
  await page.getByRole('textbox', { name: 'Tenure' }).fill('x');
  await expect(page.getByText('Not updated: tenure needs a whole number from 0 to 600')).toBeVisible();
  await expect(answer).toBeVisible();
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText('One field needs attention')).toBeVisible();
  await expect(answer).toBeVisible();
  await page.getByRole('textbox', { name: 'Tenure' }).fill(stayed.tenure);
  await expect(page.getByText('Not updated')).toBeHidden();
  await expect(page.getByText('One field needs attention')).toBeHidden();
  await expect(answer).toBeVisible();
});

test('who already left shows the outcome and its date, and no prediction', async ({ page }) => {
  await page.goto(`/predict?id=${left.customer_id}`);
  const date = new Date(`${left.churn_date}T00:00:00Z`);
  const printed = `${date.getUTCDate()} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][date.getUTCMonth()]} ${date.getUTCFullYear()}`;
  await expect(page.getByText(`${left.customer_id} already left on ${printed}`)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Predict churn' })).toBeDisabled();
  await expect(page.getByText(/likely to/)).toHaveCount(0);
  // Nothing can be predicted for them, but their details can be tried as a prospect's.
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toBeDisabled();
  await page.getByRole('button', { name: 'Use for a prospect' }).click();
  await expect(page.getByText('A prospect with these details')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toBeEnabled();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue(left.tenure);
});

test('on a phone a line above the navigation says what an edit did while the answer is out of view', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/predict?id=${stayed.customer_id}`);
  await page.getByRole('textbox', { name: 'Support calls' }).scrollIntoViewIfNeeded();
  await page.getByRole('textbox', { name: 'Support calls' }).fill('9');
  await expect(page.getByText(/^Now [<>]?\d+% \(was [<>]?\d+%\), within 12 months [<>]?\d+% \(was [<>]?\d+%\)$/)).toBeInViewport();
});

test('an unknown ID in the address says so, says what IDs look like, and breaks no layout', async ({ page }) => {
  await page.goto('/predict?id=HF-99');
  await expect(page.getByText('No customer has the ID "HF-99". IDs here look like HF-100001.')).toBeVisible();
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(`/predict?id=${'Z9'.repeat(100)}`);
  await expect(page.getByText(/No customer has the ID "(Z9){20}…"/)).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test('the ID field suggests what begins with the typed text', async ({ page }) => {
  await page.goto('/predict');
  const prefix = stayed.customer_id.slice(0, 7);
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(prefix);
  await expect(page.locator(`datalist option[value^="${prefix}"]`).first()).toBeAttached();
  await expect(page.locator(`datalist option:not([value^="${prefix}"])`)).toHaveCount(0);
});

test('a server out of reach costs neither the page nor what was entered, and is said', async ({ page, allowErrors }) => {
  allowErrors('net::ERR_FAILED');
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Customer ID' }).fill(stayed.customer_id);
  await page.keyboard.press('Enter');
  await expect(page.getByText(`${stayed.customer_id}, as on record`)).toBeVisible();
  const isPost = (request: { method(): string }) => request.method() === 'POST';
  await page.route('**/*', (route) => (isPost(route.request()) ? route.abort() : route.continue()));
  await page.getByRole('textbox', { name: 'Tenure' }).fill('60');
  await expect(page.getByText('The server could not be reached: the answer above is for the earlier details.')).toBeVisible();
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText('The server could not be reached. Nothing you entered is lost: try again.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Tenure' })).toHaveValue('60');
  await expect(page.locator('[data-metric]')).toHaveCount(5);
  await page.unroute('**/*');
  await page.getByRole('button', { name: 'Predict churn' }).click();
  await expect(page.getByText(`${stayed.customer_id}, with your edits`)).toBeVisible();
  await expect(page.getByText('could not be reached')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Predict churn' })).toBeFocused();
});
