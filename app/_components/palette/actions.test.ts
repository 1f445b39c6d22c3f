import { describe, expect, it, vi } from 'vitest';
import { serve, STAYED } from '@/app/api/served.fixture';
import { saveView } from '@/lib/workspace/server/savedViews';
import { findCustomers, startPalette } from './actions';

await serve({}, { model: false });

describe('startPalette', () => {
  it('gives the saved views and the remembered customers that the file has', async () => {
    await saveView({ name: 'Basics', query: 'plan=Basic' });
    expect(await startPalette([STAYED, 'of another file'])).toMatchObject({ recents: [STAYED], views: [{ name: 'Basics', query: 'plan=Basic' }], example: expect.any(String) });
  });
  it.each([undefined, null, 'x', [1], Array(21).fill('x'), ['x'.repeat(101)]])('remembers nobody for %j', async (remembered) => {
    expect((await startPalette(remembered)).recents).toEqual([]);
  });
});

describe('findCustomers', () => {
  it('finds an ID by its beginning, and the whole one first', async () => {
    expect((await findCustomers(` ${STAYED} `))[0]).toBe(STAYED);
    expect(await findCustomers(STAYED.slice(0, 1).toLowerCase())).toHaveLength(8);
  });
  it.each(['', '  ', 'nobody', null, 3, {}, 'x'.repeat(101)])('finds nobody for %j', async (typed) => expect(await findCustomers(typed)).toEqual([]));
});

it('without a dataset there is nothing to find, and no error', async () => {
  vi.stubEnv('DATASET_DIR', '/nowhere');
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
  expect(await findCustomers('A')).toEqual([]);
  expect(await startPalette([])).toEqual({ recents: [], views: [], example: null });
});
