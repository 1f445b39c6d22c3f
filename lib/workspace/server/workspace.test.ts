import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { fillFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { getOverview } from './queries';
import { getWorkspace, workspaceFolders } from './workspace';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'workspace-'));
  vi.stubEnv('DATASET_DIR', folder);
  vi.stubEnv('MODEL_DIR', undefined);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

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

  it('does not keep a failure', async () => {
    await expect(getWorkspace()).rejects.toMatchObject({ code: 'file-missing' });
    await fillFolder(folder, { customers: MEMBERS });
    expect((await getWorkspace()).dataset.rowCount).toBe(200);
  });

  it('goes on without a model that is of other customers, and says why', async () => {
    await fillFolder(folder, { customers: MEMBERS });
    const { card, bytes } = await quickModel((await readDataset(folder)).dataset, 2);
    await saveModel(path.join(folder, 'model'), bytes, card);
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
