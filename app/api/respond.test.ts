import { describe, expect, it } from 'vitest';
import { HoldfastError } from '@/lib/errors';
import { answer, json, jsonError } from './respond';

describe('answers of the API', () => {
  it('are kept by no cache', () => {
    for (const response of [json({}), jsonError(404, 'x', 'y')]) expect(response.headers.get('Cache-Control')).toBe('private, no-store');
  });

  it('carry fields only where there are some', async () => {
    expect(await jsonError(422, 'a', 'b', { c: 'd' }).json()).toEqual({ error: { code: 'a', message: 'b', fieldErrors: { c: 'd' } } });
    expect(await jsonError(404, 'a', 'b').json()).toEqual({ error: { code: 'a', message: 'b' } });
  });

  it('turn an expected failure into 503 with its remedy, and let a surprise through', async () => {
    const expected = await answer(() => Promise.reject(new HoldfastError('broken', 'It is broken.', 'Mend it.')));
    expect([expected.status, await expected.json()]).toEqual([503, { error: { code: 'broken', message: 'It is broken. Mend it.' } }]);
    await expect(answer(() => Promise.reject(new TypeError('surprise')))).rejects.toThrow('surprise');
  });
});
