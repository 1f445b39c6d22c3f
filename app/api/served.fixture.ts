import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, vi } from 'vitest';
import { MEMBERS, quickModel } from '@/lib/churn/model.fixture';
import { saveModel } from '@/lib/churn/server/saveModel';
import { fillFolder, type FolderContent } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';

const folders: string[] = [];
afterAll(async () => {
  vi.unstubAllEnvs();
  forget();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

function forget(): void {
  delete (globalThis as { holdfastWorkspace?: unknown }).holdfastWorkspace;
}

/** Lets the routes and actions serve a folder of its own: the members of the fixture with a small model, unless told otherwise. */
export async function serve(content: FolderContent = {}, { model = true } = {}): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'served-'));
  folders.push(folder);
  await fillFolder(folder, { customers: MEMBERS, ...content });
  if (model) {
    await saveModel(path.join(folder, 'model'), await quickModel((await readDataset(folder)).dataset));
  }
  vi.stubEnv('DATASET_DIR', folder);
  vi.stubEnv('MODEL_DIR', undefined);
  vi.stubEnv('HOLDFAST_HOME', path.join(folder, 'home'));
  forget();
  return folder;
}

/** A member who is still there and one who left, by the text of the file. */
export const STAYED = memberWho('No');
export const LEFT = memberWho('Yes');

function memberWho(left: 'Yes' | 'No'): string {
  return MEMBERS.split('\n').find((line, i) => i > 1 && line.endsWith(`,${left}`))!.split(',')[0]!;
}
