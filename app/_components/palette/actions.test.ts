import { describe, expect, it, vi } from 'vitest';
import { serve, STAYED } from '@/app/api/served.fixture';
import { paramsOf, readCustomersQuery } from '@/app/(dashboard)/customers/customersQuery';
import { customerIds } from '@/lib/dataset/dataset';
import { customerRows } from '@/lib/workspace/customerList/customerList';
import { saveView } from '@/lib/workspace/server/savedViews';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { findCustomers, startPalette, walkList } from './actions';

await serve({}, { model: false });

describe('startPalette', () => {
  it('gives the saved views and the remembered customers that the file has', async () => {
    await saveView({ name: 'Basics', query: 'plan=Basic' });
    expect(await startPalette([STAYED, 'of another file'])).toMatchObject({ recents: [{ id: STAYED, detail: expect.stringMatching(/a month$/) }], views: [{ name: 'Basics', query: 'plan=Basic' }], example: expect.any(String) });
  });
  it.each([undefined, null, 'x', [1], Array(21).fill('x'), ['x'.repeat(101)]])('remembers nobody for %j', async (remembered) => {
    expect((await startPalette(remembered)).recents).toEqual([]);
  });
});

describe('findCustomers', () => {
  it('finds an ID by its beginning, and the whole one first', async () => {
    expect((await findCustomers(` ${STAYED} `))[0]!.id).toBe(STAYED);
    expect(await findCustomers(STAYED.slice(0, 1).toLowerCase())).toHaveLength(8);
  });
  it.each(['', '  ', 'nobody', null, 3, {}, 'x'.repeat(101)])('finds nobody for %j', async (typed) => expect(await findCustomers(typed)).toEqual([]));
});

describe('walkList', () => {
  const from = 'plan=Basic&sort=id';
  it('leads so many steps through the list one came from, no further than its ends', async () => {
    const workspace = await getWorkspace();
    const ids = Array.from(customerRows(workspace, readCustomersQuery(paramsOf(new URLSearchParams(from)), workspace)), (row) => customerIds(workspace.dataset)[row]!);
    const walked = (customerId: string, steps: number) => walkList({ customerId, from, steps });
    expect(await walked(ids[2]!, 3)).toEqual({ href: `/customers/${ids[5]}?from=${encodeURIComponent(from)}`, customerId: ids[5], steps: 3 });
    expect(await walked(ids[2]!, -9)).toMatchObject({ customerId: ids[0], steps: -2 });
    expect(await walked(ids.at(-2)!, 9)).toMatchObject({ customerId: ids.at(-1), steps: 1 });
  });
  it.each([null, {}, { customerId: 'nobody', from, steps: 1 }, { customerId: STAYED, from: 'id=nobody', steps: 1 }, { customerId: STAYED, from, steps: 0.5 }])('leads nowhere for %j', async (asked) => expect(await walkList(asked)).toBeNull());
});

it('without a dataset there is nothing to find, and no error', async () => {
  vi.stubEnv('DATASET_DIR', '/nowhere');
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
  expect(await findCustomers('A')).toEqual([]);
  expect(await startPalette([])).toEqual({ recents: [], views: [], example: null });
});
