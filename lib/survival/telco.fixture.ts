import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** IBM's public telco sample (Apache-2.0), which is not part of the product: absent in most checkouts. */
const FILE = '../shared/data/telco-customer-churn.csv';
export const TELCO_AVAILABLE = existsSync(FILE);
if (!TELCO_AVAILABLE) console.info(`Skipped: ${FILE} is not here, and the repository does not carry it.`);

/** 7,043 customers: their months, whether they left, and each column as text. To be called only where TELCO_AVAILABLE. */
export function telcoDurations() {
  const rows: Record<string, string>[] = parse(readFileSync(FILE), { columns: true });
  return { rows, duration: rows.map((row) => Number(row.tenure)), eventObserved: rows.map((row) => (row.Churn === 'Yes' ? 1 : 0)) };
}

/** Group numbers of a category column, by first appearance. */
export function groupsOf(rows: readonly Record<string, string>[], column: string): { group: number[]; groups: number } {
  const values = [...new Set(rows.map((row) => row[column]!))];
  return { group: rows.map((row) => values.indexOf(row[column]!)), groups: values.length };
}
