import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** IBM's public telco sample (Apache-2.0), which is not part of the product: absent in most checkouts. */
const FILE = resolve(process.cwd(), '../shared/data/telco-customer-churn.csv');
export const TELCO_AVAILABLE = existsSync(FILE);

/** gender and SeniorCitizen stay out: a protected trait must not raise or lower anyone's score. */
const NOT_FEATURES = new Set(['customerID', 'gender', 'SeniorCitizen', 'Churn']);
const NUMERIC = new Set(['tenure', 'MonthlyCharges', 'TotalCharges']);
/** Natural orders; every other column is No, Yes, No internet service. */
const ORDER: Record<string, readonly string[]> = {
  MultipleLines: ['No phone service', 'No', 'Yes'],
  InternetService: ['No', 'DSL', 'Fiber optic'],
  Contract: ['Month-to-month', 'One year', 'Two year'],
  PaymentMethod: ['Bank transfer (automatic)', 'Credit card (automatic)', 'Mailed check', 'Electronic check'],
};
const YES_NO = ['No', 'Yes', 'No internet service'];
/** Below every real charge, so that one cut separates blanks. */
const BLANK = -1;

/** 7,043 rows × 17 features, encoded without the product's encoder, so that the trainer is tested by itself. */
export function loadTelco() {
  const records = parse(readFileSync(FILE), { columns: true }) as Record<string, string>[];
  const featureNames = Object.keys(records[0]!).filter((column) => !NOT_FEATURES.has(column));
  const encode = (column: string, text: string) => {
    if (NUMERIC.has(column)) return text.trim() === '' ? BLANK : Number(text);
    const code = (ORDER[column] ?? YES_NO).indexOf(text);
    if (code < 0) throw new Error(`Unknown value of ${column}: ${text}`);
    return code;
  };
  const n = records.length;
  const p = featureNames.length;
  const X = Float32Array.from(records.flatMap((record) => featureNames.map((column) => encode(column, record[column]!))));
  const y = Uint8Array.from(records, (record) => (record.Churn === 'Yes' ? 1 : 0));
  return { X, y, n, p, featureNames };
}
