import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { ASSUMPTIONS, fillFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { settingsSchema } from '@/lib/workspace/settings';
import { resetThreshold, saveThreshold } from './saveThreshold';
import { getWorkspace } from './workspace';

let folder: string;
let home: string;
let dataHash: string;
let homes = 0;
const file = (itsHome = home) => path.join(itsHome, 'settings.json');
const storedThresholds = async (itsHome?: string) => settingsSchema.parse(JSON.parse(await readFile(file(itsHome), 'utf8'))).thresholds;
const stored = async (itsHome?: string) => (await storedThresholds(itsHome))[dataHash]!.threshold;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'threshold-'));
  await fillFolder(folder, { customers: MEMBERS });
  const { dataset } = await readDataset(folder);
  ({ dataHash } = dataset);
  await saveModel(path.join(folder, 'model'), await quickModel(dataset));
  vi.stubEnv('DATASET_DIR', folder);
  vi.stubEnv('MODEL_DIR', undefined);
});
beforeEach(() => {
  home = path.join(folder, `home${homes++}`);
  vi.stubEnv('HOLDFAST_HOME', home);
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

describe('saveThreshold', () => {
  it('puts a threshold over the dataset\'s own, and resetThreshold takes it away', async () => {
    const before = await getWorkspace();
    const atRisk = before.activeProbability!.filter((probability) => probability >= 0.2).length;
    const after = await saveThreshold(0.2);
    expect(await getWorkspace()).toBe(after);
    expect(after.assumptions).toEqual({ ...ASSUMPTIONS, threshold: 0.2 });
    expect(after.savedThreshold).toEqual({ ...(await storedThresholds())[dataHash], datasetThreshold: 0.5 });
    expect(after.savedThreshold).toMatchObject({ threshold: 0.2, modelVersion: before.model!.card.modelVersion });
    expect(Array.from(after.activeRows).filter((row) => after.segments.of[row] === 0)).toHaveLength(atRisk);
    // The same dataset and model: nothing was read again.
    expect(after.dataset).toBe(before.dataset);
    expect(after.model).toBe(before.model);
    const reset = await resetThreshold();
    expect(reset).toMatchObject({ assumptions: ASSUMPTIONS, savedThreshold: null });
    expect(reset.segments).toEqual(before.segments);
    expect(await storedThresholds()).toEqual({});
  });

  it.each([NaN, Infinity, -Infinity, -1, 0, 0.0099, 0.9901, 1, 50])('refuses %s and writes nothing', async (threshold) => {
    await expect(saveThreshold(threshold)).rejects.toMatchObject({ code: 'invalid-threshold', message: `The threshold is ${threshold}: expected a number from 0.01 to 0.99.` });
    await expect(readdir(home)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('accepts both ends', async () => {
    for (const threshold of [0.01, 0.99]) expect((await saveThreshold(threshold)).assumptions.threshold).toBe(threshold);
  });

  it('keeps what other datasets saved', async () => {
    const others = { ['b'.repeat(64)]: { threshold: 0.3, savedAt: '2026-01-01T00:00:00.000Z', modelVersion: 'm' } };
    await mkdir(home);
    await writeFile(file(), JSON.stringify({ formatVersion: 1, thresholds: others }));
    await saveThreshold(0.2);
    expect(await storedThresholds()).toMatchObject({ ...others, [dataHash]: { threshold: 0.2 } });
    await resetThreshold();
    expect(await storedThresholds()).toEqual(others);
  });

  it('takes those who save at once one after the other: each is told its own, the last one stays', async () => {
    const thresholds = Array.from({ length: 10 }, (_, i) => (i + 1) / 20);
    const told = await Promise.all(thresholds.map(saveThreshold));
    expect(told.map((workspace) => workspace.assumptions.threshold)).toEqual(thresholds);
    expect(await stored()).toBe(0.5);
    expect((await getWorkspace()).assumptions.threshold).toBe(0.5);
    expect(await readdir(home)).toEqual(['settings.json']);
  });

  it('does not write over a damaged file, and goes on when it is gone', async () => {
    await mkdir(home);
    await writeFile(file(), '{"form');
    for (const save of [() => saveThreshold(0.2), resetThreshold]) {
      await expect(save()).rejects.toMatchObject({ code: 'settings-damaged', remedy: 'Correct or delete the file, then save again.' });
    }
    expect(await readFile(file(), 'utf8')).toBe('{"form');
    await rm(file());
    expect((await saveThreshold(0.2)).assumptions.threshold).toBe(0.2);
  });

  it('changes nothing where the data home cannot be written to', async () => {
    await writeFile(home, '');
    const before = await getWorkspace();
    await expect(saveThreshold(0.2)).rejects.toMatchObject({ code: 'not-writable' });
    expect(await getWorkspace()).toBe(before);
  });

  it('needs a model, whose absence it explains', async () => {
    vi.stubEnv('MODEL_DIR', home);
    try {
      await expect(saveThreshold(0.2)).rejects.toMatchObject({ code: 'no-model', remedy: 'Run "npm run train".' });
      expect(await resetThreshold()).toMatchObject({ savedThreshold: null, model: null });
    } finally {
      vi.stubEnv('MODEL_DIR', undefined);
    }
  });
});

const nth = (i: number) => ((i % 99) + 1) / 100;

/** Saves .01, .02 … .99 and again from .01, and says the number of each save after it. */
const SAVER = `
  const { saveThreshold } = require('./lib/workspace/server/saveThreshold.ts');
  (async () => {
    for (let i = 0; ; i++) {
      await saveThreshold(((i % 99) + 1) / 100);
      process.stdout.write(i + ' ');
    }
  })();`;

/** Starts a saver, kills it some time after its first save and returns the number of the last save that it told of. */
async function killedSaver(itsHome: string): Promise<number> {
  const child = spawn(process.execPath, ['--conditions=react-server', '--require', 'tsx/cjs', '--eval', SAVER], {
    env: { ...process.env, HOLDFAST_HOME: itsHome },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  const closed = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), closed]);
  await new Promise((resolve) => setTimeout(resolve, Math.random() * 60));
  child.kill('SIGKILL');
  await closed;
  return Number(told.trim().split(' ').at(-1) || NaN);
}

describe('another process', () => {
  it('that is killed while it saves leaves the last save it told of, or the next, whole; and that is seen here', async () => {
    await getWorkspace();
    // Two at a time, each in a home of its own: starting them is most of the work.
    await Promise.all(['a', 'b'].map(async (name) => {
      for (let kill = 0; kill < 10; kill++) {
        const last = await killedSaver(path.join(home, name));
        expect([nth(last), nth(last + 1)]).toContain(await stored(path.join(home, name)));
      }
    }));
    for (const name of ['a', 'b']) {
      vi.stubEnv('HOLDFAST_HOME', path.join(home, name));
      expect((await getWorkspace()).assumptions.threshold).toBe(await stored(path.join(home, name)));
    }
  });
});
