import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import type { Version, VersionMeta } from './schema';
import { commitVersion } from './server/commitVersion';
import { stageVersion, type StagedVersion } from './server/stageVersion';

/** A data home of its own, which goes when the test ends. */
export async function ownHome(): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'versions-'));
  vi.stubEnv('HOLDFAST_HOME', home);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(home, { recursive: true, force: true });
  });
  return home;
}

export const META: VersionMeta = { name: 'Corner Gym', rows: 300, churned: 90, refusedRows: 1, rocAuc: 0.84, sourceName: 'gym.csv' };

/** A folder with the files of a version, whatever they hold. */
export async function stageFiles(content = 'a'): Promise<StagedVersion> {
  const staged = await stageVersion();
  await mkdir(path.join(staged.folder, 'model'));
  for (const name of ['customers.csv', 'dictionary.json', 'assumptions.json', 'model/card.json']) await writeFile(path.join(staged.folder, name), `${name} ${content}`);
  return staged;
}

export async function commitFiles(content = 'a', meta: Partial<VersionMeta> = {}): Promise<Version> {
  return commitVersion(await stageFiles(content), { ...META, ...meta });
}
