import 'server-only';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { churned, type Dataset } from '@/lib/dataset/dataset';
import { writeColumns } from '@/lib/dataset/server/columnsFile';
import { readDataset, sha256 } from '@/lib/dataset/server/readDataset';
import { assumptionsSchema, type Dictionary } from '@/lib/dataset/schema';
import { withDictionary } from '@/lib/dataset/withDictionary';
import { applyChange } from '@/lib/intake/doctor/change';
import { examine } from '@/lib/intake/doctor/examine';
import { keepEcho } from '@/lib/intake/doctor/keepEcho';
import { whatCanBeShown } from '@/lib/intake/doctor/whatCanBeShown';
import { defaultAssumptions } from '@/lib/intake/defaultAssumptions';
import { ImportError, type ImportState } from '@/lib/intake/importState';
import { typicalCharge } from '@/lib/retention/usualOffers';
import { writeWhole } from '@/lib/storage/server/writeWhole';
import type { Checked } from './checked';
import { draftOf } from './draftOf';
import { importFile, importFolder } from './importFolder';
import type { Job } from './runJob';

/** Reads the whole file by the dictionary that was agreed on, and has the data doctor look at it. */
export const checkJob: Job = async (state, report) => {
  report('Reading every row', null);
  await writeDictionary(state.id, await agreedDictionary(state));
  // A dataset needs some before its churn rate is known.
  const usual = assumptionsSchema.parse({ ...JSON.parse(await readFile(path.join('data', 'assumptions.json'), 'utf8')), ...state.assumptions });
  await writeWhole(importFile(state.id, 'assumptions'), JSON.stringify(usual));
  const dataset = await withoutEcho(state, (await readDataset(importFolder(state.id))).dataset);
  await writeColumns(importFolder(state.id), dataset);
  const left = churned(dataset).reduce((sum, label) => sum + label, 0);
  await writeWhole(importFile(state.id, 'assumptions'), `${JSON.stringify(defaultAssumptions(usual, left / dataset.rowCount, typicalCharge(dataset)), null, 2)}\n`);
  report('Looking for what could mislead a model', null);
  const checked: Checked = {
    rows: dataset.rowCount,
    churned: left,
    refused: dataset.rejectedRows.length,
    unknownColumns: dataset.unknownColumns,
    findings: examine({ dataset }),
    shown: whatCanBeShown(dataset.dictionary),
  };
  await writeWhole(importFile(state.id, 'refused'), JSON.stringify(dataset.rejectedRows));
  await writeWhole(importFile(state.id, 'check'), JSON.stringify(checked));
  return {};
};

/** A tenure that mostly echoes the outcome is kept from the model, unless a person has decided about it; the finding says so. */
async function withoutEcho({ id, remedies }: ImportState, dataset: Dataset): Promise<Dataset> {
  const change = keepEcho(dataset, remedies);
  if (!change) return dataset;
  const dictionary = applyChange(dataset.dictionary, change);
  return withDictionary(dataset, dictionary, await writeDictionary(id, dictionary));
}

/** @returns the SHA-256 of what was written, hex */
async function writeDictionary(id: string, dictionary: Dictionary): Promise<string> {
  const text = `${JSON.stringify(dictionary, null, 2)}\n`;
  await writeWhole(importFile(id, 'dictionary'), text);
  return sha256(text);
}

/** The draft with the remedies that were taken. */
async function agreedDictionary(state: ImportState): Promise<Dictionary> {
  const { draft: { dictionary, problems } } = await draftOf(state);
  const [problem] = problems;
  if (problem || !dictionary) throw new ImportError('wrong-step', problem?.message ?? 'The columns are not agreed on yet.', problem?.remedy ?? 'Go back to “Map”.');
  return state.remedies.reduce<Dictionary>((changed, remedy) => applyChange(changed, remedy), dictionary);
}
