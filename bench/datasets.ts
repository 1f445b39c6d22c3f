import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

export interface BenchDataset {
  name: string;
  /** Folder as readDataset wants it. */
  folder: string;
  telco: boolean;
}

/** IBM's public telco sample (Apache-2.0) lies beside the project where it is used for measuring; the project does not carry it. */
const TELCO = path.resolve('../shared/data/telco-customer-churn.csv');

/**
 * The bundled dataset, and telco where it is.
 *
 * @param scratch empty folder of this run; telco's file, dictionary and assumptions are brought together in it
 */
export function benchDatasets(scratch: string): BenchDataset[] {
  const bundled: BenchDataset = { name: 'bundled', folder: path.resolve('data'), telco: false };
  if (!existsSync(TELCO)) {
    console.error('Without telco: ../shared/data/telco-customer-churn.csv is not here, and the project does not carry it.');
    return [bundled];
  }
  const folder = path.join(scratch, 'telco');
  mkdirSync(folder);
  copyFileSync(TELCO, path.join(folder, 'customers.csv'));
  copyFileSync('data/dictionaries/ibm-telco.json', path.join(folder, 'dictionary.json'));
  copyFileSync('data/assumptions.json', path.join(folder, 'assumptions.json'));
  return [bundled, { name: 'telco', folder, telco: true }];
}
