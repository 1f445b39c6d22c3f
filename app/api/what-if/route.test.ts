import { beforeAll, expect, it } from 'vitest';
import { LEFT, serve, STAYED } from '@/app/api/served.fixture';
import { predictFromForm, type PredictFormState } from '@/lib/workspace/predictForm';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { POST } from './route';

const VALUES = { months: '12', fee: '25', plan: 'Basic' };
beforeAll(() => serve());

async function post(body: unknown) {
  const response = await POST(new Request('http://localhost/api/what-if', { method: 'POST', body: typeof body === 'string' ? body : JSON.stringify(body) }));
  return { status: response.status, cache: response.headers.get('Cache-Control'), json: (await response.json()) as PredictFormState & { error?: { code: string } } };
}

it('answers as the form does, for a record, a prospect and who left, with messages at wrong fields', async () => {
  const workspace = await getWorkspace();
  for (const [customerId, values] of [[STAYED, VALUES], ['', VALUES], [LEFT, VALUES], ['nobody', VALUES], [STAYED, { ...VALUES, months: 'x', other: '1' }]] as const) {
    const { status, json, cache } = await post({ customerId, values });
    expect([status, cache]).toEqual([200, 'private, no-store']);
    // What is no number in JSON, a break-even that no chance reaches, arrives as null.
    expect(json).toEqual(JSON.parse(JSON.stringify(predictFromForm(workspace, customerId, values))));
  }
  expect((await post({ values: VALUES })).json.outcome).toMatchObject({ kind: 'prediction', basis: 'prospect' });
  expect((await post({ customerId: STAYED, values: { ...VALUES, months: 'x' } })).json.errors).toHaveProperty('months');
});

it.each([['no JSON', '{', 400], ['nothing', '', 400], ['null', 'null', 422], ['no values', {}, 422], ['a number', { values: { months: 1 } }, 422], ['a long text', { values: { months: 'x'.repeat(201) } }, 422], ['another key', { values: {}, intent: 'predict' }, 422], ['a large body', `"${'x'.repeat(70_000)}"`, 413]])('refuses %s', async (_name, body, status) => {
  expect((await post(body)).status).toBe(status);
});
