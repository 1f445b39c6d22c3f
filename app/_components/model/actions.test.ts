import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '@/app/api/served.fixture';
import { getWorkspace } from '@/lib/workspace/server/workspace';
import { submitThreshold } from './actions';
import type { SaveState } from './saveState';

const revalidatePath = vi.fn();
vi.mock('next/cache', () => ({ revalidatePath: (...args: unknown[]) => revalidatePath(...args) }));

const START: SaveState = { step: 'start' };
let home: string;
let homes = 0;
const folder = await serve();
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
  revalidatePath.mockClear();
});

function submit(fields: Record<string, string>): Promise<SaveState> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ $ACTION_ID: '1', ...fields })) form.set(name, value);
  return submitThreshold(START, form);
}
const saved = () => readdir(home).catch(() => []);
const inUse = async () => (await getWorkspace()).assumptions.threshold;

describe('submitThreshold', () => {
  it('says first whose label changes, and writes nothing', async () => {
    const { activeProbability } = await getWorkspace();
    const between = activeProbability!.filter((p) => p >= 0.2 && p < 0.5).length;
    expect(between).toBeGreaterThan(0);
    expect(await submit({ intent: 'ask', to: '0.2' })).toEqual({ step: 'asked', change: { target: 0.2, from: 0.5, to: 0.2, undo: 'dataset', toYes: between, toNo: 0 } });
    expect(await saved()).toEqual([]);
    expect(revalidatePath).not.toHaveBeenCalled();
  });

  it('saves on the second press, for every page, and takes it back with one', async () => {
    const done = await submit({ intent: 'save', to: '0.2', from: '0.5' });
    expect(done).toMatchObject({ step: 'saved', change: { from: 0.5, to: 0.2, undo: 'dataset' } });
    expect(await inUse()).toBe(0.2);
    expect(revalidatePath).toHaveBeenCalledWith('/', 'layout');
    expect(await submit({ intent: 'save', to: '0.3', from: '0.2' })).toMatchObject({ step: 'saved', change: { undo: 0.2 } });
    expect(await submit({ intent: 'save', to: '0.2' })).toMatchObject({ step: 'saved', change: { from: 0.3, to: 0.2 } });
    expect(await submit({ intent: 'ask', to: 'dataset' })).toMatchObject({ step: 'asked', change: { target: 'dataset', from: 0.2, to: 0.5, toYes: 0 } });
    expect(await submit({ intent: 'save', to: 'dataset', from: '0.2' })).toMatchObject({ step: 'saved', change: { from: 0.2, to: 0.5, undo: 0.2 } });
    expect((await getWorkspace()).savedThreshold).toBeNull();
  });

  it('asks again when somebody else saved in between', async () => {
    await submit({ intent: 'save', to: '0.3' });
    expect(await submit({ intent: 'save', to: '0.2', from: '0.5' })).toMatchObject({ step: 'asked', change: { from: 0.3, to: 0.2 } });
    expect(await inUse()).toBe(0.3);
    expect(await submit({ intent: 'cancel', to: '0.2' })).toEqual(START);
  });

  it('says why where nothing can be saved', async () => {
    await writeFile(home, '');
    expect(await submit({ intent: 'save', to: '0.2' })).toEqual({ step: 'failed', reason: 'Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder.' });
    expect(await inUse()).toBe(0.5);
  });

  it('refuses what is no threshold, and any form at all that it did not make', async () => {
    for (const to of ['0', '1', '50', '-0.5', 'NaN', 'Infinity', '1e-1', '0x1', '', ' ', '0.5 ', '0.2\n', '__proto__', '9'.repeat(5000)]) expect(await submit({ intent: 'save', to }), to).toMatchObject({ step: 'failed' });
    for (const form of [null, undefined, 'x', {}, new FormData(), new Map([['intent', 'save']])]) expect(await submitThreshold(START, form)).toMatchObject({ step: 'failed' });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('intent', 'to', 'from', 'x'), fc.oneof(fc.string(), fc.constantFrom('save', 'ask', 'dataset')), { maxKeys: 4 }), async (fields) => {
        const { step } = await submit({ ...fields, ...(fields.to === 'dataset' && { to: 'other' }) });
        expect(['start', 'failed', 'asked', 'saved']).toContain(step);
      }),
    );
    const file = new FormData();
    file.set('intent', 'save');
    file.set('to', new File(['0.2'], '0.2'));
    expect(await submitThreshold(START, file)).toMatchObject({ step: 'failed' });
    expect(await saved()).toEqual([]);
  });
});
