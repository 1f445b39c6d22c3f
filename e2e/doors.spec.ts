import { expect, test } from './fixtures/test';
import { stayed } from './fixtures/customers';

const PAGES = ['/', `/predict?id=${stayed.customer_id}`, '/model', '/data', '/nowhere', '/api/health', `/api/v1/customers/${stayed.customer_id}`];

test('every answer carries the security headers, and no cache keeps a customer', async ({ request }) => {
  for (const path of PAGES) {
    const headers = (await request.get(path)).headers();
    expect(headers['strict-transport-security'], path).toContain('max-age=63072000');
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], path).toContain("base-uri 'none'");
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['x-powered-by'], path).toBeUndefined();
    if (path !== '/nowhere') {
      expect(headers['cache-control'], path).toContain('private');
      expect(headers['cache-control'], path).toContain('no-store');
    }
  }
});

test('the API answers in its documented shapes', async ({ request }) => {
  const good = await request.post('/api/v1/predict', { data: { customerId: stayed.customer_id } });
  expect(good.status()).toBe(200);
  expect(Object.keys((await good.json()) as object).sort()).toEqual(['churn', 'customerId', 'modelVersion', 'probability', 'riskBand', 'threshold', 'warnings']);

  const unknown = await request.post('/api/v1/predict', { data: { customerId: 'nobody' } });
  expect(unknown.status()).toBe(404);
  expect(await unknown.json()).toMatchObject({ error: { code: 'customer_not_found' } });

  const invalid = await request.post('/api/v1/predict', { data: { features: { tenure: -1 } } });
  expect(invalid.status()).toBe(422);
  expect(await invalid.json()).toMatchObject({ error: { code: 'invalid_features', fieldErrors: { tenure: expect.stringContaining('from 0 to 600') } } });

  for (const data of ['', '{', '[]', 'null', '{"customerId":1}', '{"customerId":"x","features":{}}', '\u0000']) {
    const answer = await request.post('/api/v1/predict', { data, headers: { 'content-type': 'application/json' } });
    expect([400, 422]).toContain(answer.status());
    expect(await answer.json()).toHaveProperty('error.message');
  }
  const large = await request.post('/api/v1/predict', { data: `"${'x'.repeat(100_000)}"`, headers: { 'content-type': 'application/json' } });
  expect(large.status()).toBe(413);
  expect((await request.get('/api/v1/customers/nobody')).status()).toBe(404);
});

test('a hostile post to a page is refused without an error of the server', async ({ request, page }) => {
  await page.goto('/predict');
  const action = await page.locator('form input[name^="$ACTION"]').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).name));
  const posts: { headers?: Record<string, string>; data: string }[] = [
    { headers: { 'next-action': 'f'.repeat(42) }, data: '[]' },
    { headers: { 'next-action': 'nonsense', 'content-type': 'text/plain' }, data: '{{{' },
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, data: 'not a multipart body' },
    { headers: { 'content-type': 'multipart/form-data; boundary=x' }, data: `--x\r\nContent-Disposition: form-data; name="${action[0] ?? '$ACTION_ID_0'}"\r\n\r\ngarbage\r\n--x--\r\n` },
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, data: 'a=b' },
    { headers: { 'next-action': 'f'.repeat(42), origin: 'https://evil.example' }, data: '[]' },
    { headers: { 'next-action': 'f'.repeat(42), 'content-type': 'text/plain' }, data: 'x'.repeat(2_000_000) },
  ];
  for (const [i, post] of posts.entries()) {
    const answer = await request.post('/predict', post);
    expect(answer.status(), `post ${i}: ${(await answer.text()).slice(0, 200)}`).toBeLessThan(500);
  }
});
