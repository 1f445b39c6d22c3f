import { beforeAll, describe, expect, it } from 'vitest';
import { LEFT, serve, STAYED } from '@/app/api/served.fixture';
import { GET } from './route';

async function get(customerId: string): Promise<{ status: number; json: unknown; cache: string | null }> {
  const response = await GET(new Request(`http://localhost/api/v1/customers/${encodeURIComponent(customerId)}`), { params: Promise.resolve({ customerId }) });
  return { status: response.status, json: await response.json(), cache: response.headers.get('Cache-Control') };
}

describe('GET /api/v1/customers/ID', () => {
  beforeAll(() => serve({}, { model: false }));

  it('gives the status and the features on file, without a model too', async () => {
    expect(await get(STAYED)).toEqual({
      status: 200, cache: 'private, no-store',
      json: { customerId: STAYED, status: { active: true }, features: { months: expect.any(Number), fee: expect.any(Number), plan: expect.any(String) } },
    });
    expect((await get(LEFT)).json).toMatchObject({ status: { active: false, leftOn: null } });
    expect((await get('M1')).json).toMatchObject({ features: { fee: null } });
  });

  it('knows an id in another letter case, and gives it as the file has it', async () => {
    for (const id of [STAYED, LEFT]) {
      expect(await get(id.toLowerCase())).toEqual(await get(id));
      expect((await get(id.toLowerCase())).json).toMatchObject({ customerId: id });
    }
  });

  it('gives neither the outcome column nor what is kept from the model', async () => {
    expect(JSON.stringify((await get(STAYED)).json)).not.toMatch(/"left"|"id"/);
  });

  it('does not know other ids, whatever they are, and says so at once', async () => {
    const start = performance.now();
    for (const id of ['nobody', '', ' ', '__proto__', 'constructor', '../../etc/passwd', '\u0000', `${STAYED}x`, ` ${STAYED}`, 'M'.repeat(16_000)]) {
      const { status, json, cache } = await get(id);
      expect(status).toBe(404);
      expect(json).toMatchObject({ error: { code: 'customer_not_found' } });
      expect(cache).toBe('private, no-store');
    }
    expect(performance.now() - start).toBeLessThan(1000);
    expect((await get('m17x')).json).toMatchInlineSnapshot(`
      {
        "error": {
          "code": "customer_not_found",
          "message": "No customer has the ID "m17x". Nearest: M17, M170, M171.",
        },
      }
    `);
  });
});
