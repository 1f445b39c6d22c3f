import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Dataset } from '@/lib/dataset/dataset';
import type { ClusterResult } from '@/lib/segments/clusters/clusters';
import { gym, gymMembers } from '@/lib/segments/clusters/clusters.fixture';
import { findClusters } from '@/lib/segments/clusters/findClusters';
import { createRandom } from '@/lib/stats/random';
import { CLUSTERS_FILE, earlierClusters, loadClusters, saveClusters } from './clusterFiles';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'clusters-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function saved(): Promise<{ folder: string; dataset: Dataset; result: ClusterResult; file: string }> {
  const [folder, dataset] = [await emptyFolder(), await gym()];
  const result = findClusters(dataset);
  await saveClusters(folder, dataset, result);
  return { folder, dataset, result, file: path.join(folder, CLUSTERS_FILE) };
}

async function problem(folder: string, dataset: Dataset): Promise<string> {
  const loaded = await loadClusters(folder, dataset);
  return 'problem' in loaded ? `${loaded.problem.message} ${loaded.problem.remedy}` : 'none';
}

const DAMAGED = 'clusters.json is not what the training wrote: it is damaged, was changed, or is of another version. Run "npm run train".';

describe('saveClusters, loadClusters', () => {
  it('give back the same groups', async () => {
    const { folder, dataset, result } = await saved();
    expect(await loadClusters(folder, dataset)).toEqual(result);
    expect({ clusters: await earlierClusters(folder) }).toEqual(result);
  });

  it('give back why there are none', async () => {
    const [folder, dataset] = [await emptyFolder(), await gym(gymMembers(20))];
    await saveClusters(folder, dataset, findClusters(dataset));
    expect(await problem(folder, dataset)).toBe('Groups of customers can be learned from 60 customers on: got 20. Import a longer list.');
    expect(await earlierClusters(folder)).toBeNull();
  });

  it('say that nothing was learned yet', async () => {
    const folder = await emptyFolder();
    expect(await problem(folder, await gym())).toBe('Groups of customers have not been learned yet: clusters.json is absent. Run "npm run train".');
    expect(await earlierClusters(folder)).toBeNull();
  });

  it('refuse what belongs to other customers or another dictionary, but the next training may compare with it', async () => {
    const { folder, dataset } = await saved();
    expect(await problem(folder, { ...dataset, dataHash: 'other' })).toBe('The groups were learned from another customer file than the one at hand ("Test Gym", 240 rows). Run "npm run train".');
    expect(await problem(folder, { ...dataset, dictionaryHash: 'other' })).toContain('another dictionary');
    expect(await earlierClusters(folder)).not.toBeNull();
  });

  it('refuse a file with one byte flipped', async () => {
    const { folder, dataset, file } = await saved();
    const whole = await readFile(file);
    const random = createRandom(6);
    for (let i = 0; i < 200; i++) {
      const damaged = Buffer.from(whole);
      damaged[Math.floor(random() * damaged.length)]! ^= 1 << Math.floor(random() * 8);
      await writeFile(file, damaged);
      const told = await problem(folder, dataset);
      // A last digit may round to the same number, and says the same.
      if (told === 'none') expect(JSON.parse(damaged.toString('utf8'))).toEqual(JSON.parse(whole.toString('utf8')));
      else expect(told).toBe(DAMAGED);
    }
  });

  it('refuse half a file, an empty one, and parts that do not fit each other', async () => {
    const { folder, dataset, result, file } = await saved();
    const whole = await readFile(file, 'utf8');
    for (const text of [whole.slice(0, 900), '', '[]', 'null']) {
      await writeFile(file, text);
      expect(await problem(folder, dataset)).toBe(DAMAGED);
    }
    if ('absence' in result) expect.fail(result.absence.message);
    const { clusters } = result;
    for (const broken of [{ assignment: clusters.assignment.slice(1) }, { centroids: clusters.centroids.slice(1) }, { clusters: clusters.clusters.slice(1) }, { assignment: new Uint8Array(240) }]) {
      await saveClusters(folder, dataset, { clusters: { ...clusters, ...broken } });
      expect(await problem(folder, dataset)).toBe(DAMAGED);
    }
  });
});
