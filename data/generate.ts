/**
 * Writes data/customers.csv, the same bytes at every run, and prints what it was tuned to.
 * With --check it writes nothing and exits 1 when the file differs.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { toCsv } from './generator/csv';
import { measure, type Measures } from './generator/measure';
import { drawCustomers } from './generator/simulate';

const FILE = fileURLToPath(new URL('customers.csv', import.meta.url));

const percent = (share: number) => `${(100 * share).toFixed(2)}%`;

function report(m: Measures): string {
  return [
    `Rows                       ${m.rows}`,
    `Active, start to end       ${m.activeAtStart} to ${m.activeAtEnd} (target: 4,500 to 6,000 at the end)`,
    `Share that left            ${percent(m.shareLeft)}, mean truth ${percent(m.meanTruth)}`,
    `Monthly churn, mean        ${percent(m.meanMonthlyChurn)} (target: 1.5% to 2%)`,
    `Monthly churn, December    ${percent(m.monthlyChurn[11]!)} in 2024, ${percent(m.monthlyChurn[23]!)} in 2025`,
    `ROC AUC of the truth       ${m.truthRocAuc.toFixed(4)} (target: 0.85 to 0.90)`,
    `Log loss of the truth      ${m.truthLogLoss.toFixed(4)}`,
    `Brier score of the truth   ${m.truthBrierScore.toFixed(4)}`,
  ].join('\n');
}

/** Where two texts first differ, for a person to look at. */
function firstDifference(got: string, expected: string): string {
  const gotLines = got.split('\n');
  const expectedLines = expected.split('\n');
  const line = expectedLines.findIndex((text, i) => text !== gotLines[i]);
  if (line === -1) return `got ${gotLines.length} lines, expected ${expectedLines.length}`;
  return `line ${line + 1}: got "${gotLines[line] ?? ''}", expected "${expectedLines[line]}"`;
}

const customers = drawCustomers();
const text = toCsv(customers);
console.log(report(measure(customers)));

if (process.argv.includes('--check')) {
  const found = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  if (found !== text) {
    console.error(`data/customers.csv is not what the generator draws: ${firstDifference(found, text)}. Run npm run data.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
