import 'server-only';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ModelCard } from '@/lib/churn/card';
import { saveModel } from '@/lib/churn/server/saveModel';
import { trainModel } from '@/lib/churn/server/train';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { COLUMNS_FILE } from '@/lib/dataset/server/columnsFile';
import { DATASET_FILES, readDataset } from '@/lib/dataset/server/readDataset';
import { shareOfTraining, STAGES, type Stage } from '@/lib/intake/trainingStages';
import { findClusters } from '@/lib/segments/clusters/findClusters';
import { saveClusters } from '@/lib/segments/server/clusterFiles';
import { linkOrCopy } from '@/lib/storage/server/linkOrCopy';
import { withLock } from '@/lib/storage/server/lock';
import { commitVersion } from '@/lib/versions/server/commitVersion';
import { discardVersion, stageVersion } from '@/lib/versions/server/stageVersion';
import { importFolder } from './importFolder';
import type { Job, Report } from './runJob';

const DAY_MS = 86_400_000;

/** Trains on an import whose file was checked, and makes a version of it, which nothing serves yet. One training at a time on this machine. */
export const trainJob: Job = async ({ id, fileName }, report) => {
  report('Waiting until another training is done', 0);
  return withLock('training', () => trainVersion(id, fileName, report), { wait: DAY_MS });
};

async function trainVersion(id: string, fileName: string, report: Report): Promise<{ version: string }> {
  report('Reading the file', 0);
  const { dataset } = await readDataset(importFolder(id));
  const staged = await stageVersion();
  try {
    for (const name of [...Object.values(DATASET_FILES), COLUMNS_FILE]) {
      const from = path.join(importFolder(id), name);
      if (existsSync(from)) await linkOrCopy(from, path.join(staged.folder, name));
    }
    const { outOfBag } = await learn(dataset, path.join(staged.folder, 'model'), (stage, share) => report(STAGES[stage].words, shareOfTraining(stage, share)));
    const { id: version } = await commitVersion(staged, {
      name: dataset.dictionary.name,
      rows: dataset.rowCount,
      churned: churned(dataset).reduce((sum, label) => sum + label, 0),
      refusedRows: dataset.rejectedRows.length,
      rocAuc: outOfBag.rocAuc,
      sourceName: fileName,
    });
    return { version };
  } catch (error) {
    await discardVersion(staged).catch(() => {});
    throw error;
  }
}

/** Trains the model, finds the groups of customers, and writes both. */
async function learn(dataset: Dataset, folder: string, onProgress: (stage: Stage, share: number) => void): Promise<ModelCard> {
  const model = await trainModel({ dataset, onProgress });
  onProgress('segments', 0);
  const without = new Set(model.card.excluded.filter(({ leak }) => leak).map(({ name }) => name));
  await mkdir(folder, { recursive: true });
  await saveModel(folder, model);
  await saveClusters(folder, dataset, findClusters(dataset, { without, earlier: null }));
  return model.card;
}
