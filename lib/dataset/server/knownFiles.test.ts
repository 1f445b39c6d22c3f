import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { churned, dateByRole, NO_DATE, numberByRole } from '@/lib/dataset/dataset';
import { ASSUMPTIONS, datasetFolder } from '@/lib/dataset/dataset.fixture';
import { readDataset } from './readDataset';

const TELCO = path.resolve('../shared/data/telco-customer-churn.csv');
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

describe('the bundled file', () => {
  it('is read whole: 8,000 rows, none refused, no column unknown', async () => {
    const { dataset } = await readDataset('data');
    expect(dataset.rowCount).toBe(8000);
    expect(dataset.rejectedRows).toEqual([]);
    expect(dataset.unknownColumns).toEqual([]);
    for (const column of dataset.columns.values()) if (!('nullable' in column.spec) || !column.spec.nullable) expect(column.missing, column.spec.name).toBe(0);
  });

  it('is the file, cell by cell, by a reader of three lines', async () => {
    const { dataset } = await readDataset('data');
    const lines = readFileSync('data/customers.csv', 'utf8').trim().split('\n').map((line) => line.split(','));
    const header = lines[0]!;
    const charge = lines.slice(1).map((cells) => Number(cells[header.indexOf('monthly_charges')]));
    expect([...numberByRole(dataset, 'monthlyCharge')!]).toEqual(charge);
    const left = lines.slice(1).map((cells) => (cells[header.indexOf('churn')] === 'Yes' ? 1 : 0));
    expect([...churned(dataset)]).toEqual(left);
    dateByRole(dataset, 'churnDate')!.forEach((day, row) => expect(day !== NO_DATE).toBe(left[row] === 1));
  });
});

describe.skipIf(!existsSync(TELCO))(`telco${existsSync(TELCO) ? '' : ': skipped, ../shared/data/telco-customer-churn.csv is absent'}`, () => {
  // Expected values: KNOWN_ANSWERS.md, "telco: facts".
  it('has the published numbers', async () => {
    const folder = await datasetFolder({ customers: null, dictionary: readFileSync('data/dictionaries/ibm-telco.json'), assumptions: ASSUMPTIONS });
    copyFileSync(TELCO, path.join(folder, 'customers.csv'));
    const { dataset } = await readDataset(folder);
    expect(dataset.rowCount).toBe(7043);
    expect(dataset.rejectedRows).toEqual([]);
    const left = churned(dataset);
    expect(left.filter((label) => label === 1)).toHaveLength(1869);
    const charge = numberByRole(dataset, 'monthlyCharge')!;
    expect(sum(charge)).toBeCloseTo(456_116.6, 6);
    expect(sum(charge.map((value, row) => value * left[row]!))).toBeCloseTo(139_130.85, 6);
    const blank = [...numberByRole(dataset, 'totalCharge')!.entries()].filter(([, value]) => Number.isNaN(value)).map(([row]) => row);
    expect(blank).toHaveLength(11);
    expect(blank).toEqual([...numberByRole(dataset, 'tenure')!.entries()].filter(([, months]) => months === 0).map(([row]) => row));
  });
});
