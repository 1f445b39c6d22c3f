import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEFT, serve, STAYED } from '@/app/api/served.fixture';
import { MEMBERS } from '@/lib/churn/model.fixture';
import type { Prediction } from '@/lib/churn/schema';
import { POST } from './route';

const URL = 'http://localhost/api/v1/predict';
const GOOD = { months: 12, fee: 25, plan: 'Basic' };

async function post(body: unknown): Promise<{ status: number; json: Record<string, unknown>; response: Response }> {
  const response = await POST(new Request(URL, { method: 'POST', body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body) }));
  return { status: response.status, json: (await response.clone().json()) as Record<string, unknown>, response };
}

describe('POST /api/v1/predict', () => {
  beforeAll(() => serve());

  it('answers for a customer and for features in one shape', async () => {
    for (const body of [{ customerId: STAYED }, { features: GOOD }, { features: { months: '12', fee: '25', plan: 'Basic' } }]) {
      const { status, json, response } = await post(body);
      expect(status).toBe(200);
      expect(Object.keys(json)).toEqual(['customerId', 'churn', 'probability', 'interval', 'riskBand', 'threshold', 'modelVersion', 'warnings']);
      expect(json).toMatchObject({ customerId: 'customerId' in body ? STAYED : null, threshold: 0.5, modelVersion: expect.stringMatching(/^[0-9a-f]{12}$/) });
      expect(response.headers.get('Cache-Control')).toBe('private, no-store');
      expect(response.headers.get('Content-Type')).toContain('application/json');
    }
  });

  it('explains when asked: raw values of all features, the largest first, which add up to the probability', async () => {
    const member = MEMBERS.trim().split('\n').slice(1).map((line) => line.split(',')).filter((cells) => cells.at(-1) === 'No').map(([id]) => ({ customerId: id }));
    const bodies = [...member.slice(0, 40), { features: GOOD }, { features: { months: 600, fee: null, plan: 'Plus, with sauna' } }];
    for (const body of bodies) {
      const { json } = await post({ ...body, explain: true });
      const { explanation, ...rest } = json as { probability: number; explanation: NonNullable<Prediction['explanation']> };
      expect(rest).toEqual((await post(body)).json);
      const { baseValue, contributions } = explanation;
      expect(Math.abs(contributions.reduce((sum, { shapValue }) => sum + shapValue, baseValue) - rest.probability)).toBeLessThan(1e-9);
      expect(contributions.map(({ feature }) => feature).sort()).toEqual(['fee', 'months', 'plan']);
      expect(contributions.every(({ shapValue }, i) => i === 0 || Math.abs(shapValue) <= Math.abs(contributions[i - 1]!.shapValue))).toBe(true);
      expect(contributions.every((contribution) => Object.keys(contribution).join() === 'feature,label,value,shapValue')).toBe(true);
      if ('features' in body) expect(Object.fromEntries(contributions.map(({ feature, value }) => [feature, value]))).toEqual(body.features);
    }
    expect(Object.keys((await post({ customerId: STAYED, explain: false })).json)).not.toContain('explanation');
  });

  it('says what to do when asked: the best offer, null for nothing, or why no offer can be weighed', async () => {
    const { json } = await post({ customerId: STAYED, offers: true });
    const { recommendation, offers, offerInputs, ...rest } = json;
    expect(rest).toEqual((await post({ customerId: STAYED })).json);
    // Of the offers that any trade can make, a message costs next to nothing.
    expect(recommendation).toMatchObject({ id: 'useful-message', expectedValue: (offers as { expectedValue: number }[])[0]!.expectedValue });
    expect(offers).toEqual([expect.objectContaining({ id: 'useful-message', breakEven: expect.any(Number) }), ...(offers as object[]).slice(1)]);
    expect(offers).toContainEqual({ id: 'do-nothing', expectedValue: 0 });
    // Of who pays next to nothing there is next to nothing to keep.
    expect(await post({ features: { months: 20, fee: 1, plan: 'Plus, with sauna' }, offers: true })).toMatchObject({ json: { recommendation: null } });
    expect(offerInputs).toEqual({ leaveProbability: expect.any(Number), clv: expect.any(Number), months: 12 });
    const unknown = (await post({ features: { ...GOOD, fee: null }, offers: true })).json;
    expect(unknown.recommendation).toEqual({ missing: expect.stringContaining('fee, which is not known') });
    expect(unknown).not.toHaveProperty('offers');
    const unasked = (await post({ customerId: STAYED, offers: false, explain: true })).json;
    for (const key of ['recommendation', 'offers', 'offerInputs']) expect(unasked).not.toHaveProperty(key);
    const { explanation } = (await post({ customerId: STAYED, offers: true, explain: true })).json;
    expect(explanation).toEqual((await post({ customerId: STAYED, explain: true })).json.explanation);
  });

  it('answers the same for an id in another letter case, under that of the file', async () => {
    const { status, json } = await post({ customerId: STAYED.toLowerCase() });
    expect(status).toBe(200);
    expect(json).toEqual((await post({ customerId: STAYED })).json);
    expect(json.customerId).toBe(STAYED);
  });

  it('answers the same for a customer and for the features on record', async () => {
    const [, months, fee] = MEMBERS.split('\n').find((line) => line.startsWith(`${STAYED},`))!.split(',');
    const plan = Number(STAYED.slice(1)) % 3 === 1 ? 'Plus, with sauna' : 'Basic';
    const [byId, byFeatures] = [await post({ customerId: STAYED }), await post({ features: { months: months!, fee: fee!, plan } })];
    expect(byFeatures.json.probability).toBe(byId.json.probability);
  });

  it.each([
    ['an unknown id', { customerId: 'nobody' }, 404, 'customer_not_found'], ['part of an id', { customerId: 'M' }, 404, 'customer_not_found'], ['__proto__', { customerId: '__proto__' }, 404, 'customer_not_found'],
    ['who left', { customerId: LEFT }, 409, 'customer_left'], ['who left, in another letter case', { customerId: LEFT.toLowerCase() }, 409, 'customer_left'],
    ['no features', { features: {} }, 422, 'invalid_features'], ['an unknown feature', { features: { ...GOOD, height: 1 } }, 422, 'invalid_features'], ['constructor', { features: { ...GOOD, constructor: 1 } }, 422, 'invalid_features'],
    ['explain that is no yes or no', { customerId: STAYED, explain: 'yes' }, 422, 'invalid_request'], ['null for offers', { customerId: STAYED, offers: null }, 422, 'invalid_request'], ['null for explain', { features: GOOD, explain: null }, 422, 'invalid_request'], ['only explain', { explain: true }, 422, 'invalid_request'],
    ['both', { customerId: STAYED, features: GOOD }, 422, 'invalid_request'], ['neither', {}, 422, 'invalid_request'], ['null', 'null', 422, 'invalid_request'], ['a list', [], 422, 'invalid_request'],
    ['a number too large for JSON', '{"features": {"months": 1e999}}', 422, 'invalid_request'], ['1e308', { features: { ...GOOD, fee: 1e308 } }, 422, 'invalid_features'],
    ['deep nesting', `{"features": {"a": ${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, 422, 'invalid_request'], ['unclosed nesting', '['.repeat(60_000), 400, 'invalid_json'],
    ['nothing', '', 400, 'invalid_json'], ['no JSON', '{', 400, 'invalid_json'], ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00), 400, 'invalid_json'],
    ['a body too large', `"${'x'.repeat(70_000)}"`, 413, 'body_too_large'],
  ])('refuses %s', async (_name, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ error: { code, message: expect.stringMatching(/\.$/) } });
    expect(answer.response.headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('names every field that needs attention', async () => {
    expect((await post({ features: { months: '2.5', fee: 'NaN', plan: 'Gold', x: 1 } })).json).toMatchInlineSnapshot(`
      {
        "error": {
          "code": "invalid_features",
          "fieldErrors": {
            "fee": "Enter the fee as a number from 0 to 1000; got "NaN".",
            "months": "Enter the months as a whole number from 0 to 600; got "2.5".",
            "plan": ""Gold" is not a known plan. Choose one of: Basic, Plus, with sauna.",
            "x": ""x" is not a feature of this model.",
          },
          "message": "Some fields need attention.",
        },
      }
    `);
    expect((await post({ wrong: 1 })).json).toMatchInlineSnapshot(`
      {
        "error": {
          "code": "invalid_request",
          "fieldErrors": {
            "body": "Expected {"customerId": "…"} or {"features": {…}}.",
          },
          "message": "Send either "customerId" (text) or "features" (an object of texts, numbers or null), if wanted "explain" and "offers" (true or false), and nothing else.",
        },
      }
    `);
  });

  it('takes exactly the limit, in as many pieces as it comes', async () => {
    const body = (bytes: number) => new ReadableStream({
      start(controller) {
        const text = JSON.stringify({ customerId: STAYED });
        const padded = new TextEncoder().encode(text.padEnd(bytes));
        for (let at = 0; at < bytes; at += 1000) controller.enqueue(padded.subarray(at, at + 1000));
        controller.close();
      },
    });
    const send = (bytes: number) => POST(new Request(URL, { method: 'POST', body: body(bytes), duplex: 'half' } as RequestInit));
    expect((await send(65_536)).status).toBe(200);
    expect((await send(65_537)).status).toBe(413);
    expect((await POST(new Request(URL, { method: 'POST' }))).status).toBe(400);
  });

  it('never fails on 10,000 bodies, and a number is always a probability', async () => {
    const leaf = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, '', 'NaN', 1e308, -1, 2.5, '12', 12, 'Basic', STAYED, LEFT, '__proto__', '\ud800', 'x'.repeat(300)));
    const features = fc.dictionary(fc.oneof(fc.constantFrom('months', 'fee', 'plan', '__proto__', 'constructor', 'toString'), fc.string()), leaf, { maxKeys: 5 });
    const nearlyGood = fc.tuple(features, fc.boolean()).map(([change, keep]) => ({ features: keep ? { ...GOOD, ...change } : change }));
    const body = fc.oneof(
      fc.json(), fc.string(), fc.string({ unit: 'binary' }), nearlyGood.map((value) => JSON.stringify(value)), leaf.map((customerId) => JSON.stringify({ customerId })),
      fc.nat(3000).map((depth) => `{"features":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`),
      fc.bigInt().map((number) => `{"features":{"months":${number}e${number % 400n}}}`), fc.constantFrom('{"__proto__":{"customerId":"M1"}}', '{"features":{"__proto__":{"months":1}}}'),
    );
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const { status, json } = await post(text);
        seen.add(status);
        if (status !== 200) return [400, 404, 409, 413, 422].includes(status) && typeof (json.error as { message: unknown }).message === 'string';
        return (json.probability as number) >= 0 && (json.probability as number) <= 1;
      }),
      { numRuns: 10_000 },
    );
    expect([...seen].sort()).toEqual([200, 400, 404, 409, 422]);
  });
});

describe('POST /api/v1/predict when something is missing', () => {
  it('says so with 503: the model, or the data', async () => {
    await serve({}, { model: false });
    expect((await post({ features: GOOD })).status).toBe(503);
    expect((await post({ customerId: STAYED })).json).toMatchInlineSnapshot(`
      {
        "error": {
          "code": "no_model",
          "message": "There is no trained model for this dataset: card.json is absent. Run "npm run train".",
        },
      }
    `);
    expect((await post({ customerId: LEFT })).status).toBe(409);
    await serve({ customers: null }, { model: false });
    expect((await post({ customerId: STAYED })).json).toMatchObject({ error: { code: 'file-missing' } });
    await serve({}, { model: true });
    expect((await post({ customerId: STAYED })).status).toBe(200);
  });
});
