import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { NO_SETTINGS, type Settings } from '@/lib/workspace/settings';
import { readSettings, SETTINGS_FILE, settingsVersion } from './settings';

const HASH = 'a'.repeat(64);
const SETTINGS: Settings = {
  formatVersion: 1,
  thresholds: { [HASH]: { threshold: 0.4, savedAt: '2026-01-01T00:00:00.000Z', modelVersion: '0123456789ab' } },
  views: { [HASH]: [{ id: '1', name: 'Two years', query: 'contract=Two+year' }] },
  plans: { [HASH]: [{ id: '2', name: 'January', query: 'budget=3000' }] },
  assumptions: { [HASH]: { grossMargin: 0.5 } },
  offers: {},
  history: { [HASH]: [{ who: 'local', when: '2026-01-01T00:00:00.000Z', what: 'grossMargin', before: 0.6, after: 0.5 }] },
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'settings-'));
  vi.stubEnv('HOLDFAST_HOME', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});
const write = (text: string) => writeFile(path.join(folder, SETTINGS_FILE), text);

describe('readSettings', () => {
  it('reads what was written', async () => {
    await write(JSON.stringify(SETTINGS));
    expect(await readSettings()).toEqual({ settings: SETTINGS, problem: null });
  });

  it('reads a file of before there were views, assumptions and offers', async () => {
    const { formatVersion, thresholds } = SETTINGS;
    await write(JSON.stringify({ formatVersion, thresholds }));
    expect(await readSettings()).toEqual({ settings: { ...NO_SETTINGS, thresholds }, problem: null });
  });

  it.each(['', '/absent', `/${SETTINGS_FILE}/below a file`])('is empty where there is no file: HOME%s', async (below) => {
    if (below.startsWith(`/${SETTINGS_FILE}`)) await write('');
    vi.stubEnv('HOLDFAST_HOME', folder + below);
    expect(await readSettings()).toEqual({ settings: NO_SETTINGS, problem: null });
  });

  it.each([
    ['nothing', ''],
    ['half a file', JSON.stringify(SETTINGS).slice(0, 90)],
    ['another shape', '[]'],
    ['a later version', JSON.stringify({ ...SETTINGS, formatVersion: 2 })],
    ['a key that nobody knows', JSON.stringify({ ...SETTINGS, extra: 1 })],
    ['a threshold above 1', JSON.stringify(SETTINGS).replace('0.4', '1.4')],
    ['a view without a name', JSON.stringify(SETTINGS).replace('Two years', '')],
    ['no dataset\'s hash', JSON.stringify(SETTINGS).replace(HASH, 'telco')],
  ])('is empty, with the problem in words, for %s', async (_trouble, text) => {
    await write(text);
    const { settings, problem } = await readSettings();
    expect(settings).toEqual(NO_SETTINGS);
    expect(problem).toBe("settings.json in the data home is not a settings file of this version. Until it is corrected or deleted, the threshold, the assumptions and the offers are the last ones that were read from it, else the dataset's own, and there are no saved views.");
  });

  it('says so where a folder has the name', async () => {
    await mkdir(path.join(folder, SETTINGS_FILE));
    expect((await readSettings()).problem).toContain('cannot be read (EISDIR)');
  });
});

it('settingsVersion changes with the file, also to one of the same size, and not otherwise', async () => {
  const seen = [settingsVersion()];
  for (const text of ['a', 'b', 'bc']) {
    await rm(path.join(folder, SETTINGS_FILE), { force: true });
    await write(text);
    seen.push(settingsVersion());
    expect(settingsVersion()).toBe(seen.at(-1));
  }
  expect(new Set(seen).size).toBe(4);
});
