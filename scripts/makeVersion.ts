/**
 * Makes a version of a customer file, or of the version in use trained anew, and chooses it. Started by scripts/use.mjs and
 * scripts/train.mjs. Whatever goes wrong before the end leaves what is in use as it was.
 */
import { copyFile, cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readCard } from '@/lib/churn/server/modelFiles';
import { churned } from '@/lib/dataset/dataset';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { describeError, HoldfastError } from '@/lib/errors';
import type { Version } from '@/lib/versions/schema';
import { chooseVersion } from '@/lib/versions/server/chooseVersion';
import { commitVersion } from '@/lib/versions/server/commitVersion';
import { folderFiles } from '@/lib/versions/server/folderFiles';
import { listVersions } from '@/lib/versions/server/listVersions';
import { readVersion } from '@/lib/versions/server/readVersion';
import { discardVersion, stageVersion } from '@/lib/versions/server/stageVersion';
import { workspaceFolders } from '@/lib/workspace/server/served';
import { learn } from './learn';
import { reportDataset } from './reportDataset';

interface Making {
  /** The files of the dataset, by the name that they get. */
  files: Record<string, string>;
  sourceName: string;
  /** Fingerprint of the trainer. */
  trainer: string;
  /** In place of the dictionary's. */
  name?: string;
  /** The folder of the model to compare with and to go on from; where there is one, the same files are trained on again. */
  model?: string;
  replace?: boolean;
}

/** Of files, or of those of a version. */
type Request = Making | { again: string; trainer: string; replace: boolean };

const isOfModel = (file: string) => file.startsWith('model/');

class MakingStopped extends HoldfastError<'not-made'> {}

try {
  const request = JSON.parse(process.argv[2]!) as Request;
  const { id, name } = await bringIn('again' in request ? await ofVersion(request) : request);
  await chooseVersion(id);
  await printModel(id, name);
} catch (error) {
  console.error(error instanceof HoldfastError ? describeError(error) : error);
  console.error('Nothing was changed: the dataset in use is the same as before.');
  process.exitCode = 1;
}

async function ofVersion({ again, trainer, replace }: Extract<Request, { again: string }>): Promise<Making> {
  const { files, sourceName } = await readVersion(again);
  const folders = workspaceFolders(again);
  const own = Object.keys(files).filter((file) => !isOfModel(file));
  return { files: Object.fromEntries(own.map((file) => [file, path.join(folders.dataset, file)])), model: folders.model, sourceName, trainer, replace };
}

/** @returns the version of these files: made now, unless the same trainer made it of the same files before */
async function bringIn({ files, sourceName, trainer, name, model, replace = false }: Making): Promise<Version> {
  const staged = await stageVersion();
  const inFolder = (file: string) => path.join(staged.folder, file);
  try {
    for (const [target, source] of Object.entries(files)) await copyFile(source, inFolder(target));
    if (name) await rename(inFolder('dictionary.json'), name);
    const { dataset } = await readDataset(staged.folder);
    console.log(reportDataset(dataset));
    const same = model ? undefined : await madeBefore(staged.folder, trainer);
    if (same) return same;
    if (model) await cp(model, inFolder('model'), { recursive: true });
    const outcome = await learn(dataset, inFolder('model'), { replace });
    if (outcome !== 'learned') throw new MakingStopped('not-made', 'The model could not be trained; the reason is above.', 'Correct the file it names and run it again.');
    const { outOfBag: { rocAuc } } = await readCard(inFolder('model'));
    return await commitVersion(staged, {
      name: dataset.dictionary.name, rows: dataset.rowCount, churned: churned(dataset).reduce((sum, label) => sum + label, 0), refusedRows: dataset.rejectedRows.length, rocAuc, sourceName, trainer,
    });
  } finally {
    // Of one that was committed the folder is gone by now.
    await discardVersion(staged);
  }
}

/** A dictionary that is not JSON is left as it is: reading it says so better. */
async function rename(file: string, name: string): Promise<void> {
  try {
    await writeFile(file, `${JSON.stringify({ ...(JSON.parse(await readFile(file, 'utf8')) as object), name }, null, 2)}\n`);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
}

async function madeBefore(folder: string, trainer: string): Promise<Version | undefined> {
  const wanted = JSON.stringify(await folderFiles(folder));
  const ofDataset = ({ files }: Version) => Object.fromEntries(Object.entries(files).filter(([name]) => !isOfModel(name)));
  const versions = (await listVersions()).versions.flatMap((entry) => (entry.kind === 'version' ? [entry.version] : []));
  return versions.find((version) => version.trainer === trainer && JSON.stringify(ofDataset(version)) === wanted);
}

async function printModel(id: string, name: string): Promise<void> {
  const { modelVersion, outOfBag: { rocAuc, averagePrecision, logLoss, brierScore } } = await readCard(workspaceFolders(id).model);
  const figures = Object.entries({ 'ROC AUC': rocAuc, 'average precision': averagePrecision, 'log loss': logLoss, Brier: brierScore });
  console.log(`Model ${modelVersion}, out of bag: ${figures.map(([figure, value]) => `${figure} ${value.toFixed(4)}`).join(', ')}`);
  console.log(`Version ${id} (${name}) is chosen.`);
}
