import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { fillFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { deleteView, listViews, saveView } from './savedViews';
import { saveThreshold } from './saveThreshold';
import { SETTINGS_FILE } from './settings';
import { getWorkspace } from './workspace';

let folder: string;
let home: string;
let homes = 0;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'views-'));
  await fillFolder(folder, { customers: MEMBERS });
  await saveModel(path.join(folder, 'model'), await quickModel((await readDataset(folder)).dataset));
  vi.stubEnv('DATASET_DIR', folder);
  vi.stubEnv('MODEL_DIR', undefined);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
});
const stored = async () => JSON.parse(await readFile(path.join(home, SETTINGS_FILE), 'utf8'));
const names = async () => (await listViews()).views.map((view) => view.name);

describe('saveView', () => {
  it('keeps a query under a name, and computes nothing anew', async () => {
    const before = await getWorkspace();
    expect(await listViews()).toEqual({ views: [], problem: null });
    const { view, replaced } = await saveView({ name: ' Two  years ', query: '?contract=Two year&page=2' });
    expect(view).toMatchObject({ name: 'Two years', query: 'contract=Two+year' });
    expect(replaced).toBeNull();
    expect(await listViews()).toEqual({ views: [view], problem: null });
    expect(await getWorkspace()).toBe(before);
  });

  it('replaces the view of the same name only when told to, and says which', async () => {
    const { view: first } = await saveView({ name: 'Call first', query: 'risk=high' });
    await expect(saveView({ name: 'call first', query: 'risk=medium' })).rejects.toMatchObject({ code: 'view-taken', message: expect.stringContaining('“Call first”') });
    expect((await listViews()).views).toEqual([first]);
    const { view, replaced } = await saveView({ name: 'call first', query: 'risk=medium', replace: true });
    expect(replaced).toEqual(first);
    expect((await listViews()).views).toEqual([view]);
  });

  it('leaves thresholds and what other datasets saved as they are, and they leave the views', async () => {
    const others = { ['b'.repeat(64)]: [{ id: '1', name: 'Other', query: 'a=b' }] };
    await mkdir(home);
    await writeFile(path.join(home, SETTINGS_FILE), JSON.stringify({ formatVersion: 1, thresholds: {}, views: others }));
    const { view } = await saveView({ name: 'Mine', query: 'a=c' });
    await saveThreshold(0.2);
    const { dataHash } = (await getWorkspace()).dataset;
    expect(await stored()).toMatchObject({ thresholds: { [dataHash]: { threshold: 0.2 } }, views: { ...others, [dataHash]: [view] } });
    await deleteView(view.id);
    expect((await stored()).views).toEqual(others);
    expect((await stored()).thresholds[dataHash].threshold).toBe(0.2);
  });

  it('takes those who save at once one after the other, up to 30', async () => {
    const results = await Promise.allSettled(Array.from({ length: 32 }, (_, i) => saveView({ name: `View ${i}`, query: `a=${i}` })));
    expect(await names()).toEqual(Array.from({ length: 30 }, (_, i) => `View ${i}`));
    expect(results.slice(30)).toMatchObject([{ status: 'rejected', reason: { code: 'too-many-views' } }, { status: 'rejected', reason: { code: 'too-many-views' } }]);
    // One of the same name makes them no more.
    await saveView({ name: 'View 3', query: 'a=x', replace: true });
    expect(await names()).toHaveLength(30);
  });

  it('refuses what is no name or no query, and writes nothing', async () => {
    for (const given of [{ name: '', query: 'a=b' }, { name: 'x', query: '' }, { name: 'x', query: '//elsewhere' }]) {
      await expect(saveView(given)).rejects.toMatchObject({ code: 'invalid-view' });
    }
    await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('does not write over a damaged file', async () => {
    await mkdir(home);
    await writeFile(path.join(home, SETTINGS_FILE), '{');
    await expect(saveView({ name: 'x', query: 'a=b' })).rejects.toMatchObject({ code: 'settings-damaged' });
    expect(await listViews()).toMatchObject({ views: [], problem: expect.stringContaining('no saved views') });
  });

  it('says why where nothing can be saved', async () => {
    await writeFile(home, '');
    await expect(saveView({ name: 'x', query: 'a=b' })).rejects.toMatchObject({ code: 'not-writable' });
  });
});

describe('deleteView', () => {
  it('gives back what it deleted, once', async () => {
    const { view } = await saveView({ name: 'Two years', query: 'a=b' });
    expect(await deleteView(view.id)).toEqual(view);
    expect(await names()).toEqual([]);
    await expect(deleteView(view.id)).rejects.toMatchObject({ code: 'no-view' });
  });
});
