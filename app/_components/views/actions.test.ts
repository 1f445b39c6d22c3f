import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { listViews } from '@/lib/workspace/server/savedViews';
import { submitView } from './actions';
import type { ViewState } from './viewState';

vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));

let home: string;
let homes = 0;
const folder = await serve({}, { model: false });
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
});

function submit(fields: Record<string, string>): Promise<ViewState> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ $ACTION_ID: '1', ...fields })) form.set(name, value);
  return submitView({ step: 'start' }, form);
}
const SAVE = { intent: 'save', name: 'Two years', query: 'plan=Basic' };
const views = async () => (await listViews()).views.map(({ name, query }) => ({ name, query }));

describe('submitView', () => {
  it('saves a view, deletes it, and saving what was deleted undoes that', async () => {
    const saved = await submit(SAVE);
    expect(saved).toMatchObject({ step: 'saved', view: { name: 'Two years' }, replaced: null });
    const deleted = await submit({ intent: 'delete', id: saved.step === 'saved' ? saved.view.id : '' });
    expect(deleted).toMatchObject({ step: 'deleted', view: { name: 'Two years', query: 'plan=Basic' } });
    expect(await views()).toEqual([]);
    await submit(SAVE);
    expect(await views()).toEqual([{ name: 'Two years', query: 'plan=Basic' }]);
  });

  it('asks before it replaces a view', async () => {
    await submit(SAVE);
    const other = { ...SAVE, name: 'two YEARS', query: 'plan=Plus' };
    expect(await submit(other)).toEqual({ step: 'taken', name: 'two YEARS', query: 'plan=Plus', reason: 'There is a view “Two years” already, of another list.' });
    expect(await views()).toEqual([{ name: 'Two years', query: 'plan=Basic' }]);
    expect(await submit({ ...other, replace: 'yes' })).toMatchObject({ step: 'saved', view: { name: 'two YEARS' }, replaced: { name: 'Two years', query: 'plan=Basic' } });
    expect(await views()).toEqual([{ name: 'two YEARS', query: 'plan=Plus' }]);
  });

  it('gives back the name with the reason', async () => {
    expect(await submit({ ...SAVE, query: '/data' })).toEqual({ step: 'failed', name: 'Two years', reason: 'A view is a query of the customer list, and this is an address. Save it from the list itself.' });
    expect(await submit({ intent: 'delete', id: 'x' })).toMatchObject({ step: 'failed', name: '', reason: expect.stringContaining('deleted or replaced') });
  });

  it('says why where nothing can be saved', async () => {
    await writeFile(home, '');
    expect(await submit(SAVE)).toMatchObject({ step: 'failed', reason: 'Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder.' });
  });

  it('refuses any form that it did not make', async () => {
    const file = new FormData();
    for (const [name, value] of Object.entries({ ...SAVE, name: new File(['x'], 'x') })) file.set(name, value);
    for (const form of [null, undefined, 'x', {}, new FormData(), file]) expect(await submitView({ step: 'start' }, form)).toMatchObject({ step: 'failed' });
    for (const fields of [{ ...SAVE, intent: 'other' }, { ...SAVE, id: '1' }, { intent: 'save', name: 'x' }, { ...SAVE, name: 'x'.repeat(20_000) }]) {
      expect(await submit(fields as Record<string, string>)).toMatchObject({ step: 'failed' });
    }
    expect(await readdir(home).catch(() => [])).toEqual([]);
  });
});
