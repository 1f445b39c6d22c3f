import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Dataset } from './dataset';
import { assumptionsSchema, dictionarySchema, type Assumptions, type Dictionary } from './schema';
import { readDataset } from './server/readDataset';

export const ASSUMPTIONS: Assumptions = assumptionsSchema.parse({
  formatVersion: 1, grossMargin: 0.6, discountRate: 0.01, clvHorizon: 36, threshold: 0.5,
  riskBands: { low: 0.3, medium: 0.5, high: 0.7 },
  segments: { newMaxTenure: 6, loyalMinTenure: 24, highValueShare: 1 / 3 },
  campaign: { contactCost: 1, incentiveCost: 10, saveRate: { a: 6, b: 14 } },
});

export interface DictionaryJson { columns: Record<string, unknown>[]; [key: string]: unknown }

/** A dictionary file of one column of each type; `change` alters a copy of it. */
export function dictionaryJson(change: (json: DictionaryJson) => void = () => {}): DictionaryJson {
  const json: DictionaryJson = {
    formatVersion: 1, name: 'Test Gym', currency: 'EUR', snapshotDate: null, observationWindow: null, rowsAre: 'snapshot',
    columns: [
      { name: 'id', label: 'Member', type: 'text', role: 'id' },
      { name: 'months', label: 'Months', type: 'integer', role: 'tenure', unit: 'months', min: 0, max: 600 },
      { name: 'fee', label: 'Fee', type: 'number', role: 'monthlyCharge', unit: 'currency/month', min: 0, max: 1000, nullable: true },
      { name: 'plan', label: 'Plan', type: 'category', role: 'segmentation', categories: ['Basic', 'Plus, with sauna'] },
      { name: 'left', label: 'Left', type: 'category', role: 'churn', categories: ['No', 'Yes'], churnedWhen: 'Yes' },
    ],
  };
  change(json);
  return json;
}

export const dictionary = (change?: (json: DictionaryJson) => void): Dictionary => dictionarySchema.parse(dictionaryJson(change));

export interface FolderContent {
  /** As text or bytes; null leaves the file out. */
  customers?: string | Uint8Array | null;
  dictionary?: string | Uint8Array | object | null;
  assumptions?: string | object | null;
}

/** A dataset folder of its own, which goes when the test ends. */
export async function datasetFolder(content: FolderContent): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dataset-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await fillFolder(folder, content);
  return folder;
}

/** Writes the files of a dataset folder; the fixture's dictionary and assumptions unless given others. */
export async function fillFolder(folder: string, { customers = '', dictionary: described = dictionaryJson(), assumptions = ASSUMPTIONS }: FolderContent): Promise<void> {
  const files = { 'customers.csv': customers, 'dictionary.json': described, 'assumptions.json': assumptions };
  for (const [name, value] of Object.entries(files)) {
    if (value === null) continue;
    await writeFile(path.join(folder, name), typeof value === 'string' || value instanceof Uint8Array ? value : JSON.stringify(value));
  }
}

export const HEADER = 'id,months,fee,plan,left';

/** The dataset of a CSV text under the dictionary of the fixture, or another. */
export async function datasetOf(customers: string | Uint8Array, described?: object): Promise<Dataset> {
  const folder = await mkdtemp(path.join(tmpdir(), 'dataset-'));
  try {
    await fillFolder(folder, { customers, ...(described && { dictionary: described }) });
    return (await readDataset(folder)).dataset;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** What it says when it refuses: code, message and next step, as a terminal prints them; the folder's name is left out. */
export async function refusal(content: FolderContent): Promise<string> {
  const folder = await datasetFolder(content);
  try {
    await readDataset(folder);
  } catch (error) {
    const { code, message, remedy } = error as { code: string; message: string; remedy: string };
    return `${code}: ${message} ${remedy}`.replaceAll(folder, 'FOLDER');
  }
  return 'accepted';
}
