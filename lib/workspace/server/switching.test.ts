import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { dictionaryJson, fillFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { BUNDLED, type Version } from '@/lib/versions/schema';
import { chooseVersion } from '@/lib/versions/server/chooseVersion';
import { commitVersion } from '@/lib/versions/server/commitVersion';
import { versionFolder } from '@/lib/versions/server/folders';
import { currentPointer } from '@/lib/versions/server/pointer';
import { stageVersion } from '@/lib/versions/server/stageVersion';
import { ownHome } from '@/lib/versions/versions.fixture';
import type { Workspace } from '@/lib/workspace/derive';
import { whyNotSwitchable } from './served';
import { getSwitchProblem, getWorkspace, switchBack, switchTo } from './workspace';

let home: string;
beforeEach(async () => {
  home = await ownHome();
  vi.stubEnv('DATASET_DIR', undefined);
  vi.stubEnv('MODEL_DIR', undefined);
  forget();
});
/** As a process that starts. */
const forget = () => delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;

const models = new Map<string, Awaited<ReturnType<typeof quickModel>>>();

/** A version of the first so many of the members, under a name, with its own model; trained once for each name. */
async function make(name: string, members: number): Promise<Version> {
  const staged = await stageVersion();
  const customers = `${MEMBERS.split('\n').slice(0, members + 1).join('\n')}\n`;
  await fillFolder(staged.folder, { customers, dictionary: dictionaryJson((json) => (json.name = name)) });
  const { dataset } = await readDataset(staged.folder);
  const model = models.get(name) ?? (await quickModel(dataset));
  models.set(name, model);
  await saveModel(path.join(staged.folder, 'model'), model);
  return commitVersion(staged, { name, rows: members, churned: 0, refusedRows: 0, rocAuc: model.card.outOfBag.rocAuc, sourceName: 'members.csv' });
}

/** Which version a state is of, by everything that has one: null where its parts are of several. */
function versionOf({ dataset, model, probability, churned, parts }: Workspace): string | null {
  const { dataHash } = dataset;
  const agree = model?.card.dataset.dataHash === dataHash && model.heldOut.forest.length === dataset.rowCount && probability?.length === dataset.rowCount && churned.length === dataset.rowCount && parts.dataset === dataset;
  return agree ? dataset.dictionary.name : null;
}

const served = async () => (await getWorkspace()).dataset.dictionary.name;
const becomes = (name: string) => vi.waitFor(async () => expect(await served()).toBe(name), { timeout: 20_000 });

describe('switchTo', () => {
  it('serves a version from the next call on, and back', async () => {
    const [a, b] = [await make('A', 200), await make('B', 180)];
    expect(await switchTo(a.id)).toEqual({ version: a.id, previous: BUNDLED });
    expect(versionOf(await getWorkspace())).toBe('A');
    await switchTo(b.id, { expected: a.id });
    expect(versionOf(await getWorkspace())).toBe('B');
    expect(await switchBack()).toEqual({ version: a.id, previous: b.id });
    expect(versionOf(await getWorkspace())).toBe('A');
    await expect(switchTo(b.id, { expected: b.id })).rejects.toMatchObject({ code: 'changed-since' });
    expect(await served()).toBe('A');
    // A process that starts now serves the same.
    forget();
    expect(await served()).toBe('A');
  });

  it('leaves all as it was where the version is damaged', async () => {
    const [a, b] = [await make('A', 200), await make('B', 180)];
    await switchTo(a.id);
    const before = await getWorkspace();
    await writeFile(path.join(versionFolder(b.id), 'customers.csv'), 'id');
    await expect(switchTo(b.id)).rejects.toMatchObject({ code: 'damaged' });
    expect(await getWorkspace()).toBe(before);
    expect(currentPointer().version).toBe(a.id);
    expect(getSwitchProblem()).toBeNull();
  });

  it('is refused, with the reason for the page, where DATASET_DIR fixes what is served', async () => {
    const { id } = await make('A', 200);
    vi.stubEnv('DATASET_DIR', versionFolder(id));
    expect(await whyNotSwitchable()).toMatchInlineSnapshot(`"DATASET_DIR is set, so this server always serves that folder. To choose between versions here, start it without DATASET_DIR."`);
    await expect(switchTo(id)).rejects.toMatchObject({ code: 'not-switchable' });
    expect(currentPointer().version).toBe(BUNDLED);
    vi.stubEnv('DATASET_DIR', undefined);
    expect(await whyNotSwitchable()).toBeNull();
    await writeFile(path.join(home, 'file'), '');
    vi.stubEnv('HOLDFAST_HOME', path.join(home, 'file'));
    expect(await whyNotSwitchable()).toMatchInlineSnapshot(`"Where the data home should be there is a file, so nothing can be saved. Point HOLDFAST_HOME at a folder."`);
  });
});

describe('a choice that another process made', () => {
  it('is loaded while the last state is served, and then served', async () => {
    const [a, b] = [await make('A', 200), await make('B', 180)];
    await chooseVersion(a.id);
    const before = await getWorkspace();
    await chooseVersion(b.id);
    expect(await getWorkspace()).toBe(before);
    await becomes('B');
    expect(versionOf(await getWorkspace())).toBe('B');
  });

  it('that cannot be loaded leaves the last state, says why, and gives way to the next choice', async () => {
    const [a, b] = [await make('A', 200), await make('B', 180)];
    await chooseVersion(a.id);
    const before = await getWorkspace();
    await chooseVersion(b.id);
    await rm(path.join(versionFolder(b.id), 'customers.csv'));
    expect(await getWorkspace()).toBe(before);
    await vi.waitFor(() => expect(getSwitchProblem()).toMatchObject({ message: `Version ${b.id} is damaged: customers.csv is missing.` }));
    expect(await getWorkspace()).toBe(before);
    await chooseVersion(a.id);
    expect(await getWorkspace()).toBe(before);
    expect(getSwitchProblem()).toBeNull();
  });

  it('that is damaged is told of, and at a start is an error with the next step', async () => {
    const a = await make('A', 200);
    await chooseVersion(a.id);
    const before = await getWorkspace();
    await writeFile(path.join(home, 'current.json'), '{"ver');
    expect(await getWorkspace()).toBe(before);
    expect(getSwitchProblem()).toMatchObject({ message: 'current.json in the data home does not name a version.' });
    forget();
    await expect(getWorkspace()).rejects.toMatchObject({ code: 'pointer-damaged' });
    await chooseVersion(a.id);
    expect(await served()).toBe('A');
  });
});

it('no reader ever gets parts of two versions, in 50 switches', async () => {
  const versions = [await make('A', 200), await make('B', 180)];
  await switchTo(versions[1]!.id);
  const seen = new Map<string | null, number>();
  const over = new AbortController();
  const reader = async () => {
    while (!over.signal.aborted) {
      const workspace = await getWorkspace();
      const of = versionOf(workspace);
      await new Promise((resolve) => setImmediate(resolve));
      // What was taken stays what it was, whatever is switched meanwhile.
      const key = versionOf(workspace) === of ? of : null;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  };
  const readers = Array.from({ length: 4 }, reader);
  for (let i = 0; i < 50; i++) {
    const { id, name } = versions[i % 2]!;
    // Half by this process, half as another one would.
    if (i % 4 < 2) {
      await switchTo(id);
      expect(versionOf(await getWorkspace())).toBe(name);
    } else {
      await chooseVersion(id);
      await becomes(name);
    }
  }
  over.abort();
  await Promise.all(readers);
  expect(seen.get(null)).toBeUndefined();
  expect(seen.get('A')).toBeGreaterThan(50);
  expect(seen.get('B')).toBeGreaterThan(50);
});
