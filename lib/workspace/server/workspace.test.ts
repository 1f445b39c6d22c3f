import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { fillFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import type { Workspace } from '@/lib/workspace/derive';
import { getOverview } from './queries';
import { workspaceFolders } from './served';
import { getWorkspace } from './workspace';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  vi.stubEnv('DATASET_DIR', folder);
  vi.stubEnv('MODEL_DIR', undefined);
  vi.stubEnv('HOLDFAST_HOME', folder);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const SAVED_AT = '2026-01-01T00:00:00.000Z';
const savedFor = ({ dataset }: Workspace, threshold: number) => ({ [dataset.dataHash]: { threshold, savedAt: SAVED_AT, modelVersion: 'm' } });
const writeSettings = (thresholds: object) => writeFile(path.join(folder, 'settings.json'), JSON.stringify({ formatVersion: 1, thresholds }));

describe('workspaceFolders', () => {
  it('are the bundled ones, a dataset with its model inside, or as said', () => {
    expect(workspaceFolders()).toEqual({ dataset: folder, model: path.join(folder, 'model') });
    vi.stubEnv('MODEL_DIR', 'elsewhere');
    expect(workspaceFolders()).toEqual({ dataset: folder, model: 'elsewhere' });
    vi.stubEnv('DATASET_DIR', undefined);
    vi.stubEnv('MODEL_DIR', undefined);
    expect(workspaceFolders()).toEqual({ dataset: path.resolve('data'), model: path.resolve('model') });
  });
});

describe('getWorkspace', () => {
  it('loads once for all who ask at the same time, and keeps what it loaded', async () => {
    await fillFolder(folder, { customers: MEMBERS });
    const [a, b] = await Promise.all([getWorkspace(), getWorkspace()]);
    expect(b).toBe(a);
    await writeFile(path.join(folder, 'customers.csv'), '');
    expect(await getWorkspace()).toBe(a);
  });

  it('sees what another process saved, without reading the dataset again', async () => {
    await fillFolder(folder, { customers: MEMBERS });
    const before = await getWorkspace();
    await writeFile(path.join(folder, 'customers.csv'), '');
    await writeSettings(savedFor(before, 0.3));
    const [after, again] = await Promise.all([getWorkspace(), getWorkspace()]);
    expect(again).toBe(after);
    expect(after.dataset).toBe(before.dataset);
    expect(after.assumptions.threshold).toBe(0.3);
    expect(after.savedThreshold).toEqual({ threshold: 0.3, savedAt: SAVED_AT, modelVersion: 'm', datasetThreshold: 0.5 });
    await writeSettings(savedFor(before, 0.25));
    expect(await getWorkspace()).toMatchObject({ assumptions: { threshold: 0.25 }, savedThreshold: { datasetThreshold: 0.5 } });
    await rm(path.join(folder, 'settings.json'));
    expect(await getWorkspace()).toMatchObject({ assumptions: { threshold: 0.5 }, savedThreshold: null });
  });

  it('stays as it is when the settings change for another dataset, or are damaged', async () => {
    await fillFolder(folder, { customers: MEMBERS });
    await writeSettings(savedFor(await getWorkspace(), 0.3));
    const last = await getWorkspace();
    await writeSettings({ ...savedFor(last, 0.3), ['c'.repeat(64)]: { threshold: 0.1, savedAt: SAVED_AT, modelVersion: 'm' } });
    expect(await getWorkspace()).toBe(last);
    await writeFile(path.join(folder, 'settings.json'), '{"form');
    expect(await getWorkspace()).toBe(last);
    // A process that starts now has nothing to go on with but the dataset's own.
    delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
    expect(await getWorkspace()).toMatchObject({ assumptions: { threshold: 0.5 }, savedThreshold: null });
  });

  it('does not keep a failure', async () => {
    await expect(getWorkspace()).rejects.toMatchObject({ code: 'file-missing' });
    await fillFolder(folder, { customers: MEMBERS });
    expect((await getWorkspace()).dataset.rowCount).toBe(200);
  });

  it('does not keep a failure that settings changed under either', async () => {
    const failures = [getWorkspace()];
    await writeSettings({});
    failures.push(getWorkspace());
    for (const failure of failures) await expect(failure).rejects.toMatchObject({ code: 'file-missing' });
    await fillFolder(folder, { customers: MEMBERS });
    expect((await getWorkspace()).dataset.rowCount).toBe(200);
  });

  it('goes on without a model that is of other customers, and says why', async () => {
    await fillFolder(folder, { customers: MEMBERS });
    await saveModel(path.join(folder, 'model'), await quickModel((await readDataset(folder)).dataset));
    await writeFile(path.join(folder, 'customers.csv'), MEMBERS.replace('M1,', 'N1,'));
    const { model, modelProblem } = await getWorkspace();
    expect(model).toBeNull();
    expect(modelProblem).toMatchInlineSnapshot(`
      {
        "message": "The model was trained on another customer file than the one at hand ("Test Gym", 200 rows).",
        "remedy": "Run "npm run train".",
      }
    `);
  });
});

it('getOverview computes each view once for each loaded state', async () => {
  await fillFolder(folder, { customers: MEMBERS });
  const workspace = await getWorkspace();
  const view = getOverview(workspace, 'month', 'plan');
  expect(getOverview(workspace, 'month', 'plan')).toBe(view);
  expect(getOverview(workspace, 'year', 'plan')).not.toBe(view);
  expect(getOverview({ ...workspace }, 'month', 'plan')).not.toBe(view);
});
