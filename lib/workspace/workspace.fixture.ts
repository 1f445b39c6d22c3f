import { quickModel } from '@/lib/churn/model.fixture';
import { ASSUMPTIONS, datasetOf, dictionaryJson, type DictionaryJson } from '@/lib/dataset/dataset.fixture';
import { readDataset } from '@/lib/dataset/server/readDataset';
import { readOffers } from '@/lib/retention/server/readOffers';
import { readRules } from '@/lib/segments/server/readRules';
import { deriveWorkspace, type Workspace } from './derive';

/** The bundled customers under a model of few trees: the numbers are not the product's, their relations are. */
export async function bundledWorkspace(): Promise<Workspace> {
  const { dataset, assumptions } = await readDataset('data');
  return deriveWorkspace({ dataset, assumptions, model: await quickModel(dataset), rules: await readRules('data'), offers: await readOffers('data') });
}

export const NO_MODEL = { message: 'There is no trained model for this dataset: card.json is absent.', remedy: 'Run "npm run train".' };

/** Any CSV text under a dictionary of its own; without a model unless asked for one. */
export async function workspaceOf(customers: string, change: (json: DictionaryJson) => void = () => {}, trees = 0): Promise<Workspace> {
  const dataset = await datasetOf(customers, dictionaryJson(change));
  const model = trees > 0 ? await quickModel(dataset, trees) : null;
  return deriveWorkspace({ dataset, assumptions: ASSUMPTIONS, model, modelProblem: model ? null : NO_MODEL });
}

/** The bundled file as text cells by header, read without the product. */
export function rowsOfCsv(text: string): Record<string, string>[] {
  const [header, ...lines] = text.trim().split('\n').map((line) => line.split(','));
  return lines.map((cells) => Object.fromEntries(header!.map((name, i) => [name, cells[i]!])));
}
