import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Dataset } from '@/lib/dataset/dataset';
import { datasetOf } from '@/lib/dataset/dataset.fixture';

/** Telco as the product reads it, with the bundled dictionary. To be called only where TELCO_AVAILABLE. */
export function telcoDataset(): Promise<Dataset> {
  const dictionary = JSON.parse(readFileSync('data/dictionaries/ibm-telco.json', 'utf8')) as object;
  return datasetOf(readFileSync(path.resolve('../shared/data/telco-customer-churn.csv')), dictionary);
}
