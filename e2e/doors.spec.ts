import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { customers, stayed } from './fixtures/customers';
import { expect, test } from './fixtures/test';

const PAGES = ['/', `/predict?id=${stayed.customer_id}`, '/model', '/data', '/nowhere', '/api/health', `/api/v1/customers/${stayed.customer_id}`];

test('every answer carries the security headers, and no cache keeps a customer', async ({ request }) => {
  for (const address of PAGES) {
    const headers = (await request.get(address)).headers();
    expect(headers['strict-transport-security'], address).toContain('max-age=63072000');
    expect(headers['x-content-type-options'], address).toBe('nosniff');
    expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy'], address).toContain("base-uri 'none'");
    expect(headers['cross-origin-opener-policy'], address).toBe('same-origin');
    expect(headers['x-powered-by'], address).toBeUndefined();
    if (address !== '/nowhere') {
      expect(headers['cache-control'], address).toContain('private');
      expect(headers['cache-control'], address).toContain('no-store');
    }
  }
});

test('the API answers in its documented shapes', async ({ request }) => {
  const good = await request.post('/api/v1/predict', { data: { customerId: stayed.customer_id } });
  expect(good.status()).toBe(200);
  expect(Object.keys((await good.json()) as object).sort()).toEqual(['churn', 'customerId', 'interval', 'modelVersion', 'probability', 'riskBand', 'threshold', 'warnings']);

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
  const malformed = await request.get('/api/v1/customers/%E0%A4%A');
  expect(malformed.status()).toBe(400);
  expect(malformed.headers()['x-content-type-options']).toBe('nosniff');
  expect(await malformed.json()).toMatchObject({ error: { code: 'invalid_address' } });
});

test('a hostile post to a page is refused without an error of the server', async ({ request, page, baseURL }) => {
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
    const answer = await request.post('/predict', { ...post, headers: { origin: new URL(baseURL!).origin, ...post.headers } });
    expect(answer.status(), `post ${i}: ${(await answer.text()).slice(0, 200)}`).toBeLessThan(500);
  }
});

test('no browser file holds a customer, a path or code of the server; a page holds only the customers it shows', async ({ page }) => {
  const folder = '.next/static';
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html|json)$/.test(file));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const text = readFileSync(path.join(folder, file), 'utf8');
    for (const canary of ['HF-10', 'HF-11', 'customers.csv', 'forest.bin', 'DATASET_DIR', 'model-damaged', process.cwd()]) {
      expect(text.includes(canary), `${canary} in ${file}`).toBe(false);
    }
  }
  const idsOn = async (address: string) => {
    const html = await (await page.request.get(address)).text();
    return new Set(html.match(/HF-\d{6}/g));
  };
  // The eight to contact first, and the eight with the most revenue at risk, who are the form's examples.
  const onOverview = (await idsOn('/')).size;
  expect(onOverview).toBeGreaterThanOrEqual(8);
  expect(onOverview).toBeLessThanOrEqual(16);
  expect((await idsOn(`/predict?id=${customers[7]!.customer_id}`)).size).toBeLessThanOrEqual(9);
  expect((await idsOn('/model')).size).toBe(0);
  expect((await idsOn('/data')).size).toBe(0);
});

test('a form of another origin, of none, or with forged forwarding headers is refused', async ({ request }) => {
  const body = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n';
  const strangers: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    {},
    { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
  ];
  for (const headers of strangers) {
    const answer = await request.post('/predict', { headers: { 'content-type': 'multipart/form-data; boundary=x', ...headers }, data: body });
    expect(answer.status(), JSON.stringify(headers)).toBe(403);
  }
});
